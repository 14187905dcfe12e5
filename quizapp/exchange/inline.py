"""HTML that is only lines of words, some bold or italic, as most that is typed: Markdown without a parser."""

from __future__ import annotations

import re
from html import unescape

from quizapp.exchange.escaping import escaped

_TAG = re.compile(r"<(b|strong|i|em)>(?! )([^<>]+)(?<! )</\1>|<br ?/?>")
_ODD = re.compile(r"[\t\n\r\f\v]|  | <br|<br ?/?> |^\s*<br|<br ?/?>\s*$|^ | $")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BLOCK = re.compile(r"<(/?)div>")
_BREAK = "\\\n"
_CHARACTERS = 5_000


def quick(html: str) -> str | None:
    """Return HTML as the Markdown that the parser's way gives too; None where that way must be gone."""
    if len(html) > _CHARACTERS:
        return None
    return _blocks(html) if "<div>" in html else _line(html)


def _blocks(html: str) -> str | None:
    """Return blocks of lines, a blank line between each; none may be empty, nor lie in another."""
    pieces = _BLOCK.split(html)
    if pieces[1::2] != ["", "/"] * (len(pieces) // 4):  # the signs of tags that open and close by turns
        return None
    made: list[str] = []
    for place, piece in enumerate(pieces[::2]):
        words = piece.strip(" ")
        line = _line(words) if words else ""
        if line is None or (not line and place % 2):
            return None
        made.append(line)
    return "\n\n".join(filter(None, made))


def _line(html: str) -> str | None:
    if _ODD.search(html):
        return None
    made: list[str] = []
    end = 0
    for tag in _TAG.finditer(html):
        made.append(html[end : tag.start()])
        end = tag.end()
        made.append(f"{_MARKS[tag[1]]}{escaped(unescape(tag[2]))}{_MARKS[tag[1]]}" if tag[1] else _BREAK)
    made.append(html[end:])
    words = made[::2]
    if any("<" in each or ">" in each for each in words):
        return None
    made[::2] = [escaped(unescape(each)) for each in words]
    line = "".join(made)
    return line if all(each == each.strip() for each in line.split(_BREAK)) else None  # a space that must not break
