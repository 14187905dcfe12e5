"""A learner's word against a mark: "I was right", for what is marked by comparing letters or figures."""

from __future__ import annotations

from quizapp.deck.model import Item, Number, Typed

OVERRULED = "You overruled the mark."


def can_overrule(item: Item, *, right: bool) -> bool:
    """Tell whether a learner may overrule the mark of an answer that they gave: it was typed, and is not right."""
    return isinstance(item, Typed | Number) and not right
