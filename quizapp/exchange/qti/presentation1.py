"""What a QTI 1.2 item shows: its texts with their pictures and sounds, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.exchange.qti.words import Words
from quizapp.exchange.xml import Element

_RESPONSES = frozenset({"response_lid", "response_str", "response_num", "response_grp", "response_xy"})
_MATERIALS = ("mattext", "matimage", "mataudio", "matemtext")


def material(element: Element | None, words: Words) -> str:
    """Return the texts and pictures of an element's ``material`` as Markdown."""
    if element is None:
        return ""
    parts = (_one(found, words) for found in element.within(*_MATERIALS))
    return "\n\n".join(part for part in parts if part)


def responses(element: Element) -> Iterator[Element]:
    """Yield what asks for an answer, in reading order."""
    for child in element.children():
        if child.name in _RESPONSES:
            yield child
        else:
            yield from responses(child)


def stem(presentation: Element, words: Words) -> str:
    """Return the question: the texts that stand in no response."""
    return "\n\n".join(part for found in _outside(presentation) if (part := _one(found, words)))


def own(response: Element, words: Words) -> str:
    """Return the texts of a response that belong to none of its options."""
    return "\n\n".join(part for found in _own(response) if (part := _one(found, words)))


def own_name(response: Element) -> str:
    """Return those texts as they stand there, without any markup."""
    return " ".join(found.text.strip() for found in _own(response) if found.text.strip())


def _own(response: Element) -> Iterator[Element]:
    for child in response.children():
        if not child.name.startswith("render_"):
            yield from ([child] if child.name in _MATERIALS else child.within(*_MATERIALS))


def _outside(element: Element) -> Iterator[Element]:
    for child in element.children():
        if child.name in _MATERIALS:
            yield child
        elif child.name not in _RESPONSES:
            yield from _outside(child)


def _one(found: Element, words: Words) -> str:
    if found.name == "matimage":
        return words.html(f'<img src="{found.get("uri")}" alt="">', found.line)
    if found.name == "mataudio":
        return words.html(f'<audio src="{found.get("uri")}"></audio>', found.line)
    if next(found.children(), None):
        return words.of(found)
    kind = found.get("texttype", "text/plain").lower()
    return words.html(found.text, found.line) if "html" in kind else words.plain(found.text)
