"""Search as you type over every item: whatever is typed is taken as words, never as an expression."""

from __future__ import annotations

import re
from typing import Any, Protocol

LONGEST = 200  # characters of what is typed
ENOUGH = 500  # items: where more match, an order of merit is not worth its wait
COMMON = 2500  # items: a word in more of them says little about merit, and weighing it takes longest

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
_IN_ORDER = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
_BY_MERIT = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid"

# Han, kana, Thai, Lao, Burmese and Khmer are written without spaces. Each of their letters counts as a word of its
# own, and letters that were typed together have to stand together.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"


class Ask(Protocol):
    """Runs a query with its values and returns all rows."""

    def __call__(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:  # Any: as the query's columns are
        """Return the rows."""


def spaced(text: str) -> str:
    """Return ``text`` as the index of words wants it: with spaces around the letters of scripts that have none."""
    # The pattern takes milliseconds to compile, so re does that when it is first needed, and keeps it.
    return text if text.isascii() else re.sub(_UNSPACED, r" \g<0> ", text)


def terms(typed: str) -> tuple[str, ...]:
    """Return an FTS5 phrase for each word of ``typed``; the last asks for the beginning of a word.

    Any text is safe; what holds no letter or digit is no word, and what lies beyond 200 characters is not looked at.
    """
    clean = typed[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()
    words = [word for word in clean.split() if any(letter.isalnum() for letter in word)]
    phrases = ['"' + spaced(word).replace('"', '""') + '"' for word in words]
    return (*phrases[:-1], phrases[-1] + "*") if phrases else ()


def matches(ask: Ask, typed: str, limit: int, offset: int) -> tuple[int, ...]:
    """Return the numbers of the items that hold all words typed. ``ask`` runs a query with its values.

    Best first (bm25, by the words that are not common); in the order of decks where more than ENOUGH match or
    all words are common.
    """
    wanted = terms(typed)
    if not wanted:
        return ()
    found = ask(_IN_ORDER, " ".join(wanted), max(ENOUGH + 1, offset + limit))
    if len(found) <= ENOUGH:
        found = _by_merit(ask, wanted, found)
    return tuple(no for (no,) in found[offset : offset + limit])


def _by_merit(ask: Ask, wanted: tuple[str, ...], found: list[tuple[int]]) -> list[tuple[int]]:
    telling = [term for term in wanted if ask(_COUNT, term, COMMON + 1)[0][0] <= COMMON]
    if not telling:
        return found
    matched = frozenset(found)
    return [row for row in ask(_BY_MERIT, " ".join(telling)) if row in matched]
