"""QTI 3.0 in the words of QTI 2: `qti-simple-choice` with `show-hide` is `simpleChoice` with `showHide`."""

from __future__ import annotations

import re

from quizapp.exchange.xml import Element

_PREFIX = "qti-"
_HYPHEN = re.compile("-([a-z0-9])")
_KEPT = ("data-", "aria-", "xml")


def plain(element: Element) -> Element:
    """Return an element with all within it in the words of QTI 2; what is in them already stays as it is."""
    parts = tuple(part if isinstance(part, str) else plain(part) for part in element.parts)
    if not element.name.startswith(_PREFIX):
        return Element(element.name, element.attributes, parts, element.line)
    attributes = {
        key if key.startswith(_KEPT) else _HYPHEN.sub(_raised, key): value for key, value in element.attributes.items()
    }
    return Element(_HYPHEN.sub(_raised, element.name.removeprefix(_PREFIX)), attributes, parts, element.line)


def _raised(hyphened: re.Match[str]) -> str:
    return hyphened[1].upper()
