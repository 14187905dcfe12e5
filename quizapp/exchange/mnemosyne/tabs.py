"""Mnemosyne's text files: a line for each fact, its sides set apart by tabs, with HTML in them."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.exchange.mnemosyne.entries import Asked, Entries, Fact

_TWO = ("f", "b")
_FOUR = ("f", "p_1", "m_1", "n")  # vocabulary: word, pronunciation, meaning and, if wanted, notes


def entries(text: str) -> Entries:
    """Return what the lines of a text say; those without a tab are lost."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Entries(tuple(_facts(lines)), lost=tuple(number for number, line in lines if "\t" not in line))


def _facts(lines: list[tuple[int, str]]) -> Iterator[Fact]:
    for number, line in lines:
        sides = line.rstrip("\r").split("\t")
        if len(sides) == 2:
            yield Fact("", dict(zip(_TWO, sides, strict=True)), (Asked("", "1", "1.1", 0, number),), (), number)
        elif len(sides) > 2:
            both = (Asked("", "3", "3.1", 0, number), Asked("", "3", "3.2", 0, number))
            yield Fact("", dict(zip(_FOUR, sides, strict=False)), both, (), number)
