"""The learner of the tour: knows most answers, and how sure to be of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from PySide6.QtCore import Qt

from quizapp.deck.index import Index
from quizapp.deck.model import Match, Number, Order, Typed
from quizapp.deck.wording import right_places
from quizapp.quiz.confidence import levels
from quizapp.ui.widgets.question import QuestionValue

_Key = Qt.Key
_LETTERS = (_Key.Key_A, _Key.Key_B, _Key.Key_C, _Key.Key_D, _Key.Key_E, _Key.Key_F, _Key.Key_G, _Key.Key_H)
_MOVE_DOWN = (_Key.Key_Space, _Key.Key_Down, _Key.Key_Space)
_GRADES = (_Key.Key_1, _Key.Key_2, _Key.Key_3, _Key.Key_4)
_KNOWN = 0.72


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a question: the keys to press, or the text to type; sure: the place of the level, from 0."""

    keys: tuple[Qt.Key, ...]
    text: str
    sure: int


class TourLearner:
    """The same learner every time, since ``chance`` is seeded."""

    def __init__(self, index: Index, chance: Random) -> None:
        self._index = index
        self._chance = chance

    def grade(self) -> Qt.Key:
        """Return the key that grades a card."""
        return self._chance.choices(_GRADES, (12, 10, 70, 8))[0]

    def reply(self, question: QuestionValue) -> Reply:
        """Answer a question: right most of the time, and then surer than when guessing."""
        knows = self._chance.random() < _KNOWN
        item = self._index.item(question.key)
        assert item is not None
        offered = len(levels(item))
        sure = offered - self._chance.choice((1, 2, 2, 3)) if knows else self._chance.choice((1, 1, 2, offered - 2))
        match item:
            case Typed(accept=accept):
                return Reply((), accept[0] if knows else "marrow", sure)
            case Number(number=number):
                return Reply((), number if knows else "12", sure)
            case Order():
                return Reply(_ordering(question) if knows else _MOVE_DOWN, "", sure)
            case Match():
                return Reply(_joining(question, by=0 if knows else 1), "", sure)
            case _:
                right = right_places(item)
                wanted = [n for n, (place, _text) in enumerate(question.options) if (place in right) == knows]
                return Reply(tuple(_LETTERS[n] for n in (wanted if knows else wanted[:1])), "", sure)


def _ordering(question: QuestionValue) -> tuple[Qt.Key, ...]:
    """Return the keys that lift each step in turn to where it belongs."""
    now = [place for place, _text in question.options]
    keys: list[Qt.Key] = []
    for to, place in enumerate(sorted(now)):
        here = now.index(place)
        lift = (_Key.Key_Space, *(_Key.Key_Up,) * (here - to), _Key.Key_Space)
        keys += (_Key.Key_Home, *(_Key.Key_Down,) * here, *(lift if here != to else ()))
        now.insert(to, now.pop(here))
    return tuple(keys)


def _joining(question: QuestionValue, by: int) -> tuple[Qt.Key, ...]:
    """Return the keys that join each left side with its own right side, or with the one that is ``by`` further."""
    rights = [place for place, _text in question.options]
    own = (rights.index(left) for left in range(len(question.lefts)))
    return tuple(key for n in own for key in (_LETTERS[(n + by) % len(rights)], _Key.Key_Down))
