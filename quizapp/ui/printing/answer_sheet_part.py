"""The answer sheet of a paper: a line for each question, to be marked or written on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from quizapp.ui.printing.answer_cells import boxes, line, lines, name_and_date, to_mark, true_or_false
from quizapp.ui.printing.measures import BODY, GUTTER, WIDTH, wide
from quizapp.ui.printing.pages import Part
from quizapp.ui.printing.paper_value import (
    Blank,
    Choices,
    Form,
    PrintedPaper,
    PrintedQuestion,
    Recall,
    Sides,
    Steps,
    Sure,
    TrueOrFalse,
)
from quizapp.ui.printing.pieces import Block, Cell, Cells, Piece, Row, Rule
from quizapp.ui.printing.prose import words
from quizapp.ui.printing.question_part import GONE

_SURE_WORDS: dict[Sure, str] = {
    "": "",
    "confidence": "At the right: how sure you are that your answer is right, in percent.",
    "certainty": "At the right: how certain you are of your answer, from 1 (not at all) to 3 (very).",
}
_SURE_WIDTH, _BEFORE_SURE = 440.0, 60.0
_NUMBER, _LONGEST_UNIT = 500.0, 540.0


def answer_sheet_part(paper: PrintedPaper) -> Part:
    """Return the answer sheet."""
    return Part(f"{paper.title}: answer sheet", _blocks(paper), len(paper.questions) + 1)


def _blocks(paper: PrintedPaper) -> Iterator[Block]:
    said = _SURE_WORDS[paper.sure]
    yield Block(
        (
            words("Answer sheet", 0, WIDTH, size="title", strong=True),
            words(f"{paper.title}, seed {paper.seed}", 0, WIDTH, size="small", above=14),
            *((words(said, 0, WIDTH, size="small", above=14),) if said else ()),
            name_and_date(above=40),
            Rule(above=40, below=20),
        )
    )
    for question in paper.questions:
        yield Block((_line(question, paper.sure),))


def _line(question: PrintedQuestion, sure: Sure) -> Piece:
    number = Cells((Cell("", f"{question.number}.", GUTTER, strong=True),), 0, GUTTER)
    if question.asked is None:
        return Row((number, Cells((Cell("", GONE, BODY),), GUTTER, BODY)))
    room = BODY - (_SURE_WIDTH if sure else 0)
    answer = Cells(_cells(question.asked.form, room), GUTTER, room)
    return Row((number, answer, *_sure(sure)))


def _sure(sure: Sure) -> Iterator[Piece]:
    width = _SURE_WIDTH - _BEFORE_SURE
    start = WIDTH - width
    match sure:
        case "":
            pass
        case "confidence":
            percent = Cell("", "%", wide("%"))
            yield Cells((line("sure", width - percent.width), percent), start, width)
        case "certainty":
            yield Cells(to_mark("123", several=False), start, _SURE_WIDTH)
        case _:
            assert_never(sure)


def _cells(form: Form, room: float) -> tuple[Cell, ...]:
    match form:
        case Recall():
            return ()
        case Choices(options=options, several=several):
            return to_mark((option.letter for option in options), several=several)
        case TrueOrFalse():
            return true_or_false()
        case Blank(number=number, unit=unit):
            return _blank(unit if wide(unit) <= _LONGEST_UNIT else "", room, number=number)
        case Steps(steps=steps):
            return boxes(len(steps))
        case Sides(lefts=lefts):
            return lines(len(lefts))
        case _:
            assert_never(form)


def _blank(unit: str, room: float, *, number: bool) -> tuple[Cell, ...]:
    """Return a line to write on and the unit; a long one stands with the question alone."""
    after = (Cell("", unit, wide(unit)),) if unit else ()
    return (line("", _NUMBER if number else room), *after)
