"""A choice question as its rules see it."""

from __future__ import annotations

from quizapp.deck import wording
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import tokens
from quizapp.deck.model import ChooseAll, ChooseOne, Option


class Choice:
    """A choice question with the words of its options, right ones first.

    options: as in ``wording.options``; words: the words of each; said: the same, joined; keys: how many are right.
    """

    __slots__ = ("item", "keys", "options", "said", "words")

    def __init__(self, item: ChooseOne | ChooseAll) -> None:
        self.item = item
        self.options: tuple[Option, ...] = wording.options(item)
        self.keys = len(self.options) - len(item.wrong)
        self.words = [tokens(option.text) for option in self.options]
        self.said = [" ".join(words) for words in self.words]

    def flaw(self, code: str, place: int, message: str) -> Flaw:
        """Return a flaw of the option at ``place``."""
        if place >= self.keys:
            return Flaw(code, message, "wrong", place - self.keys)
        return Flaw(code, message, "right", -1 if isinstance(self.item, ChooseOne) else place)
