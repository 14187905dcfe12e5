"""A zip archive from a stranger: its members by name, within limits that are counted and never believed."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from quizapp.exchange.unreadable import UnreadableError

_MIB = 1024 * 1024
_CHUNK = 256 * 1024
_LISTED = b"PK\x01\x02"  # what each member's line in the list at the end of an archive begins with
_DRIVE_OR_STREAM = ":"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENCRYPTED = 0x1
# What zipfile lets out of a broken member: some of these for what it knows only once it reads (a way of packing that
# it lacks, a password it was not given), the rest from what unpacks below it.
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold: members, bytes of one and of all once inflated, and how far one may inflate.

    ratio: bytes out for each byte in, asked only once more than ``ratio_from`` bytes came out.
    """

    members: int = 100_000
    member_bytes: int = 512 * _MIB
    all_bytes: int = 2048 * _MIB
    ratio: int = 250
    ratio_from: int = 8 * _MIB


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member that is not offered, and why: a sentence."""

    name: str
    why: str


class Archive:
    """The members that can be had, by name, in the order of the archive; what was left out says why.

    Names are relative, with "/" between parts, without "..", and each stands for a plain file. Nothing is written
    anywhere: content comes out as bytes.
    """

    def __init__(self, file: ZipFile, size: int, limits: Limits) -> None:
        self._file = file
        self._size = size
        self._limits = limits
        self._members: dict[str, ZipInfo] = {}
        self._inflated: dict[str, int] = {}
        self._came = 0  # of all members together
        left_out: list[LeftOut] = []
        for member in file.infolist():
            if why := self._refused(member):
                left_out.append(LeftOut(_shown(member.orig_filename), why))
            elif not member.is_dir():
                self._members[member.filename] = member
        self.left_out = tuple(left_out)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members that can be had."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return the content of a member. Raises UnreadableError if it is broken or too much."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield the content of a member in pieces. Raises what ``read`` does, at once or when the fault is met."""
        member = self._members[name]
        self._came -= self._inflated.get(name, 0)
        self._inflated[name] = 0
        try:
            with self._file.open(member) as content:
                while piece := content.read(_CHUNK):
                    self._count(member, len(piece))
                    yield piece
        except _BROKEN as problem:
            raise UnreadableError(
                f"'{name}' in the archive is broken.", safe="Nothing of it was used.", todo="Get the file again."
            ) from problem

    def _count(self, member: ZipInfo, more: int) -> None:
        name = member.filename
        self._inflated[name] += more
        self._came += more
        came = self._inflated[name]
        compressed = min(max(member.compress_size, 1), self._size)
        if came > self._limits.member_bytes:
            raise _too_much(f"'{name}' in the archive is larger than {self._limits.member_bytes // _MIB} MiB.")
        if came > self._limits.ratio_from and came > compressed * self._limits.ratio:
            raise _too_much(f"'{name}' in the archive swells to more than {self._limits.ratio} times its size.")
        if self._came > self._limits.all_bytes:
            raise _too_much(f"The archive holds more than {self._limits.all_bytes // _MIB} MiB.")

    def _refused(self, member: ZipInfo) -> str:
        """Say why a member is not offered, "" if it is."""
        if strays(member.orig_filename):
            return "Its name leads out of the archive."
        if stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
            return "It is a link or a device, not a file."
        if member.flag_bits & _ENCRYPTED:
            return "It is encrypted."
        if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            return "It is compressed in a way that is not read here."
        if member.filename in self._members:
            return "Another file in the archive has the same name."
        return ""


def is_archive(data: bytes) -> bool:
    """Say whether ``data``, a file or its first bytes, begins as a zip archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


@contextmanager
def opened(source: Path | bytes, limits: Limits = Limits()) -> Iterator[Archive]:
    """Open an archive, a file or its bytes, for as long as the block lasts.

    Raises UnreadableError if it is no archive, is broken or has too many members.
    """
    try:
        file: BinaryIO = BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    except (OSError, ValueError) as problem:  # the latter for a name with a NUL
        why = problem.strerror if isinstance(problem, OSError) else None
        raise UnreadableError(f"The file cannot be opened: {why or 'unknown reason'}.") from problem
    with file:
        yield _archive(file, limits)


def strays(name: str) -> bool:
    """Say whether a member's name is no plain relative path: absolute, "..", a drive, a backslash, a control sign."""
    return (
        name.startswith("/")
        or "\\" in name
        or _DRIVE_OR_STREAM in name
        or _CONTROL.search(name) is not None
        or not {"..", "."}.isdisjoint(name.split("/"))
        or not name.strip("/")
    )


def _archive(file: BinaryIO, limits: Limits) -> Archive:
    try:
        size = _checked_size(file, limits)
        return Archive(ZipFile(file), size, limits)
    except _BROKEN as problem:
        raise UnreadableError(
            "The file is not a zip archive, or it is broken.",
            safe="Nothing of it was used.",
            todo="Get the file again.",
        ) from problem


def _checked_size(file: BinaryIO, limits: Limits) -> int:
    """Return the size of an archive in bytes; its members are counted before zipfile makes a value of each."""
    size = listed = 0
    tail = b""
    while piece := file.read(_MIB):
        size += len(piece)
        listed += (tail + piece).count(_LISTED)
        tail = piece[-len(_LISTED) + 1 :]
        if listed > limits.members:
            raise _too_much(f"The archive has more than {limits.members:,} members.")
    file.seek(0)
    return size


def _too_much(happened: str) -> UnreadableError:
    return UnreadableError(
        happened, safe="Nothing of it was used.", todo="Take less at a time, if the file can be trusted."
    )


def _shown(name: str) -> str:
    """Return a name as it can be printed."""
    return _CONTROL.sub("?", name)[:200].encode("utf-8", "backslashreplace").decode()
