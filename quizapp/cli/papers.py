"""The verbs ``quiz`` and ``mark``: a paper drawn from deck files, and its answers marked later."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.base.errors import RefusedError
from quizapp.cli.printing import aside, refusals, show

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.quiz.sheet import QuizScheme, Sheet

_HIGHEST_SEED = (1 << 53) - 1  # as far as every program that reads JSON counts
_SCHEMES = click.Choice(["author", "plus-minus", "all-or-nothing", "negative", "certainty"])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DECK = click.Path(exists=True, path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)


@click.command("quiz")
@click.argument("decks", nargs=-1, required=True, type=_DECK, metavar="DECK...")
@click.option("--questions", type=click.IntRange(1, 500), default=20, show_default=True, help="How many at most.")
@click.option(
    "--seed", type=click.IntRange(0, _HIGHEST_SEED), help="The same seed gives the same paper; else a new one."
)
@click.option("--sections", multiple=True, metavar="ID", help="These alone: section, or deck/section; also ID,ID.")
@click.option("--scheme", type=_SCHEMES, default="author", show_default=True, help="How the quiz is marked.")
@click.option("--with-key", is_flag=True, help="Put the right answers into the JSON.")
@_FORMAT
def quiz(
    decks: tuple[Path, ...],
    questions: int,
    seed: int | None,
    sections: tuple[str, ...],
    scheme: QuizScheme,
    with_key: bool,
    style: str,
) -> None:
    """Draw a paper from deck files or folders and print it. Nothing is written.

    Status 0: a paper; 2: there is nothing to draw.
    """
    if with_key and style != "json":
        raise click.UsageError("The right answers go into the JSON alone: add --format json.")
    with refusals():
        drawn = _drawn(decks, questions, seed, _named(sections), scheme, with_key=with_key)
        show(_as_json(drawn) if style == "json" else _as_text(drawn))


@click.command("mark")
@click.argument("paper", type=_FILE)
@click.argument("answers", type=_FILE)
@click.option("--scheme", type=_SCHEMES, help="Another scheme than the paper's own.")
@click.option("--decks", type=_DECK, multiple=True, help="Where the decks are now: files or folders; repeatable.")
@_FORMAT
def mark(paper: Path, answers: Path, scheme: QuizScheme | None, decks: tuple[Path, ...], style: str) -> None:
    """Mark the ANSWERS to a PAPER, both JSON files, by the decks that the paper was drawn from.

    Status 0: every question was marked; 1: some could not be; 2: none was.
    """
    with refusals():
        sys.exit(_mark(paper, answers, scheme, decks, style))


def _named(sections: tuple[str, ...]) -> list[str]:
    return [name.strip() for told in sections for name in told.split(",") if name.strip()]


def _drawn(
    paths: tuple[Path, ...], count: int, seed: int | None, names: list[str], scheme: QuizScheme, *, with_key: bool
) -> Sheet:
    import random

    from quizapp.quiz import sheet as sheets
    from quizapp.quiz.draw import draw
    from quizapp.quiz.read_decks import candidates, read_decks, sections
    from quizapp.quiz.setup import Setup

    decks, notes = read_decks(paths)
    for note in notes:
        aside(note)
    choose_all, marking = sheets.ways(scheme)
    setup = Setup(
        decks=tuple(deck.id for deck in decks),
        sections=sections(decks, names),
        count=count,
        mode="exam",
        choose_all=choose_all,
        marking=marking,
    )
    seed = random.SystemRandom().getrandbits(32) if seed is None else seed
    paper = draw(candidates(decks), setup, seed)
    return sheets.sheet(paper, decks, scheme, with_key=with_key)


def _as_json(sheet: Sheet) -> str:
    import msgspec

    from quizapp.quiz.json_file import MOST_BYTES

    text = json.dumps(msgspec.to_builtins(sheet), indent=2)
    if len(text) >= MOST_BYTES:
        raise RefusedError(
            f"The paper would be larger than {MOST_BYTES >> 20} MB, and 'mark' takes no larger one.",
            todo="Ask for fewer questions.",
        )
    return text


def _as_text(sheet: Sheet) -> str:
    from quizapp.cli import paper_words

    return paper_words.paper(sheet)


def _mark(paper: Path, answers: Path, scheme: QuizScheme | None, decks: tuple[Path, ...], style: str) -> int:
    from quizapp.cli import paper_words
    from quizapp.quiz import sheet as sheets
    from quizapp.quiz import sheet_answers
    from quizapp.quiz.read_decks import read_decks
    from quizapp.quiz.sheet_marks import deck_notes, mark_sheet

    sheet = sheets.decode(_content(paper), paper.name)
    said = sheet_answers.read(_content(answers), answers.name, sheet)
    found, asides = read_decks(decks or _deck_files(sheet, paper.parent))
    for note in asides:
        aside(note)
    by = scheme or sheet.scheme
    marked, notes = mark_sheet(sheet, said, found, by), deck_notes(sheet, found)
    if not any(one.mark for one in marked):
        raise _nothing_marked(" ".join(notes))
    rows = paper_words.mark_rows(marked, by, notes)
    show(json.dumps(rows, indent=2) if style == "json" else paper_words.marks(marked, by, notes))
    return 0 if all(one.mark for one in marked) else 1


def _deck_files(sheet: Sheet, folder: Path) -> Iterator[Path]:
    """Yield the files that a paper names, as seen from here, else from the paper's own folder."""
    for deck in sheet.decks:
        for path in (Path(deck.file), folder / deck.file):
            if os.path.isfile(path):  # noqa: PTH113 - of any text, where pathlib raises for a name that is too long
                yield path
                break


def _content(path: Path) -> bytes:
    from quizapp.quiz.json_file import MOST_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedError(f"{path.name} cannot be read: {error.strerror or error}.") from error


def _nothing_marked(why: str) -> RefusedError:
    return RefusedError(
        f"None of the questions could be marked. {why}".strip(),
        safe="The paper and the answers are as they were.",
        todo="Name the decks with --decks, as they were when the paper was made.",
    )
