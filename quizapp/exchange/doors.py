"""The way to each format's module, which is imported when somebody goes that way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizapp.base.progress import UNTOLD, Progress
from quizapp.exchange.carried import Carried, CarriedDeck, Written
from quizapp.exchange.table.said import NOTHING, Said


def read_json(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read Quizapp's own JSON."""
    from quizapp.exchange import quizapp_json

    return quizapp_json.read(path, progress)


def write_json(decks: Sequence[CarriedDeck]) -> Written:
    """Write Quizapp's own JSON."""
    from quizapp.exchange import quizapp_json

    return quizapp_json.write(decks)


def read_anki(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read a package of Anki."""
    from quizapp.exchange.anki import read

    return read.read(path, progress)


def write_anki(decks: Sequence[CarriedDeck]) -> Written:
    """Write a package of Anki, as of now: Anki takes an update only from a later moment."""
    from quizapp.base.clock import SystemClock, moment
    from quizapp.exchange.anki import write

    return write.write(decks, moment(SystemClock().now()))


def read_table(path: Path, progress: Progress = UNTOLD, said: Said = NOTHING) -> Carried:
    """Read CSV, TSV, or Anki's notes in plain text. said: what a person says of them."""
    from quizapp.exchange.table import reading

    return reading.read(path, progress, said)


def write_csv(decks: Sequence[CarriedDeck]) -> Written:
    """Write CSV."""
    from quizapp.exchange.table import writing

    return writing.write_csv(decks)


def write_tsv(decks: Sequence[CarriedDeck]) -> Written:
    """Write Quizlet's two columns."""
    from quizapp.exchange.table import writing

    return writing.write_tsv(decks)


def write_anki_text(decks: Sequence[CarriedDeck]) -> Written:
    """Write Anki's notes in plain text."""
    from quizapp.exchange.table import writing

    return writing.write_anki(decks)


def read_prose(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read running text."""
    from quizapp.exchange.prose import reading

    return reading.read(path, progress)


def write_markdown(decks: Sequence[CarriedDeck]) -> Written:
    """Write text with Q: and A:."""
    from quizapp.exchange.prose import writing

    return writing.write_markdown(decks)


def write_obsidian(decks: Sequence[CarriedDeck]) -> Written:
    """Write text with terms and definitions."""
    from quizapp.exchange.prose import writing

    return writing.write_obsidian(decks)


def read_gift(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read GIFT."""
    from quizapp.exchange.moodle import gift

    return gift.read(path, progress)


def write_gift(decks: Sequence[CarriedDeck]) -> Written:
    """Write GIFT."""
    from quizapp.exchange.moodle import gift_writing

    return gift_writing.write(decks)


def read_aiken(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read Aiken."""
    from quizapp.exchange.moodle import aiken

    return aiken.read(path, progress)


def write_aiken(decks: Sequence[CarriedDeck]) -> Written:
    """Write Aiken."""
    from quizapp.exchange.moodle import aiken

    return aiken.write(decks)


def read_moodle_xml(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read Moodle's XML."""
    from quizapp.exchange.moodle import xml_reading

    return xml_reading.read(path, progress)


def write_moodle_xml(decks: Sequence[CarriedDeck]) -> Written:
    """Write Moodle's XML."""
    from quizapp.exchange.moodle import xml_writing

    return xml_writing.write(decks)


def write_page(decks: Sequence[CarriedDeck]) -> Written:
    """Write a page to print."""
    from quizapp.exchange import printed

    return printed.write(decks)


def read_qti(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read QTI 1.2, 2 or 3, a document or a package."""
    from quizapp.exchange.qti import package

    return package.read(path, progress)


def write_qti(decks: Sequence[CarriedDeck]) -> Written:
    """Write a package of QTI 2.1."""
    from quizapp.exchange.qti import writing

    return writing.write(decks)


def read_mnemosyne(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read a package or the XML of Mnemosyne."""
    from quizapp.exchange.mnemosyne import read

    return read.read(path, progress)


def read_mnemosyne_text(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Read a text file of Mnemosyne."""
    from quizapp.exchange.mnemosyne import read

    return read.read_text(path, progress)
