"""The questions of a paper on its first pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import assert_never

from quizapp.quiz.sheet import Lettered
from quizapp.ui.printing.answer_cells import boxes, name_and_date, true_or_false
from quizapp.ui.printing.measures import BODY, GUTTER, WIDTH, Hand
from quizapp.ui.printing.pages import Part
from quizapp.ui.printing.paper_value import (
    Asked,
    Blank,
    Choices,
    Form,
    PrintedPaper,
    PrintedQuestion,
    Recall,
    Sides,
    Steps,
    TrueOrFalse,
)
from quizapp.ui.printing.pieces import Block, Cell, Cells, Mark, Piece, Row, Rule, Shape, WritingLine
from quizapp.ui.printing.prose import markdown, words

GONE = "This question is not in its deck any more."

_BETWEEN = 20.0  # pieces of a question
_SHAPE_AND_LETTER, _LETTER = 120.0, 60.0  # from where an option begins to its text
_WORDS, _NUMBER = 1000.0, 500.0  # how wide a line to write on is
_LINE, _LINE_OF_TEXT = 150.0, 56.0  # the line for the letter of what belongs to a left-hand side
_RIGHT_SIDES, _BETWEEN_SIDES = 960.0, 80.0  # where they begin, and how far they are from the left ones


def question_part(paper: PrintedPaper) -> Part:
    """Return the title, what there is to know, and the questions."""
    return Part(paper.title, _blocks(paper), len(paper.questions) + 1)


def _blocks(paper: PrintedPaper) -> Iterator[Block]:
    yield _head(paper)
    for question in paper.questions:
        yield question_block(question)


def _head(paper: PrintedPaper) -> Block:
    small = (paper.about, paper.sources, *paper.notes, *paper.schemes)
    return Block(
        (
            words(paper.title, 0, WIDTH, size="title", strong=True),
            *(words(text, 0, WIDTH, size="small", above=14) for text in small if text),
            name_and_date(above=40),
            Rule(above=40),
        )
    )


def question_block(question: PrintedQuestion) -> Block:
    """Return a question with its number, what there is to do, and room for the answer."""
    hand = Hand(question.right_to_left)
    number = Mark(hand.edge(0), words=f"{question.number}.", strong=True, mirrored=hand.right_to_left)
    if question.asked is None:
        return Block((words(GONE, GUTTER, BODY, above=64, marks=(number,)),))
    asked = question.asked
    left = hand.left(GUTTER, BODY)
    return Block(
        (
            markdown(asked.stem, question.folder, left, BODY, above=64, marks=(number,)),
            *_to_do(asked, left, hand),
            *_form(asked.form, question.folder, hand),
        )
    )


def _to_do(asked: Asked, left: float, hand: Hand) -> Iterator[Piece]:
    said = " ".join(part for part in (asked.ask, f"{asked.worth}." if asked.worth else "") if part)
    if said:
        yield words(said, left, BODY, size="tiny", above=10, at_right=hand.right_to_left)


def _form(form: Form, folder: Path | None, hand: Hand) -> Iterator[Piece]:
    match form:
        case Recall():
            return
        case Choices(options=options, several=several):
            for option in options:
                yield _lettered(option, folder, hand, "square" if several else "round")
        case TrueOrFalse():
            yield _cells(true_or_false(), hand)
        case Blank(number=number, unit=unit):
            yield _blank(unit, hand, _NUMBER if number else _WORDS)
        case Steps(steps=steps):
            yield from (_lettered(step, folder, hand) for step in steps)
            yield _cells(boxes(len(steps)), hand)
        case Sides(lefts=lefts, rights=rights):
            yield from _sides(lefts, rights, folder, hand)
        case _:
            assert_never(form)


def _lettered(option: Lettered, folder: Path | None, hand: Hand, shape: Shape = "") -> Piece:
    mark = Mark(hand.edge(GUTTER), shape, option.letter, mirrored=hand.right_to_left)
    start = GUTTER + (_SHAPE_AND_LETTER if shape else _LETTER)
    width = WIDTH - start
    return markdown(option.text, folder, hand.left(start, width), width, above=_BETWEEN, marks=(mark,))


def _cells(cells: tuple[Cell, ...], hand: Hand) -> Piece:
    return Cells(cells, hand.left(GUTTER, BODY), BODY, above=_BETWEEN, mirrored=hand.right_to_left)


def _blank(unit: str, hand: Hand, width: float) -> Piece:
    room = BODY - width - 30
    after = words(unit, hand.left(GUTTER + width + 30, room), room) if unit else None
    return WritingLine(hand.left(GUTTER, width), width, after, above=_BETWEEN)


def _sides(lefts: tuple[str, ...], rights: tuple[Lettered, ...], folder: Path | None, hand: Hand) -> Iterator[Piece]:
    """Yield the sides beside each other: a line, a number and a text, and far from it a letter and a text."""
    for number, (left, right) in enumerate(zip_longest(lefts, rights), start=1):
        row: list[Piece] = []
        if left is not None:
            row += _left_side(number, left, folder, hand)
        if right is not None:
            row.append(_right_side(right, folder, hand))
        yield Row(row, above=_BETWEEN)


def _left_side(number: int, text: str, folder: Path | None, hand: Hand) -> tuple[Piece, ...]:
    start = GUTTER + _LINE + _LETTER
    width = _RIGHT_SIDES - _BETWEEN_SIDES - start
    mark = Mark(hand.edge(GUTTER + _LINE), words=str(number), mirrored=hand.right_to_left)
    return (
        WritingLine(hand.left(GUTTER, _LINE - 30), _LINE - 30, height=_LINE_OF_TEXT),
        markdown(text, folder, hand.left(start, width), width, marks=(mark,)),
    )


def _right_side(right: Lettered, folder: Path | None, hand: Hand) -> Piece:
    start = _RIGHT_SIDES + _LETTER
    mark = Mark(hand.edge(_RIGHT_SIDES), words=right.letter, mirrored=hand.right_to_left)
    return markdown(right.text, folder, hand.left(start, WIDTH - start), WIDTH - start, marks=(mark,))
