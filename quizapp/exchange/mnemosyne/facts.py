"""Facts of Mnemosyne as items of a deck, and which of an item's faces each card was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from quizapp.deck.face_key import BACK
from quizapp.deck.model import Card, Cloze, Item
from quizapp.exchange import blanks
from quizapp.exchange.mnemosyne.entries import Asked, Fact, View

_GAP = re.compile(r"\[([^\[\]]+)\]")

Mark = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Made:
    """An item without an id. tail: what tells it from others of the same fact; faces: its cards by the face's mark."""

    item: Item
    faces: tuple[tuple[str, Asked], ...]
    tail: str = ""


def items(fact: Fact, views: Mapping[str, View], mark: Mark) -> Iterator[Made]:
    """Yield the items that a fact and its cards make. mark: makes Markdown of Mnemosyne's HTML."""
    by_kind: dict[str, list[Asked]] = {}
    for card in fact.cards:
        by_kind.setdefault(_base(card.kind), []).append(card)
    for kind, cards in by_kind.items() or [("1", [])]:
        match kind:
            case "1" | "2" | "3" if not _is_own(cards, views):
                yield from _card(fact, kind, cards, mark)
            case "4":
                yield from _map(fact, cards, mark)
            case "5":
                yield from _cloze(fact, "text", cards, mark)
            case "6":
                yield from _sentence(fact, cards, mark)
            case _:
                yield from _sided(fact, cards, views, mark)


def _base(name: str) -> str:
    """Return the card type or the side that a copy for one language was made of."""
    return name.partition("::")[0]


def _is_own(cards: list[Asked], views: Mapping[str, View]) -> bool:
    return any(_base(card.view) not in _VIEWS and card.view in views for card in cards)


def _card(fact: Fact, kind: str, cards: list[Asked], mark: Mark) -> Iterator[Made]:
    front, back, why = _sides(fact, kind, mark)
    first = [card for card in cards if not _base(card.view).endswith(".2")]
    other = [card for card in cards if _base(card.view).endswith(".2")]
    if other and not first:
        yield Made(Card(id="", front=back, back=front, why=why), tuple(("", card) for card in other[:1]))
        return
    faces = (*(("", card) for card in first[:1]), *((BACK, card) for card in other[:1]))
    yield Made(Card(id="", front=front, back=back, both_ways=bool(other), why=why), faces)


def _sides(fact: Fact, kind: str, mark: Mark) -> tuple[str, str, str]:
    """Return what is asked, what is answered, and what is shown besides: pronunciation and notes."""
    texts = fact.texts
    if kind == "3" or ("m_1" in texts and "b" not in texts):
        beside = [mark(texts[key]) for key in ("p_1", "n") if texts.get(key, "").strip()]
        return mark(texts.get("f", "")), mark(texts.get("m_1", "")), "\n\n".join(beside)
    return mark(texts.get("f", "")), mark(texts.get("b", "")), ""


def _map(fact: Fact, cards: list[Asked], mark: Mark) -> Iterator[Made]:
    place, blank, marked = (mark(fact.texts.get(key, "")) for key in ("loc", "blank", "marked"))
    for card in cards:
        if _base(card.view).endswith(".2"):
            yield Made(Card(id="", front=f"{place}\n\n{blank}", back=marked), (("", card),), "production")
        else:
            yield Made(Card(id="", front=marked, back=place), (("", card),), "recognition")


def _cloze(fact: Fact, key: str, cards: list[Asked], mark: Mark, why: str = "", tail: str = "") -> Iterator[Made]:
    text, count = _gapped(fact.texts.get(key, ""), mark)
    known = {card.gap: card for card in cards if card.gap < count}
    yield Made(
        Cloze(id="", text=text, why=why), tuple((f"#{gap + 1}", card) for gap, card in sorted(known.items())), tail
    )


def _gapped(html: str, mark: Mark) -> tuple[str, int]:
    """Return a text in which [hidden:hint] are gaps, and how many there are; "" where they cannot be gaps."""
    insides: list[str] = []

    def gap(found: re.Match[str]) -> str:
        hidden, _, hint = found[1].partition(":")
        insides.append("::".join(mark(part) for part in (hidden, hint) if part.strip()))
        return blanks.mark(len(insides) - 1)

    around = mark(_GAP.sub(gap, blanks.unmarked(html)))
    return blanks.cloze(around, insides) if insides else "", len(insides)


def _sentence(fact: Fact, cards: list[Asked], mark: Mark) -> Iterator[Made]:
    plain = _GAP.sub(lambda found: found[1].partition(":")[0], fact.texts.get("f", ""))
    beside = "\n\n".join(mark(text) for key in ("p_1", "n") if (text := fact.texts.get(key, "")).strip())
    meaning = mark(fact.texts.get("m_1", ""))
    whole = [card for card in cards if _base(card.view).endswith(".1")]
    gaps = [card for card in cards if not _base(card.view).endswith(".1")]
    if whole:
        yield Made(Card(id="", front=mark(plain), back=meaning, why=beside), (("", whole[0]),))
    if gaps:
        why = "\n\n".join(part for part in (meaning, beside) if part)
        yield from _cloze(fact, "f", gaps, mark, why, "gaps" if whole else "")


def _sided(fact: Fact, cards: list[Asked], views: Mapping[str, View], mark: Mark) -> Iterator[Made]:
    """Yield a card for each side of a card type that someone made themself."""
    for number, card in enumerate(cards, 1):
        view = views.get(card.view) or View(("f",), ("b",))
        front, back = (
            "\n\n".join(mark(text) for key in keys if (text := fact.texts.get(key, "")).strip())
            for keys in (view.asked, view.answered)
        )
        yield Made(Card(id="", front=front, back=back), (("", card),), f"side-{number}" if len(cards) > 1 else "")


_VIEWS = frozenset({"", "1.1", "2.1", "2.2", "3.1", "3.2"})
