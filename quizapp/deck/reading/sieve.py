"""Plain cards, sifted out of a deck's items before libyaml reads these: three lines that can mean one thing only.

What is left stands where it stood, so that lines and columns are those of the file.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from quizapp.deck.reading.limits import ID_CHARACTERS, TEXT_CHARACTERS
from quizapp.deck.reading.report import Place
from quizapp.deck.reading.resume import line_start

VALUES = 7  # of a plain card: itself, three keys, and a text for each
_KEYS = {"id": 0, "card": 1, "answer": 2}  # and the line on which each stands
_PIECE = 16_384  # bytes, below TEXT_CHARACTERS, so that a text that is too long is a piece of its own
_SPARE = 200_000  # values that what libyaml holds unread may have, and more

_ID = rf"(?=[a-z0-9-]{{1,{ID_CHARACTERS}}}\n)[a-z0-9]++(?:-[a-z0-9]++)*+"
# No sign of YAML's before it or in it, no picture, and no space around it.
_TEXT = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n\t:#!]*+(?:(?::(?![ \n])|(?<! )#|!(?!\[))[^\n\t:#!]*+)*+(?<=\S)"
# Where quotes, brackets, an anchor or a tag may begin, but for what is closed on the same line. An item starts with a
# dash, so that none begins before one of these signs.
_OPEN = re.compile(
    r"""[-:?\n][ \t]*+(?!(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\n]|'')*+'|\[[^\[\]{}"'#&*!|>\n]*+\])[ ]*+$)[&!"'\[{]""",
    re.MULTILINE,
)


Chunk = tuple[str, str, str, str, str]
"""A plain card's id, front, back and the line breaks after it, and ""; four times "" and its lines for another item."""


class Run(NamedTuple):
    """Plain cards that follow each other, the first of them on ``line``."""

    line: int
    cards: list[Chunk]

    @property
    def lines(self) -> int:
        """How many lines they take."""
        return sum(map(lines, self.cards))


class CardParts(Struct, frozen=True, eq=False):
    """Where the parts of a plain card stand, whose first key is at ``line`` and ``column``; see ``Parts``."""

    line: int
    column: int

    def hold(self, key: str) -> bool:
        """Say whether ``key`` is among them."""
        return key in _KEYS

    def place(self, key: str, entry: int = -1) -> Place:  # noqa: ARG002 - none of its texts is a list
        """Return where the value of ``key`` starts; else where the card does."""
        if key not in _KEYS:
            return self.line, self.column
        return self.line + _KEYS[key], self.column + len(key) + len(": ")


class Sieve:
    """The items of a deck as libyaml is to read them: where a run of plain cards stood, a dash stands alone.

    data: the file, whose first item is on ``line``, from 1, with its dash at ``column``, from 0; values_left: how many
    values the file may still have.
    """

    def __init__(self, data: bytes, line: int, column: int, values_left: Callable[[], int]) -> None:
        self._data = data
        self._line = line
        self._dash = " " * column + "-"
        self._values_left = values_left
        self._runs: deque[Run] = deque()
        self._pieces = self._sifted(line_start(data, line))

    def read(self, _size: int = -1, /) -> bytes:
        """Return the next piece, b"" at the end; libyaml keeps what it did not ask for."""
        return next(self._pieces, b"")

    def run(self, line: int) -> Run | None:
        """Return the plain cards in whose place a dash stands alone on ``line``; once."""
        return self._runs.popleft() if self._runs and self._runs[0].line == line else None

    def _sifted(self, start: int) -> Iterator[bytes]:
        yield b"\n" * (self._line - 2) + b"items:\n"
        known = self._data.startswith(self._dash.encode(), start)  # whether an item starts here, whatever came before
        while known and start < len(self._data) and self._values_left() > _SPARE:
            end = self._end_of_piece(start)
            text, known = self._sift(self._data[start:end].decode())
            yield text.encode()
            start = end
        while start < len(self._data):
            yield self._data[start : start + _PIECE]
            start += _PIECE

    def _end_of_piece(self, start: int) -> int:
        dash, end = f"\n{self._dash} ".encode(), start + _PIECE
        if end >= len(self._data):
            return len(self._data)
        return self._data.rfind(dash, start, end) + 1 or self._data.find(dash, end - len(dash)) + 1 or len(self._data)

    def _sift(self, text: str) -> tuple[str, bool]:
        """Return a piece as libyaml is to read it, and whether an item is known to start after it."""
        first, left, cards = self._line, [], []
        for chunk in self._chunks(text):
            if not chunk[-1]:
                cards.append(chunk)
                continue
            left.append(self._taken(cards))
            cards = []
            if not _is_closed(chunk[-1], self._dash):
                return "".join(left) + text.split("\n", self._line - first)[-1], False
            left.append(chunk[-1])
            self._line += chunk[-1].count("\n")
        return "".join((*left, self._taken(cards))), True

    def _chunks(self, text: str) -> list[Chunk]:
        if len(text) > TEXT_CHARACTERS or not _card(self._dash).search(text):
            return [("", "", "", "", text)]
        return _chunk(self._dash).findall(text)

    def _taken(self, cards: list[Chunk]) -> str:
        """Keep a run of cards, and return what stands in its place."""
        if not cards:
            return ""
        run = Run(self._line, cards)
        self._runs.append(run)
        self._line += run.lines
        return self._dash + "\n" * run.lines


def lines(card: Chunk) -> int:
    """Return how many lines a plain card takes, with the empty ones after it."""
    return len(_KEYS) + len(card[3])


@lru_cache(4)
def _card(dash: str) -> re.Pattern[str]:
    inner = dash.replace("-", "  ")
    return re.compile(rf"{dash} id: ({_ID})\n{inner}card: ({_TEXT})\n{inner}answer: ({_TEXT})\n(\n*+)(?={dash} |\Z)")


@lru_cache(4)
def _chunk(dash: str) -> re.Pattern[str]:
    other = rf"((?:.++\n?|\n)(?:(?!{dash} )(?:.++\n?|\n))*+)"
    return re.compile(f"{_card(dash).pattern}|{other}")


@lru_cache(4)
def _shallow(dash: str) -> re.Pattern[str]:
    """Return what finds a line after the first that may not belong to items at their dash."""
    return re.compile(rf"\n(?!{dash.replace('-', ' ')} *+[^ \n]|{dash} | *+(?:#.*)?$)", re.MULTILINE)


def _is_closed(items: str, dash: str) -> bool:
    """Tell whether an item starts at its dash after these, whatever their lines mean: nothing that is open reaches it.

    Nothing does that YAML tells by indentation, as long as the lines are indented further than the dash. Quotes and
    brackets do.
    """
    return not _shallow(dash).search(items) and not _OPEN.search(items)
