"""The key of a paper: what is right, why, and how far the evidence goes."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.ui.printing.measures import BODY, GUTTER, WIDTH, Hand
from quizapp.ui.printing.pages import Part
from quizapp.ui.printing.paper_value import Key, PrintedPaper, PrintedQuestion, Told
from quizapp.ui.printing.pieces import Block, Mark, Piece, Rule
from quizapp.ui.printing.prose import markdown, words
from quizapp.ui.printing.question_part import GONE

_LETTER, _TWO_SIGNS = 60.0, 110.0  # from where an answer begins to its text


def key_part(paper: PrintedPaper) -> Part:
    """Return the key."""
    return Part(f"{paper.title}: key", _blocks(paper), len(paper.questions) + 1)


def _blocks(paper: PrintedPaper) -> Iterator[Block]:
    yield Block(
        (
            words("Key", 0, WIDTH, size="title", strong=True),
            words(f"{paper.title}, seed {paper.seed}", 0, WIDTH, size="small", above=14),
            *(words(note, 0, WIDTH, size="small", above=14) for note in paper.notes),
            Rule(above=40),
        )
    )
    for question in paper.questions:
        yield key_block(question)


def key_block(question: PrintedQuestion) -> Block:
    """Return what is right with the number of its question, and why."""
    return Block(tuple(_question(question)))


def _question(question: PrintedQuestion) -> Iterator[Piece]:
    hand = Hand(question.right_to_left)
    number = Mark(hand.edge(0), words=f"{question.number}.", strong=True, mirrored=hand.right_to_left)
    if question.asked is None:
        yield words(GONE, GUTTER, BODY, above=56, marks=(number,))
        return
    key = question.asked.key
    for place, answer in enumerate(key.answers):
        first = place == 0
        yield _told(answer, question, hand, above=56 if first else 8, strong=True, marks=(number,) if first else ())
    yield from _reasons(key, question, hand)


def _reasons(key: Key, question: PrintedQuestion, hand: Hand) -> Iterator[Piece]:
    left, at_right = hand.left(GUTTER, BODY), hand.right_to_left
    if key.note:
        yield words(key.note, left, BODY, size="small", above=10, at_right=at_right)
    if key.why:
        yield markdown(key.why, question.folder, left, BODY, size="small", above=14)
    for feedback in key.feedback:
        yield _told(feedback, question, hand, above=10)
    evidence = (f"Evidence: {key.evidence}." if key.evidence else "", f"Source: {key.sources}" if key.sources else "")
    if any(evidence):
        said = " ".join(part for part in evidence if part)
        yield words(said, left, BODY, size="tiny", above=12, at_right=at_right)


def _told(
    told: Told,
    question: PrintedQuestion,
    hand: Hand,
    above: float,
    *,
    strong: bool = False,
    marks: tuple[Mark, ...] = (),
) -> Piece:
    start = GUTTER + (_TWO_SIGNS if len(told.mark) > 2 else _LETTER if told.mark else 0)
    width = WIDTH - start
    size = "text" if strong else "small"
    letter = Mark(hand.edge(GUTTER), words=told.mark, size=size, strong=strong, mirrored=hand.right_to_left)
    return markdown(
        told.text,
        question.folder,
        hand.left(start, width),
        width,
        size=size,
        above=above,
        marks=(*marks, letter),
    )
