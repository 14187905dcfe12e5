"""Sound decks of any size, the same for the same seed."""

from __future__ import annotations

from random import Random

_SYLLABLES = tuple("ba co di fe gu la mi no pu ra se ti vo ze kla bri sto pre gno tra".split())  # noqa: SIM905 - to be read
_HEAD = "quizapp: 1\nid: big\ntitle: Big\nlanguage: en\nsource:\n  title: Made up\n  sections:\n"
_ITEM = "    why: {why}.\n    evidence: supported\n    refs: [R{n}]\n    section: s{n}\n"
_PARTS = 20


class Words:
    """Words that nobody knows, drawn by a seed."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        draw = self._chance
        self._all = ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(5000)]

    def some(self, count: int) -> str:
        """Return so many of them in a line."""
        return " ".join(self._chance.choices(self._all, k=count))


def big_deck(items: int, seed: int = 1) -> str:
    """Return the text of a deck of ``items``, a third each of cards, questions and clozes, all of made-up words."""
    some = Words(seed).some
    sections = "".join(f"    - s{n}: {some(2)}\n" for n in range(_PARTS))
    references = "".join(f"  R{n}: {some(6)}\n" for n in range(_PARTS))
    lines = [_HEAD, sections, "references:\n", references, "items:\n"]
    for number in range(items):
        lines.append(f"  - id: item-{number}\n")
        match number % 3:
            case 0:
                lines.append(f"    card: What is the {some(9)}?\n    answer: The {some(7)}.\n")
            case 1:
                wrong = "".join(f"      - The {some(4)}: {some(14)}.\n" for _ in range(3))
                lines.append(f"    question: Which {some(11)}?\n    right: The {some(4)}\n    wrong:\n{wrong}")
            case _:
                lines.append(f"    cloze: The {some(4)} {{{{{some(1)}}}}} {some(6)} {{{{{some(1)}}}}} {some(4)}.\n")
        lines.append(_ITEM.format(why=some(18), n=number % _PARTS))
    return "".join(lines)


def card_deck(cards: int, name: str = "cards", seed: int = 1, *, questions: bool = False) -> str:
    """Return the text of a deck of short cards; with ``questions`` every fifth of them is a question instead."""
    some = Words(seed).some
    lines = [f"quizapp: 1\nid: {name}\ntitle: {name.title()}\nlanguage: en\nitems:\n"]
    for number in range(cards):
        if questions and number % 5 == 4:
            asks = f"question: Which {some(6)}?\n    right: The {some(3)}\n    wrong: [{some(3)}, {some(3)}, {some(3)}]"
        else:
            asks = f"card: What is the {some(6)}?\n    answer: The {some(4)}."
        lines.append(f"  - id: item-{number}\n    {asks}\n")
    return "".join(lines)
