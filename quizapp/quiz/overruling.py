"""A learner's word against a mark: "I was right", for what is marked by comparing letters or figures."""

from __future__ import annotations

from quizapp.deck.model import Item, Number, Typed
from quizapp.quiz.attempt import Answer


def can_overrule(item: Item, answer: Answer | None) -> bool:
    """Tell whether a learner may overrule the mark of an answer: it was typed, and is not right."""
    return isinstance(item, Typed | Number) and answer is not None and not answer.is_right
