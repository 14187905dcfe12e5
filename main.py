"""Quizapp from a checkout: hands over to the package."""

from quizapp.__main__ import main

if __name__ == "__main__":
    main()
