"""A deck on paper: what it asks, section by section, and on pages of their own the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizapp.ui.printing.key_part import key_block
from quizapp.ui.printing.measures import WIDTH
from quizapp.ui.printing.pages import Part
from quizapp.ui.printing.paper_value import PrintedDeck, PrintedQuestion
from quizapp.ui.printing.pieces import Block, Piece, Rule
from quizapp.ui.printing.prose import markdown, words
from quizapp.ui.printing.question_part import question_block


def asked_part(deck: PrintedDeck) -> Part:
    """Return the title, what the deck says of itself, and what it asks."""
    head: tuple[Piece, ...] = (words(deck.title, 0, WIDTH, size="title", strong=True),)
    if deck.source:
        head += (words(deck.source, 0, WIDTH, size="small", above=14),)
    if deck.about:
        head += (markdown(deck.about, deck.folder, 0, WIDTH, size="small", above=14),)
    return Part(deck.title, _blocks(deck, Block((*head, Rule(above=40))), question_block), _count(deck))


def answers_part(deck: PrintedDeck) -> Part:
    """Return the answers, with their reasons."""
    title = words("Answers", 0, WIDTH, size="title", strong=True)
    named = words(deck.title, 0, WIDTH, size="small", above=14)
    return Part(f"{deck.title}: answers", _blocks(deck, Block((title, named, Rule(above=40))), key_block), _count(deck))


def _blocks(deck: PrintedDeck, head: Block, block: Callable[[PrintedQuestion], Block]) -> Iterator[Block]:
    yield head
    for section in deck.sections:
        for place, question in enumerate(section.questions):
            made = block(question)
            titled = section.title and place == 0
            yield Block((_heading(section.title), *made.pieces)) if titled else made


def _heading(title: str) -> Piece:
    return words(title, 0, WIDTH, size="heading", strong=True, above=80)


def _count(deck: PrintedDeck) -> int:
    return sum(len(section.questions) for section in deck.sections) + 1
