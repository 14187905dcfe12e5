"""Markdown on its way into Anki's fields: HTML, with pictures and sounds by the names that they get in a package."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

from quizapp.exchange.anki.files import SOUNDS
from quizapp.exchange.carried import CarriedDeck
from quizapp.exchange.markup import to_inline_html

_PLAIN = re.compile(r"(?!\s*(?:[-+=]|\d+[.)]))[^\\`*_\[\]<>&~#$|\n]*")  # nothing in it means anything in Markdown
_PICTURE = re.compile(r'(<img\b[^<>]*?\bsrc=)"([^"<>]*)"')
_LINK = re.compile(r'<a href="([^"<>]*)">[^<>]*</a>')


class Media:
    """The files that go along, each content under a name of its own, as all of Anki's lie in one folder."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}
        self.missing: list[str] = []

    def name(self, carried: CarriedDeck, path: str) -> str:
        """Return the name of a deck's file in the package, "" if the deck has no such file."""
        content = carried.files.get(path)
        if content is None:
            self.missing.append(path)
            return ""
        stem, dot, ending = path.rpartition("/")[2].rpartition(".")
        name = f"{stem}{dot}{ending}"
        number = 2
        while self.content.setdefault(name, content) != content:
            name = f"{stem}-{number}{dot}{ending}"
            number += 1
        return name


class Fields:
    """Turns the texts of one deck into HTML."""

    def __init__(self, carried: CarriedDeck, media: Media) -> None:
        self._carried = carried
        self._media = media

    def html(self, markdown: str) -> str:
        """Return Markdown as HTML."""
        if _PLAIN.fullmatch(markdown):
            return escape(markdown, quote=False)
        html = to_inline_html(markdown)
        if "<img" in html:
            html = _PICTURE.sub(self._picture, html)
        return _LINK.sub(self._sound, html) if "<a " in html else html

    def picture(self, path: str) -> str:
        """Return the HTML of a picture of the deck, "" if there is none."""
        name = self._media.name(self._carried, path) if path else ""
        return f'<img src="{escape(name)}">' if name else ""

    def sound(self, path: str) -> str:
        """Return what plays a sound of the deck in Anki, "" if there is none."""
        name = self._media.name(self._carried, path) if path else ""
        return f"[sound:{escape(name, quote=False)}]" if name else ""

    def _picture(self, found: re.Match[str]) -> str:
        name = self._media.name(self._carried, unquote(unescape(found[2])))
        return f'{found[1]}"{escape(name)}"' if name else found[0]

    def _sound(self, found: re.Match[str]) -> str:
        path = unquote(unescape(found[1]))
        is_own = ":" not in path and path.rpartition(".")[2].lower() in SOUNDS
        return (self.sound(path) if is_own else "") or found[0]
