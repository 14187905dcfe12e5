"""Pictures and sounds on their way into a deck's folder: safe names, and only what a text of the deck names."""

from __future__ import annotations

import re
from html import escape, unescape
from unicodedata import normalize
from urllib.parse import unquote

from quizapp.exchange.anki.package import Package
from quizapp.exchange.naming import Names
from quizapp.exchange.notes import Notes
from quizapp.exchange.unreadable import UnreadableError

PICTURES = frozenset("apng avif bmp gif jpeg jpg png svg tif tiff webp".split())
SOUNDS = frozenset("3gp aac flac m4a mp3 mp4 oga ogg opus spx wav webm".split())

_SOURCE = re.compile(r"""(<img\b[^<>]*?\bsrc\s*=\s*)("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)


class Files:
    """The files of a package by the names that its notes give them, and the paths that they get in the decks' folder."""

    def __init__(self, package: Package, notes: Notes) -> None:
        self._package = package
        self._notes = notes
        self._names = Names("file")
        self._paths: dict[str, str] = {}
        self._content: dict[str, bytes] = {}

    def with_paths(self, html: str, folder: str, into: dict[str, bytes], item: str) -> str:
        """Return HTML whose pictures name files in ``folder``, and put these into ``into``."""

        def placed(match: re.Match[str]) -> str:
            path = self.path(unescape(match[2].strip("\"'")), PICTURES, folder, into, item)
            return f'{match[1]}"{escape(path)}"' if path else match[0]

        return _SOURCE.sub(placed, html) if "<" in html else html

    def path(self, name: str, endings: frozenset[str], folder: str, into: dict[str, bytes], item: str) -> str:
        """Return the path of a file in ``folder`` and put it into ``into``; "", with the reason told, if it is not had."""
        known = next((each for each in (name, unquote(name), normalize("NFC", name)) if each in self._package.media), "")
        if not known:
            if ":" not in name:  # an address in the web is told of as such
                self._notes.add("X401", f"{name!r} is not in the package.", item=item)
            return ""
        ending = known.rpartition(".")[2].lower()
        if ending not in endings:
            self._notes.add("X402", f"{name!r} is not a kind of file that is shown or played here.", item=item)
            return ""
        return self._placed(known, ending, folder, into, item)

    def _placed(self, name: str, ending: str, folder: str, into: dict[str, bytes], item: str) -> str:
        if name not in self._content:
            try:
                self._content[name] = self._package.file(name)
            except UnreadableError as problem:
                self._notes.add("X103", f"{name!r} cannot be had: {problem.happened}", item=item)
                return ""
            stem = name.rpartition(".")[0]
            self._paths[name] = f"{self._names.name(stem, stem)}.{ending}"
        path = f"{folder}/{self._paths[name]}"
        into[path] = self._content[name]
        return path
