"""A deck file's bytes, taken in without ever hanging on what is not a file, and cleaned of what is not text."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from quizapp.deck.reading.limits import FILE_BYTES, INVISIBLE_CHARACTERS, INVISIBLE_LISTED
from quizapp.deck.reading.report import NOWHERE, Place, Report

# Besides control characters: the line breaks of YAML 1.1 that no editor shows as one.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"


def load(path: Path, report: Report) -> bytes | None:
    """Return what the file at ``path`` holds, or None with the reason in ``report``."""
    try:
        mode = path.stat().st_mode
        if not S_ISREG(mode):
            what = "a folder" if S_ISDIR(mode) else "a pipe or a device"
            report.add("D102", NOWHERE, f"This is {what}, not a file; name a deck file.")
            return None
        with open(path, "rb", opener=_open_at_once) as file:  # Path.open takes no opener
            data = file.read(FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        report.add("D101", NOWHERE, "There is no such file; check its name and folder.")
        return None
    except OSError as error:
        report.add("D103", NOWHERE, f"The file cannot be read ({error.strerror or error}); check its permissions.")
        return None
    return data


def cleaned(data: bytes, report: Report) -> bytes | None:
    """Return ``data`` as UTF-8 that YAML can take, lines ended by LF; None, with the reason reported, if it is not."""
    if len(data) > FILE_BYTES:
        report.add("D104", NOWHERE, f"The file is larger than {FILE_BYTES >> 20} MB; split the deck.")
        return None
    data = data.removeprefix(_BOM)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        report.add("D105", _place(before, len(before)), "The file is not UTF-8 text from here on; save it as UTF-8.")
        return None
    if "\0" in text:
        report.add(
            "D106", _place(text, text.index("\0")), "Save the file as UTF-8 text: there is a NUL character here."
        )
        return None
    if _directive(text, report):
        return None
    return _without_invisible(text, report) if INVISIBLE.search(text) else data


def _open_at_once(path: str, flags: int) -> int:
    # Should a pipe take the file's place after the look at it, opening it must still not wait for a writer.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _directive(text: str, report: Report) -> bool:
    at = 0 if text.startswith("%") else text.find("\n%") + 1
    if at == 0 and not text.startswith("%"):
        return False
    report.add("D114", _place(text, at), "Delete this line: a deck has no YAML directives (lines that start with '%').")
    return True


def _without_invisible(text: str, report: Report) -> bytes | None:
    visible, count = INVISIBLE.subn(" ", text, INVISIBLE_CHARACTERS + 1)
    if count > INVISIBLE_CHARACTERS:
        report.add("D106", NOWHERE, "Save the file as UTF-8 text: it is full of control characters.")
        return None
    for match in islice(INVISIBLE.finditer(text), INVISIBLE_LISTED):
        note_invisible(match[0], _place(text, match.start()), report)
    return visible.encode()


def note_invisible(character: str, place: Place, report: Report) -> None:
    """Take down that an invisible character is read as a space."""
    report.add("D107", place, f"Delete the invisible character U+{ord(character):04X} here; it is read as a space.")


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
