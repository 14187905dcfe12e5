"""The archive around a collection: which generation it is of, its database, and the files that notes name.

There are three: ``collection.anki2`` and ``collection.anki21``, both with a media map in JSON; and
``collection.anki21b``, where the database, the map (Protocol Buffers) and each file are compressed by Zstandard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from quizapp.exchange.anki import protobuf
from quizapp.exchange.anki.database import broken
from quizapp.exchange.archive import Archive, Limits, opened
from quizapp.exchange.limits import MEDIA_BYTES
from quizapp.exchange.unreadable import UnreadableError

_NEWEST = "collection.anki21b"
# The newest first: beside it, an older one only says "please update".
_DATABASES = (_NEWEST, "collection.anki21", "collection.anki2")
_KNOWN_VERSION = 3
_VERSION, _ENTRIES, _NAME, _MEMBER = 1, 1, 1, 255  # fields of PackageMetadata, MediaEntries and MediaEntry
_MIB = 1024 * 1024
_DATABASE_BYTES = 512 * _MIB
_MAP_BYTES = 32 * _MIB
_PIECE = 256 * 1024
_NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_LIMITS = Limits(member_bytes=_DATABASE_BYTES, all_bytes=1536 * _MIB)


class Package:
    """A package while it is open. media: the members of the archive that hold files, by the names that notes give."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._is_newest = _NEWEST in archive
        self.left_out = archive.left_out
        self.media_problem = ""
        self.media = self._media()

    def collection(self) -> bytes:
        """Return the bytes of the database. Raises UnreadableError."""
        if "meta" in self._archive and (version := self._version()) > _KNOWN_VERSION:
            raise NewerPackageError(version)
        for name in _DATABASES:
            if name in self._archive:
                return self._content(name, _DATABASE_BYTES)
        raise broken("it holds no collection")

    def file(self, name: str) -> bytes:
        """Return a file that is in ``media``. Raises UnreadableError if it is broken or larger than MEDIA_BYTES."""
        return self._content(self.media[name], MEDIA_BYTES)

    def _version(self) -> int:
        try:
            return protobuf.whole(self._archive.read("meta"), _VERSION)
        except protobuf.BrokenMessageError:
            return 0

    def _media(self) -> dict[str, str]:
        if "media" not in self._archive:
            return {}
        try:
            listed = self._content("media", _MAP_BYTES)
            pairs = _newest_entries(listed) if self._is_newest else _older_entries(listed)
            return {name: member for member, name in pairs if member in self._archive}
        except (UnreadableError, protobuf.BrokenMessageError, *_NO_JSON) as problem:
            self.media_problem = str(problem)
            return {}

    def _content(self, member: str, most: int) -> bytes:
        pieces = self._archive.stream(member)
        return b"".join(_counted(_inflated(pieces) if self._is_newest else pieces, member, most))


class NewerPackageError(UnreadableError):
    """The package is of a generation that is not known here."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"The package is of a newer version of Anki's format ({version}; known are 1 to {_KNOWN_VERSION}).",
            safe="Nothing of it was used.",
            todo="In Anki, export it again and tick 'Support older Anki versions'.",
        )


@contextmanager
def opened_package(source: Path | bytes) -> Iterator[Package]:
    """Open a package for as long as the block lasts. Raises UnreadableError."""
    with opened(source, _LIMITS) as archive:
        yield Package(archive)


def _older_entries(listed: bytes) -> Iterable[tuple[str, str]]:
    return msgspec.json.decode(listed, type=dict[str, str]).items()


def _newest_entries(listed: bytes) -> Iterator[tuple[str, str]]:
    entries = (value for field, value in protobuf.fields(listed) if field == _ENTRIES and isinstance(value, bytes))
    for place, entry in enumerate(entries):
        yield str(protobuf.whole(entry, _MEMBER) or place), protobuf.text(entry, _NAME)


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what one frame of Zstandard holds; Anki's frames do not say how much that will be."""
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor, ZstdError
    else:
        from backports.zstd import ZstdDecompressor, ZstdError

    decompressor = ZstdDecompressor()
    try:
        for piece in pieces:
            given = piece
            while not decompressor.eof and (given or not decompressor.needs_input):
                yield decompressor.decompress(given, _PIECE)
                given = b""
    except ZstdError as problem:
        raise broken("a part of it is compressed wrongly") from problem
    if not decompressor.eof:
        raise broken("a part of it ends too early")


def _counted(pieces: Iterable[bytes], member: str, most: int) -> Iterator[bytes]:
    came = 0
    for piece in pieces:
        came += len(piece)
        if came > most:
            raise UnreadableError(
                f"'{member}' in the archive is larger than {most // _MIB} MiB.",
                safe="Nothing of it was used.",
                todo="Export fewer decks at a time.",
            )
        yield piece
