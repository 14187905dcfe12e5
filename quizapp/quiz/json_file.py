"""JSON files that come from anywhere: taken in with a limit, and refused in a sentence."""

from __future__ import annotations

import json
from typing import NoReturn

from quizapp.base.errors import BrokenFileError

MOST_BYTES = 8 << 20
_SAFE = "Nothing was marked, and no file was changed."


def parsed(content: bytes, name: str) -> object:
    """Return the value that the JSON file called ``name`` holds, in UTF-8, UTF-16 or UTF-32.

    Raises BrokenFileError where it is too large, empty, cut short, no JSON, nested too deep, or names a key twice,
    since one of two answers would be lost.
    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in pairs:
            if key in made:
                raise broken(f"{name} has '{key}' twice.", todo="Keep one of the two.")
            made[key] = value
        return made

    def no_number(text: str) -> NoReturn:
        raise broken(f"{name} has {text} where JSON has a number.")

    if len(content) > MOST_BYTES:
        raise broken(f"{name} is larger than {MOST_BYTES >> 20} MB.", todo="No paper and no answers are as large.")
    try:
        value: object = json.loads(content, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise broken(_why(error, name)) from error
    except RecursionError as error:
        raise broken(f"{name} has too many lists within lists.") from error
    except ValueError as error:  # bytes that are no text, or a number of thousands of figures
        raise broken(f"{name} is not JSON.") from error
    return value


def broken(happened: str, todo: str = "Look at the file, or take a fresh copy of it.") -> BrokenFileError:
    """Return the refusal of a file from outside."""
    return BrokenFileError(happened, safe=_SAFE, todo=todo)


def _why(error: json.JSONDecodeError, name: str) -> str:
    if not error.doc.strip():
        return f"{name} is empty."
    if error.msg.startswith("Unterminated") or not error.doc[error.pos :].strip():
        return f"{name} ends in the middle: it was cut short."
    return f"{name} is not JSON: line {error.lineno}, column {error.colno} cannot be read."
