"""A deck with a question of every kind, and the sheet of a paper with all of them."""

from __future__ import annotations

from dataclasses import replace

from quizapp.deck.model import (
    ChooseAll,
    ChooseOne,
    Deck,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    TrueFalse,
    Typed,
)
from quizapp.quiz.draw import draw
from quizapp.quiz.read_decks import ReadDeck, candidates
from quizapp.quiz.setup import Setup
from quizapp.quiz.sheet import QuizScheme, Sheet, SheetQuestion, sheet, ways

COLOUR = ChooseOne(
    id="colour", question="Red?", right=Option("Haem"), wrong=(Option("Carotene"), Option("Chlorophyll"))
)
KINDS = ChooseAll(id="kinds", question="White?", right=(Option("Mono"), Option("Lympho")), wrong=(Option("Neuron"),))
CORE = TrueFalse(id="core", statement="A core.", truth=False)
CARRY = Typed(id="carry", question="Carry?", accept=("oxygen",))
DAYS = Number(id="days", question="Days?", number="120", within="10", unit="days")
GROWTH = Order(id="growth", question="Order?", order=("Stem", "Blast", "Reticulocyte", "Red"))
TASKS = Match(
    id="tasks", question="Tasks?", match=(Pair("Red", "oxygen"), Pair("Platelet", "wounds")), also=("hormones",)
)
ITEMS: tuple[Item, ...] = (COLOUR, KINDS, CORE, CARRY, DAYS, GROWTH, TASKS)


def deck(*items: Item, id: str = "blood", hash: str = "then") -> ReadDeck:  # noqa: A002 - as the fields are called
    return ReadDeck(Deck(id=id, title=id), items, f"{id}.yaml", hash)


def sheet_of(
    *items: Item, scheme: QuizScheme = "author", seed: int = 7, with_key: bool = False, section: str = ""
) -> Sheet:
    """Return the sheet with all the questions of a deck about blood."""
    choose_all, marking = ways(scheme)
    held = deck(*items)
    setup = Setup(decks=("blood",), count=100, choose_all=choose_all, marking=marking)
    return sheet(draw(candidates([held]), setup, seed), [held], scheme, with_key=with_key)


def question(made: Sheet, item: Item) -> SheetQuestion:
    return next(one for one in made.questions if one.key == f"blood/{item.id}")


def letter(made: Sheet, item: Item, text: str) -> str:
    """Return the letter that a text has on a sheet."""
    return next(option.letter for option in question(made, item).options if option.text == text)


def changed(held: ReadDeck, *items: Item) -> ReadDeck:
    """Return a deck with some of its items replaced."""
    new = {item.id: item for item in items}
    return replace(held, items=tuple(new.get(item.id, item) for item in held.items), hash="now")
