"""Formulas in texts: MathJax's, Anki's and Moodle's ways to write one, and ours, which is ``$...$`` or ``$$...$$``."""

from __future__ import annotations

import re
from html import escape, unescape

_THEIRS = re.compile(
    r"\\\((?P<inline>.+?)\\\)"
    r"|\\\[(?P<display>.+?)\\\]"
    r"|\[\$\$\](?P<anki_display>.+?)\[/\$\$\]"
    r"|\[\$\](?P<anki_inline>.+?)\[/\$\]"
    r"|\[latex\](?P<latex>.+?)\[/latex\]"
    r"|<anki-mathjax(?P<attributes>[^<>]*)>(?P<mathjax>.+?)</anki-mathjax>"
    r"|\$\$(?P<dollars>[^$]+)\$\$",
    re.DOTALL,
)
_STARTS = re.compile(r"\\\(|\\\[|\[\$|\[latex\]|<anki-mathjax|\$\$")
_ON_OWN_LINE = frozenset({"display", "anki_display", "dollars"})
_MOST = 2_000  # of one text; each start that has no end is looked for up to the end of the text

# A dollar before a space or after one is money, and so is one before a figure: the rule is Pandoc's.
_OURS = re.compile(
    r"\$\$(?=\S)(?P<display>[^$]*?\S)\$\$|(?<![\\$\w])\$(?=[^\s$])(?P<inline>[^$\n]*?[^\s\\$])\$(?![\d$])"
)
_PLACE = re.compile("\ue000([0-9]{1,6})\ue001")
_PLACE_SIGNS = re.compile("[\ue000\ue001]")
_TAG = re.compile(r"<[^<>]*>")


class Formulas:
    """Takes formulas out of a text, so that what is done to its words leaves them alone, and puts them back."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep_theirs(self, text: str, *, html: bool) -> str:
        """Return a text from elsewhere with a mark in the place of each formula, which will come back as ours."""
        text = _PLACE_SIGNS.sub("", text)
        if not _STARTS.search(text) or len(_STARTS.findall(text)) > _MOST:
            return text
        return _THEIRS.sub(lambda found: self._ours(found, html=html), text)

    def keep_ours(self, markdown: str) -> str:
        """Return Markdown with a mark in the place of each formula, which will come back as MathJax's, for HTML."""
        return _OURS.sub(self._mathjax, _PLACE_SIGNS.sub("", markdown))

    def put_back(self, text: str) -> str:
        """Return a text with every formula in its place again."""
        return _PLACE.sub(self._kept_at, text) if self._kept else text

    def _ours(self, found: re.Match[str], *, html: bool) -> str:
        kind = found.lastgroup or ""
        inside = unescape(_TAG.sub(" ", found[kind])) if html else found[kind]
        inside = " ".join(inside.replace("$", "").split())
        if not inside:
            return ""
        own_line = kind in _ON_OWN_LINE or 'block="true"' in (found["attributes"] or "")
        return self._keep(f"$${inside}$$" if own_line else f"${inside}$")

    def _mathjax(self, found: re.Match[str]) -> str:
        inline = found["inline"]
        written = rf"\[{found['display']}\]" if inline is None else rf"\({inline}\)"
        return self._keep(escape(written, quote=False))

    def _keep(self, formula: str) -> str:
        self._kept.append(formula)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def _kept_at(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return self._kept[number] if number < len(self._kept) else ""
