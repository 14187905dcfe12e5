"""Markdown as the XHTML that a QTI 2.1 item may hold, and text as XML."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Collection
from html import escape
from urllib.parse import quote, unquote

from quizapp.exchange.markup import to_html, to_inline_html

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LAYOUT = re.compile(r"(<(?:t[hd]|ol)\b[^<>]*?) (?:style|start)=\"[^\"]*\"")
_STRUCK = re.compile(r"<(/?)s>")
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^<>]*/>')


class Markup:
    """Makes XHTML of one deck's texts. files: the names of what goes into the package beside them."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = files
        self.used: dict[str, None] = {}
        self.missing: dict[str, None] = {}

    def blocks(self, markdown: str) -> str:
        """Return Markdown as paragraphs, lists and the like."""
        return self._fit(to_html(markdown))

    def inline(self, markdown: str) -> str:
        """Return Markdown without the paragraph around it where it is only one."""
        return self._fit(to_inline_html(markdown))

    def picture(self, path: str) -> str:
        """Return a paragraph with a picture, "" where it is not there."""
        return f'<p><img src="{quote(path)}" alt=""/></p>' if self._has(path) else ""

    def sound(self, path: str) -> str:
        """Return a paragraph with a sound, "" where it is not there."""
        kind = mimetypes.guess_type(path)[0] or "audio/mpeg"
        return f'<p><object data="{quote(path)}" type="{kind}"></object></p>' if self._has(path) else ""

    def _fit(self, html: str) -> str:
        """Return XHTML without what QTI 2.1 has no place for, and with pictures that are there."""
        html = _STRUCK.sub(r"<\1span>", _LAYOUT.sub(r"\1", html))
        return legal(_PICTURE.sub(self._shown, html))

    def _shown(self, found: re.Match[str]) -> str:
        return f'<img src="{found[1]}" alt="{found[2]}"/>' if self._has(unquote(found[1])) else found[2]

    def _has(self, path: str) -> bool:
        there = path in self._files
        (self.used if there else self.missing)[path] = None
        return there


def attribute(text: str) -> str:
    """Return text as the value of an attribute, in quotes; line breaks and tabs survive."""
    return '"' + re.sub(r"[\n\r\t]", lambda found: f"&#{ord(found[0])};", escape(legal(text))) + '"'


def text(words: str) -> str:
    """Return text as the content of an element."""
    return escape(legal(words), quote=False)


def legal(words: str) -> str:
    """Return text without the signs that no XML may hold."""
    return _NO_XML.sub("\ufffd", words)
