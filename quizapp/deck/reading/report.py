"""The findings of one deck file, gathered while it is read."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.reading.limits import FINDINGS, ID_CHARACTERS

_ALWAYS_LISTED = frozenset({"D108", "D112", "D113", "D116", "D202", "D207"})
_QUOTED_CHARACTERS = 40
_COMPARED_WORDS = 200

Place = tuple[int, int]
"""Line and column, both from 1; NOWHERE is the file as a whole."""
NOWHERE: Place = (0, 0)


class Report:
    """Takes findings down. ``item`` is the id that they are about; ``errors`` counts them, listed or not."""

    def __init__(self, file: str) -> None:
        self.item = ""
        self.errors = 0
        self._file = file
        self._waiting: list[Finding] = []
        self._count = 0

    def add(self, code: str, place: Place, message: str) -> None:
        """Take one finding down; after FINDINGS of them only what ends the reading is still listed."""
        severity = RULES[code].severity
        self._count += 1
        self.errors += severity == "error"
        if self._count <= FINDINGS or code in _ALWAYS_LISTED:
            self._waiting.append(Finding(code, severity, message, self._file, *place, self.item))
        elif self._count == FINDINGS + 1:
            more = f"There are more than {FINDINGS} findings in this file; mend these and check again."
            self._waiting.append(Finding("D115", RULES["D115"].severity, more, self._file))

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """Return "; did you mean 'answer'?", or "." where no known word is like ``word`` or the report is full."""
        if self._count >= FINDINGS or len(word) > ID_CHARACTERS or len(known) > _COMPARED_WORDS:
            return "."
        close = get_close_matches(word.strip().lower(), sorted(known), 1)
        return f"; did you mean {quoted(close[0])}?" if close else "."

    def has_news(self) -> bool:
        """Tell whether anything has come in since the last time."""
        return bool(self._waiting)

    def take(self) -> list[Finding]:
        """Hand over what has come in since the last time."""
        taken, self._waiting = self._waiting, []
        return taken


def quoted(text: str) -> str:
    """Return an author's text for use in a message: on one line, shortened, in quotes."""
    line = " ".join(text[: _QUOTED_CHARACTERS * 2].split())
    return f"'{line}'" if len(line) <= _QUOTED_CHARACTERS else f"'{line[:_QUOTED_CHARACTERS]}...'"
