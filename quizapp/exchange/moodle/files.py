"""The files in Moodle's XML: each belongs to one text there, and to a deck's folder here."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from quizapp.deck.reading.slug import slug
from quizapp.exchange.limits import MEDIA_BYTES
from quizapp.exchange.xml import Element

FOLDER = "media"
_KINDS = {
    "apng", "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp",
    "3gp", "aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav",
}  # fmt: skip
_NAMED = re.compile(r"@@PLUGINFILE@@/([^\"'<>\s]+)")


class Files:
    """Puts the files of one deck into ``into``, each under a name of its own; ``lost`` says which could not be had."""

    def __init__(self, into: dict[str, bytes]) -> None:
        self._into = into
        self.lost: dict[tuple[str, str], None] = {}

    def placed(self, html: str, owner: Element) -> str:
        """Return HTML in which the files of ``owner`` are named by their paths in the deck's folder."""
        if "@@PLUGINFILE@@" not in html:
            return html
        elements = {file.get("path", "/").strip("/") + "/" + file.get("name"): file for file in owner.children("file")}
        files = {name.lstrip("/"): file for name, file in elements.items()}
        return _NAMED.sub(lambda found: self._path(found[1], files), html)

    def _path(self, written: str, files: dict[str, Element]) -> str:
        name = unquote(written.partition("?")[0])
        file = files.get(name)
        if file is None:
            self.lost["X401", f"The file {name[:80]} is not there."] = None
            return quote(PurePosixPath(name).name)
        path = self._kept(name, file.text)
        return quote(path or PurePosixPath(name).name)

    def _kept(self, name: str, coded: str) -> str:
        stem, dot, ending = PurePosixPath(name).name.rpartition(".")
        if not dot or ending.lower() not in _KINDS:
            self.lost["X402", f"The file {name[:80]} is no picture and no sound."] = None
            return ""
        if len(coded) > MEDIA_BYTES * 4 // 3:
            self.lost["X103", f"The file {name[:80]} is larger than {MEDIA_BYTES >> 20} MB."] = None
            return ""
        try:
            content = b64decode("".join(coded.split()), validate=True)
        except (binascii.Error, ValueError):
            self.lost["X104", f"The file {name[:80]} is broken."] = None
            return ""
        path = f"{FOLDER}/{slug(stem) or 'file'}.{ending.lower()}"
        if self._into.setdefault(path, content) != content:
            path = f"{FOLDER}/{slug(stem) or 'file'}-{sha256(content).hexdigest()[:8]}.{ending.lower()}"
            self._into[path] = content
        return path
