"""HTML that is only words in bold or italics and line breaks, as most that is typed: Markdown without a parser."""

from __future__ import annotations

import re
from html import unescape

from quizapp.exchange.escaping import escaped

_TAG = re.compile(r"<(b|strong|i|em)>(?! )([^<>]+)(?<! )</\1>|<br ?/?>")
_ODD = re.compile(r"[\t\n\r\f\v]|  | <br|<br ?/?> |^\s*<br|<br ?/?>\s*$|^ | $")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_CHARACTERS = 5_000


def quick(html: str) -> str | None:
    """Return HTML as the Markdown that the parser's way gives too; None where that way must be gone."""
    if len(html) > _CHARACTERS or _ODD.search(html):
        return None
    made: list[str] = []
    end = 0
    for tag in _TAG.finditer(html):
        made.append(html[end : tag.start()])
        end = tag.end()
        made.append(f"{_MARKS[tag[1]]}{escaped(unescape(tag[2]))}{_MARKS[tag[1]]}" if tag[1] else "\\\n")
    made.append(html[end:])
    words = made[::2]
    if any("<" in each or ">" in each for each in words):
        return None
    made[::2] = [escaped(unescape(each)) for each in words]
    return "".join(made)
