"""Hands that take a quiz."""

from __future__ import annotations

from collections.abc import Iterable

from hands import Hands
from PySide6.QtWidgets import QPushButton

from quizapp.base.errors import CannotSaveError
from quizapp.deck.model import ChooseAll, ChooseOne, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.quiz.attempt import Attempt
from quizapp.ui.widgets.button import Button

ALL = 4  # the place of "All" among the counts
ADAPTIVE, EXAM, MOCK = 1, 2, 3


def begin(hands: Hands, mode: int = 0, minutes: int = 0) -> Hands:
    hands.press("Q")
    screen = hands.app.rooms.setup.screen
    screen.choose("count", ALL)
    screen.choose("mode", mode)
    if minutes:
        screen.choose("minutes", minutes)
    screen.focus_primary()
    hands.press("Space")
    assert hands.app.place == "quiz"
    return hands


def finish(hands: Hands) -> None:
    hands.press("Esc")
    hands.answer("Finish now")
    assert hands.app.place == "results"


def attempt(hands: Hands) -> Attempt:
    found = hands.app.rooms.quiz._attempt
    assert found is not None
    return found


def item(hands: Hands) -> Item:
    found = hands.app.rooms.quiz._found
    assert found is not None
    return found[0]


def give_right(hands: Hands) -> None:
    """Answer the present question as it should be."""
    match item(hands):
        case ChooseOne():
            choose(hands, 0)
        case ChooseAll():
            for place in (0, 1):
                choose(hands, place)
        case TrueFalse():
            choose(hands, 1)
        case Typed():
            rewrite(hands, "mitochondrion")
        case Number():
            rewrite(hands, "46")
        case Order(order=steps):
            put(hands, tuple(range(len(steps))))
        case Match(match=pairs):
            join(hands, range(len(pairs)))
        case _:
            raise AssertionError


def give_wrong(hands: Hands) -> None:
    """Answer the present question as it should not be."""
    match item(hands):
        case ChooseOne() | ChooseAll():
            choose(hands, 2)
        case TrueFalse():
            choose(hands, 0)
        case Order(order=steps):
            put(hands, tuple(reversed(range(len(steps)))))
        case Match(match=pairs):
            join(hands, reversed(range(len(pairs))))
        case _:
            rewrite(hands, "12")


def has_options(hands: Hands) -> bool:
    return bool(hands.app.rooms.quiz.screen.question._rows)


def choose(hands: Hands, place: int) -> None:
    rows = list(hands.app.rooms.quiz.screen.question._rows)
    hands.press("ABCDEFGH"[rows.index(place)])


def put(hands: Hands, wanted: tuple[int, ...]) -> None:
    """Put the steps in an order, from the step on that has the focus first."""
    view = hands.app.rooms.quiz.screen.question
    for index, place in enumerate(wanted):
        down = view.ordered().index(place)
        hands.press("Home", *["Down"] * down, "Space", *["Up"] * (down - index), "Space")


def join(hands: Hands, rights: Iterable[int]) -> None:
    """Join each left side with the right side of a place."""
    shown = [place for place, _text in hands.app.rooms.quiz.screen.question.value().options]
    hands.press("Home")
    for place in rights:
        hands.press("ABCDEFGH"[shown.index(place)], "Down")


def rewrite(hands: Hands, text: str) -> None:
    hands.app.rooms.quiz.screen.question.focus_answer()
    hands.press("Ctrl+A", "Backspace")
    hands.type(text)


def stops(hands: Hands) -> list[str]:
    buttons = hands.app.rooms.quiz.screen.navigator.findChildren(QPushButton)
    return [button.text() for button in buttons if not button.isHidden()]


def reviews(hands: Hands) -> int:
    now = hands.app.workspace.now()
    return sum(day.reviews for day in hands.app.workspace.history.days(now.day, now.day))


def press_button(hands: Hands, words: str) -> None:
    button = next(one for one in hands.app.window.current().findChildren(Button) if one.words() == words)
    button.setFocus()
    hands.press("Space")


def full(*_arguments: object, **_options: object) -> None:
    raise CannotSaveError("The disk is full.")
