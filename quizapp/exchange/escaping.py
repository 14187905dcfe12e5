"""Words that must not be taken for Markdown: signs that would mean something get a backslash."""

from __future__ import annotations

import re

_SPECIAL = re.compile(
    r"[\\`*]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word an underscore is only that
    r"|\[(?=[^\[\]\n]*\][(\[:])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,32};)"
    r"|~(?=~)"
)
_AT_LINE_START = re.compile(
    r"^( {0,3})(?:(#{1,6}|[-+])(?=[ \t]|$)|(>|={2,}[ \t]*$|-{2,}[ \t]*$)|(\d{1,9})([.)])(?=[ \t]|$))", re.MULTILINE
)
_MAY_BE_SPECIAL = re.compile(r"[\\`*_\[<&~#>=+-]|\d[.)]")


def escaped(text: str) -> str:
    """Return words as Markdown that shows them as they are."""
    if not _MAY_BE_SPECIAL.search(text):
        return text
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return _AT_LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    indent, sign, line, number, dot = found.groups()
    return f"{indent}{number}\\{dot}" if number else f"{indent}\\{sign or line}"
