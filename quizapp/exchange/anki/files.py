"""Pictures and sounds on their way into a deck's folder: safe names, and only what a text of the deck names."""

from __future__ import annotations

import re
from html import escape, unescape
from unicodedata import normalize
from urllib.parse import unquote

from quizapp.deck.reading.report import quoted
from quizapp.exchange.anki.package import Package
from quizapp.exchange.naming import Names
from quizapp.exchange.unreadable import UnreadableError

PICTURES = frozenset(["apng", "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"])
SOUNDS = frozenset(["3gp", "aac", "flac", "m4a", "mp3", "mp4", "oga", "ogg", "opus", "spx", "wav", "webm"])

_DEVICES = {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_FOLDER = "media"  # within that of the deck
_ALL_BYTES = 1024 * 1024 * 1024

Losses = dict[tuple[str, str], None]  # codes and sentences, each once, in order

_SOURCE = re.compile(r"""(<img\b[^<>]*?\bsrc\s*=\s*)("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)


class Files:
    """The files of a package by the names that its notes give them, and the paths that they get beside a deck."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = Names("file")
        self._paths: dict[str, str] = {}
        self._content: dict[str, bytes] = {}
        self._bytes = 0
        self.too_many = 0  # times that a file was left, since those before it were too much already

    def with_paths(self, html: str, into: dict[str, bytes], losses: Losses) -> str:
        """Return HTML whose pictures name the paths of its files, and put these into ``into``."""

        def placed(match: re.Match[str]) -> str:
            path = self.path(unescape(match[2].strip("\"'")), PICTURES, into, losses)
            return f'{match[1]}"{escape(path)}"' if path else match[0]

        return _SOURCE.sub(placed, html) if "<" in html else html

    def path(self, name: str, endings: frozenset[str], into: dict[str, bytes], losses: Losses) -> str:
        """Return the path of a file and put it into ``into``; "" and a loss where there is none."""
        known = next(
            (each for each in (name, unquote(name), normalize("NFC", name)) if each in self._package.media), ""
        )
        if not known:
            if ":" not in name:  # an address in the web is told of as such
                losses["X401", f"{quoted(name)} is not in the package."] = None
            return ""
        ending = known.rpartition(".")[2].lower()
        if ending not in endings:
            losses["X402", f"{quoted(name)} is no kind of file that is shown or played here."] = None
            return ""
        return self._placed(known, ending, into, losses)

    def _placed(self, name: str, ending: str, into: dict[str, bytes], losses: Losses) -> str:
        if name not in self._content and not self._fetch(name, losses):
            return ""
        if name not in self._paths:
            stem = name.rpartition(".")[0]
            self._paths[name] = f"{self._names.name(stem, f'{stem} ' if stem in _DEVICES else stem)}.{ending}"
        path = f"{_FOLDER}/{self._paths[name]}"
        into[path] = self._content[name]
        return path

    def _fetch(self, name: str, losses: Losses) -> bool:
        if self._bytes > _ALL_BYTES:
            self.too_many += 1
            return False
        try:
            self._content[name] = self._package.file(name)
        except UnreadableError as problem:
            losses["X103", f"{quoted(name)} cannot be had: {problem.happened}"] = None
            return False
        self._bytes += len(self._content[name])
        return True
