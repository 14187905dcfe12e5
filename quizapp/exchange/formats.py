"""The one table of formats: what each is called, how it is known, and what reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quizapp.base.progress import UNTOLD, Progress
from quizapp.exchange import doors, signs
from quizapp.exchange.carried import Carried, CarriedDeck, Written


class Reader(Protocol):
    """Reads a file, and tells how far it is."""

    def __call__(self, path: Path, progress: Progress = UNTOLD, /) -> Carried:
        """Return what a file holds. Raises StoppedError where ``progress`` does, and nothing for what is in it."""


Writer = Callable[[Sequence[CarriedDeck]], Written]

_LOOKED_AT = 64 * 1024
_TEXTS = (".md", ".txt", ".markdown")


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    name: what it is called on the command line; title: for people; suffixes: of its files, the usual one first.
    is_this: says of a file's path and first bytes whether they are surely this format's.
    read, write: None where Quizapp does not, or not here.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    is_this: Callable[[Path, bytes], bool]
    read: Reader | None = None
    write: Writer | None = None


PDF = Format("pdf", "Pages to print (PDF)", (".pdf",), signs.never)  # laid out by Qt, which this room does not know

# Those that are sure of their files first; of those that share a suffix, the last is taken where none is sure.
FORMATS: tuple[Format, ...] = (
    Format("json", "Quizapp's JSON", (".json",), signs.is_quizapp_json, doors.read_json, doors.write_json),
    Format("anki", "Anki's packages", (".apkg", ".colpkg"), signs.is_anki, doors.read_anki, doors.write_anki),
    Format(
        "anki-text",
        "Anki's notes in plain text",
        (".txt",),
        signs.is_anki_text,
        doors.read_table,
        doors.write_anki_text,
    ),
    Format("moodle-xml", "Moodle's XML", (".xml",), signs.is_moodle_xml, doors.read_moodle_xml, doors.write_moodle_xml),
    Format("mnemosyne", "Mnemosyne's cards", (".cards", ".xml"), signs.is_mnemosyne, doors.read_mnemosyne),
    Format("mnemosyne-text", "Mnemosyne's text with tabs", (".txt",), signs.never, doors.read_mnemosyne_text),
    Format(
        "qti",
        "IMS QTI (Canvas and others)",
        (".zip", ".xml", ".imscc"),
        signs.is_qti,
        doors.read_qti,
        doors.write_qti,
    ),
    Format("aiken", "Aiken", (".txt",), signs.is_aiken, doors.read_aiken, doors.write_aiken),
    Format("gift", "Moodle's GIFT", (".gift", ".txt"), signs.is_gift, doors.read_gift, doors.write_gift),
    Format("markdown", "Text with Q: and A:", _TEXTS, signs.is_asking_text, doors.read_prose, doors.write_markdown),
    Format(
        "obsidian", "Text with term :: definition", _TEXTS, signs.is_paired_text, doors.read_prose, doors.write_obsidian
    ),
    Format("csv", "A table (CSV)", (".csv",), signs.never, doors.read_table, doors.write_csv),
    Format("tsv", "Terms and tabs (Quizlet)", (".tsv", ".txt", ".tab"), signs.never, doors.read_table, doors.write_tsv),
    Format("html", "A page to print (HTML)", (".html",), signs.never, write=doors.write_page),
    PDF,
)

BY_NAME: dict[str, Format] = {one.name: one for one in FORMATS}
READ: tuple[str, ...] = tuple(one.name for one in FORMATS if one.read)
WRITTEN: tuple[str, ...] = tuple(one.name for one in FORMATS if one.write)
LEAVING: tuple[str, ...] = (*WRITTEN, PDF.name)


def recognised(path: Path) -> Format | None:
    """Return the format that a file is most likely in, by its content and then its suffix; None where none fits.

    A file that cannot be opened is recognised by its suffix alone.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except (OSError, ValueError):
        head = b""
    suffix = path.suffix.lower()
    by_suffix = [one for one in FORMATS if one.read and suffix in one.suffixes]
    sure = [one for one in (*by_suffix, *FORMATS) if one.read and head and one.is_this(path, head)]
    return next(iter(sure or by_suffix[::-1]), None)
