"""A learner who answers, and is killed again and again: run by test_killed.py as a process of its own.

Prints a line for each answer that was acknowledged: the face and the id of its review.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from learner_files import answer, on, opened

import quizapp.study.schedule  # noqa: F401 - before the first fork, so that each life is short
from quizapp.study.memory import Grade


def live(folder: Path, life: int, acknowledge: int) -> None:
    """Answer for ever, telling of each answer once it is kept; now and then take the last one back."""
    history = opened(folder)
    for number in range(1_000_000):
        face = f"d/{number % 7}"
        kept = answer(history, face, Grade(1 + number % 4), on(100 + life, number))
        os.write(acknowledge, f"{face} {kept.hex()}\n".encode())
        if number % 5 == 4:
            history.undo(on(100 + life, number))


def main() -> None:
    folder, lives, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])
    for life in range(lives):
        source, target = os.pipe()
        child = os.fork()
        if child == 0:
            live(folder, life, target)
        os.close(target)
        with os.fdopen(source) as acknowledged:
            sys.stdout.write(acknowledged.readline())
            time.sleep(chance.uniform(0, 0.02))  # so that death comes anywhere between and within the answers
            os.kill(child, signal.SIGKILL)
            sys.stdout.write(acknowledged.read())
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
