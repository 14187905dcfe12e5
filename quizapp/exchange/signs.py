"""What tells the formats apart: each function says of a file's path and first bytes whether they are surely its own."""

from __future__ import annotations

import re
from pathlib import Path

_QUIZAPP = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"quizapp"')

_ARCHIVE = b"PK\x03\x04"
_ANKI_MEMBER = b"collection.anki2"  # or anki21, or anki21b: its name stands among the first
_ANKI_TEXT = re.compile(
    rb"^(?:\xef\xbb\xbf)?#(?:separator|html|notetype|deck|tags|columns|guid)[ a-z]*:", re.IGNORECASE
)

_ASKING = re.compile(rb"^(?:\xef\xbb\xbf)?(?:Q:\s[^\0]{0,20000}?^A:\s|C:\s[^\n]*\[[^\n]+\])", re.MULTILINE)
_PAIRED = re.compile(rb"^[^\n\t]*\S ?:::? ?\S|^\?\??$|==[^=\n]+==", re.MULTILINE)

_AIKEN = re.compile(rb"^ANSWER:\s*[A-Z]\s*$", re.MULTILINE)
_GIFT = re.compile(rb"^\$CATEGORY:|^::[^\n]{0,200}::|(?<!\\)\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}])", re.MULTILINE)

_MOODLE = re.compile(rb"<quiz[\s>]")
_XML_START = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_QTI = re.compile(rb"<(?:[\w.-]+:)?(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-(?:item|test))[\s>]")
_MNEMOSYNE = re.compile(rb"<openSM2sync[\s>]|<mnemosyne\s[^>]*core_version")
_LISTED_WITHIN = 1024 * 1024  # of its end an archive lists what it holds


def never(_path: Path, _head: bytes) -> bool:
    """Say that nothing in a file tells that it is of this format: its suffix alone does."""
    return False


def is_quizapp_json(_path: Path, head: bytes) -> bool:
    """Say whether this is Quizapp's own JSON."""
    return _QUIZAPP.match(head) is not None


def is_anki(_path: Path, head: bytes) -> bool:
    """Say whether this is an archive that holds a collection of Anki."""
    return head.startswith(_ARCHIVE) and _ANKI_MEMBER in head


def is_anki_text(_path: Path, head: bytes) -> bool:
    """Say whether this begins with Anki's headers."""
    return _ANKI_TEXT.match(head) is not None


def is_asking_text(_path: Path, head: bytes) -> bool:
    """Say whether this text has questions and answers, or gaps in brackets."""
    return _ASKING.search(head) is not None


def is_paired_text(path: Path, head: bytes) -> bool:
    """Say whether this text has terms with definitions; a table may have colons too."""
    return path.suffix.lower() not in {".csv", ".tsv"} and b"\t" not in head and _PAIRED.search(head) is not None


def is_aiken(_path: Path, head: bytes) -> bool:
    """Say whether lines name the letter of an answer."""
    return _AIKEN.search(head) is not None


def is_gift(_path: Path, head: bytes) -> bool:
    """Say whether this text has answers in braces, names between colons, or categories."""
    return b"{" in head and _GIFT.search(head) is not None


def is_moodle_xml(_path: Path, head: bytes) -> bool:
    """Say whether this is XML with Moodle's root."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _MOODLE.search(head) is not None


def is_qti(path: Path, head: bytes) -> bool:
    """Say whether this is a document of QTI, or a package with a manifest of IMS."""
    return _starts(head, _QTI) or _holds(path, head, b"imsmanifest.xml")


def is_mnemosyne(path: Path, head: bytes) -> bool:
    """Say whether this is Mnemosyne's XML, or a package of it."""
    return _starts(head, _MNEMOSYNE) or _holds(path, head, b"cards.xml")


def _starts(head: bytes, root: re.Pattern[bytes]) -> bool:
    plain = head.replace(b"\0", b"")  # UTF-16 shows its tags between NULs
    return _XML_START.match(plain) is not None and root.search(plain) is not None


def _holds(path: Path, head: bytes, name: bytes) -> bool:
    """Say whether an archive lists a file of that name at its end; nothing is unpacked."""
    if not head.startswith(_ARCHIVE):
        return False
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LISTED_WITHIN))
            return name in file.read(_LISTED_WITHIN)
    except (OSError, ValueError):
        return False
