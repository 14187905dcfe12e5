"""The bytes and the text of a file from elsewhere, taken in without hanging on what is none, and with a limit."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.exchange.encoding import Encoding, codec_for, likeliest
from quizapp.exchange.limits import FILE_BYTES
from quizapp.exchange.notes import Notes

_BREAKS = re.compile("\r\n?")


def content(path: Path, notes: Notes) -> bytes | None:
    """Return what a file holds; None, with the reason in ``notes``, where it cannot be read."""
    try:
        if not path.is_file():
            notes.add("X101", "There is no such file, or it is a folder; check its name.")
            return None
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        notes.add("X101", f"The file cannot be read ({why}); check its permissions.")
        return None
    if len(data) > FILE_BYTES:
        notes.add("X103", f"The file is larger than {FILE_BYTES >> 20} MB; divide it.")
        return None
    return data


def text(path: Path, notes: Notes) -> str | None:
    """Return the text of a file, lines ended by LF; None, with the reason in ``notes``, where it cannot be read."""
    data = content(path, notes)
    return None if data is None else decoded(data, notes)


def decoded(data: bytes, notes: Notes) -> str:
    """Return bytes as text, lines ended by LF, in the likeliest encoding; where that is not UTF-8, it is said."""
    encoding, words = likeliest(data)
    if words:
        notes.add("X105", f"The file was read as {words}; if signs look wrong, save it as UTF-8 and import it again.")
    return decoded_as(encoding, data)


def decoded_as(encoding: Encoding, data: bytes) -> str:
    """Return bytes as text in an encoding, lines ended by LF; what is not of it becomes U+FFFD."""
    return _BREAKS.sub("\n", data.decode(codec_for(encoding, data), "replace")).removeprefix("\ufeff")


def first_line_not_in(encoding: Encoding, data: bytes) -> int:
    """Return the line, from 1, of the first bytes that are not of an encoding; 0 where all are."""
    codec = codec_for(encoding, data)
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return _BREAKS.sub("\n", data[: error.start].decode(codec, "replace")).count("\n") + 1
    return 0
