"""The one table of formats: what each is called, how it is known, and what reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, assert_never, get_args

from quizapp.base.clock import SystemClock, moment
from quizapp.exchange import signs
from quizapp.exchange.carried import Carried, CarriedDeck, Written

Name = Literal["json", "anki", "anki-text", "gift", "aiken", "moodle-xml", "markdown", "obsidian", "csv", "tsv", "html"]
Reader = Callable[[Path], Carried]
Writer = Callable[[Sequence[CarriedDeck]], Written]

_LOOKED_AT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    name: what it is called on the command line; title: for people; suffixes: of its files, the usual one first.
    is_this: says of a file's path and first bytes whether they are surely this format's.
    reads, writes: whether Quizapp does.
    """

    name: Name
    title: str
    suffixes: tuple[str, ...]
    is_this: Callable[[Path, bytes], bool]
    reads: bool = True
    writes: bool = True


# Those that are sure of their files first; of those that share a suffix, the last is taken where none is sure.
FORMATS: tuple[Format, ...] = (
    Format("json", "Quizapp's JSON", (".json",), signs.is_quizapp_json),
    Format("anki", "Anki's packages", (".apkg", ".colpkg"), signs.is_anki),
    Format("anki-text", "Anki's notes in plain text", (".txt",), signs.is_anki_text),
    Format("aiken", "Aiken", (".txt",), signs.is_aiken),
    Format("gift", "Moodle's GIFT", (".gift", ".txt"), signs.is_gift),
    Format("moodle-xml", "Moodle's XML", (".xml",), signs.is_moodle_xml),
    Format("markdown", "Text with Q: and A: (hashcards)", (".md", ".txt", ".markdown"), signs.is_asking_text),
    Format("obsidian", "Text with term :: definition (Obsidian)", (".md", ".txt", ".markdown"), signs.is_paired_text),
    Format("csv", "A table (CSV)", (".csv",), signs.never),
    Format("tsv", "A table with tabs (TSV, Quizlet)", (".tsv", ".txt", ".tab"), signs.never),
    Format("html", "A page to print (HTML)", (".html",), signs.never, reads=False),
)

BY_NAME: dict[str, Format] = {one.name: one for one in FORMATS}
NAMES: tuple[str, ...] = get_args(Name)


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
    by_suffix = [one for one in FORMATS if one.reads and suffix in one.suffixes]
    sure = [one for one in (*by_suffix, *FORMATS) if one.reads and head and one.is_this(path, head)]
    return next(iter(sure or by_suffix[::-1]), None)


def reader(name: Name) -> Reader:
    """Return what reads a format, imported now. Raises ValueError for one that is only written."""
    match name:
        case "json":
            from quizapp.exchange import quizapp_json

            return quizapp_json.read
        case "anki":
            from quizapp.exchange.anki import read as anki

            return anki.read
        case "gift":
            from quizapp.exchange.moodle import gift

            return gift.read
        case "aiken":
            from quizapp.exchange.moodle import aiken

            return aiken.read
        case "moodle-xml":
            from quizapp.exchange.moodle import xml_reading

            return xml_reading.read
        case "markdown" | "obsidian":
            from quizapp.exchange.prose import reading as prose

            return prose.read
        case "csv" | "tsv" | "anki-text":
            from quizapp.exchange.table import reading

            return reading.read
        case "html":
            raise ValueError("HTML is only written")
        case _:
            assert_never(name)


def writer(name: Name) -> Writer:  # noqa: C901 - a case for each format
    """Return what writes a format, imported now. Raises ValueError for one that is only read."""
    match name:
        case "json":
            from quizapp.exchange import quizapp_json

            return quizapp_json.write
        case "anki":
            from quizapp.exchange.anki import write as anki

            # Whoever has a clock and a learner hands both to it; Anki takes an update only from a later moment.
            return partial(anki.write, when=moment(SystemClock().now()))
        case "gift":
            from quizapp.exchange.moodle import gift_writing

            return gift_writing.write
        case "aiken":
            from quizapp.exchange.moodle import aiken

            return aiken.write
        case "moodle-xml":
            from quizapp.exchange.moodle import xml_writing

            return xml_writing.write
        case "markdown":
            from quizapp.exchange.prose import writing as prose

            return prose.write_markdown
        case "obsidian":
            from quizapp.exchange.prose import writing as prose

            return prose.write_obsidian
        case "csv":
            from quizapp.exchange.table import writing

            return writing.write_csv
        case "tsv":
            from quizapp.exchange.table import writing

            return writing.write_tsv
        case "anki-text":
            from quizapp.exchange.table import writing

            return writing.write_anki
        case "html":
            from quizapp.exchange import printed

            return printed.write
        case _:
            assert_never(name)
