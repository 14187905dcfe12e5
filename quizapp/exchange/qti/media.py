"""The files of a package, found by the paths that its documents name."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from quizapp.deck.reading.media import strays
from quizapp.exchange.archive import Archive
from quizapp.exchange.unreadable import UnreadableError

_FILE_BASE = ("$IMS-CC-FILEBASE$", "$IMS_CC_FILEBASE$")
_BASE_FOLDERS = ("web_resources", "")


class Media:
    """Finds files and reads each once. archive: None where a document stands alone."""

    def __init__(self, archive: Archive | None = None) -> None:
        self._archive = archive
        self._read: dict[str, bytes | None] = {}

    def find(self, folder: str, href: str) -> str:
        """Return the name within the package of what a document in ``folder`` names, "" if it is not there."""
        if self._archive is None:
            return ""
        for written in (href.partition("?")[0].partition("#")[0], href):
            for name in _candidates(folder, unquote(written)):
                if name in self._archive and not strays(name):
                    return name
        return ""

    def content(self, name: str) -> bytes | None:
        """Return the content of a file that was found; None where it is broken or too large."""
        if name not in self._read:
            self._read[name] = self._content(name)
        return self._read[name]

    def _content(self, name: str) -> bytes | None:
        if self._archive is None:
            return None
        try:
            return self._archive.read(name)
        except UnreadableError:
            return None


def is_remote(href: str) -> bool:
    """Say whether an address is of another place than the package: with a scheme, or of a server."""
    scheme = href.partition(":")[0] if ":" in href else ""
    return href.startswith("//") or (len(scheme) > 1 and scheme.isalnum())


def _candidates(folder: str, written: str) -> list[str]:
    for base in _FILE_BASE:
        if written.startswith(base):
            rest = written.removeprefix(base).lstrip("/")
            return [_joined(start, rest) for start in _BASE_FOLDERS]
    return [_joined(folder, written), _joined("", written.lstrip("/"))]


def _joined(folder: str, written: str) -> str:
    return posixpath.normpath(posixpath.join(folder, written))
