"""The XML of Mnemosyne 1: its items in pairs become facts as Mnemosyne 2 has them."""

from __future__ import annotations

from quizapp.exchange.mnemosyne.entries import DAY_SECONDS, Answered, Asked, Entries, Fact, number, scheduled, tag_names
from quizapp.exchange.xml import Element

_BACK, _MEANING = ".inv", ".tr.1"


def entries(root: Element) -> Entries:
    """Return what a document of Mnemosyne 1 says."""
    start = number(root.get("time_of_start"))
    found = {item.get("id") or f"line-{item.line}": item for item in root.children("item")}
    facts = []
    for own_id, item in found.items():
        if _main(own_id, _BACK) in found or _main(own_id, _MEANING) in found:
            continue
        facts.append(_fact(own_id, item, found, start))
    return Entries(tuple(facts))


def _main(own_id: str, tail: str) -> str:
    """Return the id of the item whose other side this is, "" for a first side."""
    return own_id.removesuffix(tail) if own_id.endswith(tail) else ""


def _fact(own_id: str, item: Element, found: dict[str, Element], start: float | None) -> Fact:
    asked, answer = _text(item, "Q"), _text(item, "A")
    back, meaning = found.get(own_id + _BACK), found.get(own_id + _MEANING)
    tags = tag_names([_text(item, "cat")])
    if meaning is not None:
        spoken, line, rest = answer.partition("\n")
        texts = {"f": asked, "p_1": spoken, "m_1": rest} if line else {"f": asked, "m_1": answer}
        cards = (_card(item, "3", "3.1", start), _card(meaning, "3", "3.2", start))
    elif back is not None:
        texts, cards = {"f": asked, "b": answer}, (_card(item, "2", "2.1", start), _card(back, "2", "2.2", start))
    else:
        return Fact(own_id, {"f": asked, "b": answer}, (_card(item, "1", "1.1", start),), tags, item.line)
    return Fact(own_id, texts, cards, tags, item.line)


def _card(item: Element, kind: str, view: str, start: float | None) -> Asked:
    days, grade = number(item.get("l_rp")), number(item.get("gr"))
    seen = item.get("u", "0") != "1" and number(item.get("ac_rp")) not in {None, 0}
    if start is None or days is None or grade is None or not seen or not 0 <= grade <= 5:
        return Asked(item.get("id"), kind, view, 0, item.line)
    at = start + days * DAY_SECONDS
    due = number(item.get("n_rp"))
    stands = scheduled(item, at, None if due is None else start + due * DAY_SECONDS)
    answered = Answered(int(at * 1000), int(grade))
    return Asked(item.get("id"), kind, view, 0, item.line, (answered,), is_only_the_last=True, scheduled=stands)


def _text(item: Element, name: str) -> str:
    child = item.child(name)
    return child.text if child else ""
