"""The bytes and the text of a file from elsewhere, taken in without hanging on what is none, and with a limit."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from quizapp.exchange.limits import FILE_BYTES
from quizapp.exchange.notes import Notes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_LOOKED_AT = 4096
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
    """Return bytes as text, lines ended by LF. What is not UTF-8 is read in the likeliest encoding, and that is said.

    UTF-16 and UTF-32 are known by their mark, UTF-16 without one by its NULs; the rest is Windows-1252.
    """
    encoding, name = _encoding(data)
    if name:
        notes.add("X105", f"The file was read as {name}; if signs look wrong, save it as UTF-8 and import it again.")
    return _BREAKS.sub("\n", data.decode(encoding, "replace")).removeprefix("\ufeff")


def encoding_of(data: bytes) -> str:
    """Return what the encoding of a text that is not plain UTF-8 is called, else ""."""
    return _encoding(data)[1]


def _encoding(data: bytes) -> tuple[str, str]:
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return encoding, name
    start = data[:_LOOKED_AT]
    if start.count(0) > len(start) // 4:
        return ("utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"), "UTF-16 without its mark"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # A few broken signs in what else is UTF-8 are broken signs; where they are many it is another encoding.
        return ("utf-8", "UTF-8 with broken signs") if _is_cut(data, error) else ("cp1252", "Windows-1252")
    return "utf-8", ""


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    return error.end >= len(data) - 3 and error.reason == "unexpected end of data"
