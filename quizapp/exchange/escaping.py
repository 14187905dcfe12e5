"""Markdown that shows words as they are, by a backslash before each sign that would mean something, and pictures."""

from __future__ import annotations

import re
from urllib.parse import quote

_SPECIAL = re.compile(
    r"(?P<blank>(?<=\S )_{3,}(?=[\s.,;:!?)]|$)|^_{3,}(?= \S))"  # a gap to be filled in means nothing to Markdown
    r"|[\\`*]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word an underscore is only that
    r"|\[(?=[^\[\]\n]*\][(\[:])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,32};)"
    r"|~(?=~)",
    re.MULTILINE,
)
_AT_LINE_START = re.compile(
    r"^( {0,3})(?:(#{1,6}|[-+])(?=[ \t]|$)|(>|={2,}[ \t]*$|-{2,}[ \t]*$)|(\d{1,9})([.)])(?=[ \t]|$))", re.MULTILINE
)
_IN_PATHS = "/-_.~!$&'+,;=@" + "".join(map(chr, range(0xA1, 0x250)))
_MAY_BE_SPECIAL = re.compile(r"[\\`*_\[<&~#>=+-]|\d[.)]")


def escaped(text: str) -> str:
    """Return words as Markdown that shows them as they are."""
    if not _MAY_BE_SPECIAL.search(text):
        return text
    text = _SPECIAL.sub(lambda found: found[0] if found["blank"] else "\\" + found[0], text)
    return _AT_LINE_START.sub(_escaped_start, text)


def picture(file: str, alt: str = "") -> str:
    """Return the Markdown of a picture that lies at ``file``, a relative path."""
    alt = " ".join(alt.split()).replace("[", "(").replace("]", ")").replace("\\", "")
    return f"![{alt}]({quote(file, safe=_IN_PATHS)})"


def _escaped_start(found: re.Match[str]) -> str:
    indent, sign, line, number, dot = found.groups()
    return f"{indent}{number}\\{dot}" if number else f"{indent}\\{sign or line}"
