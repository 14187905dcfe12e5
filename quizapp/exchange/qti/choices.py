"""Choice questions of any QTI: options with what is right of them become a question of the deck."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.deck.model import ChooseAll, ChooseOne, Item, Option, TrueFalse
from quizapp.deck.reading import limits

_TRUTHS = {"true": True, "false": False}

Say = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as the source has it. identifier: its name there."""

    identifier: str
    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A choice question as the source has it. right, partly: identifiers of what earns all, and only a part."""

    stem: str
    choices: Sequence[Choice]
    right: Sequence[str]
    partly: Sequence[str] = ()
    several: bool = False
    shuffled: bool = True
    by_part: bool = False
    why: str = ""


def question(asked: Asked, say: Say) -> Item | None:
    """Return the question, without an id; None, with the reason said, where the source names no right option."""
    if len(asked.choices) > limits.OPTIONS:
        say("X202", f"It has more than {limits.OPTIONS} options.")
        return None
    right = [choice for choice in asked.choices if choice.identifier in asked.right]
    if not right:
        say("X202", "It names no right option among those it has.")
        return None
    if asked.partly:
        say("X203", "Some options earn a part of the points there; here they count as wrong.")
    if asked.several:
        return _choose_all(asked, right, say)
    truth = _truth(asked.choices, right[0])
    if truth is not None and len(right) == 1:
        return TrueFalse(id="", statement=asked.stem, truth=truth, why=asked.why or right[0].feedback)
    return _choose_one(asked, right, say)


def _choose_one(asked: Asked, right: Sequence[Choice], say: Say) -> ChooseOne:
    key = min(right, key=lambda choice: list(asked.right).index(choice.identifier))
    if len(right) > 1:
        say("X203", "Any one of several options is right there; the first of them was kept, the others left out.")
    kept = [choice for choice in asked.choices if choice is key or choice not in right]
    return ChooseOne(
        id="",
        question=asked.stem,
        right=_option(key),
        wrong=tuple(_option(choice) for choice in kept if choice is not key),
        keep_order=not asked.shuffled,
        right_at=1 if asked.shuffled else kept.index(key) + 1,
        why=asked.why,
    )


def _choose_all(asked: Asked, right: Sequence[Choice], say: Say) -> ChooseAll:
    in_front = list(asked.choices[: len(right)]) == list(right)
    if not asked.shuffled and not in_front:
        say("X206", "The order of its options is not kept; they are shuffled.")
    return ChooseAll(
        id="",
        question=asked.stem,
        right=tuple(_option(choice) for choice in right),
        wrong=tuple(_option(choice) for choice in asked.choices if choice not in right),
        marking="plus-minus" if asked.by_part else "all-or-nothing",
        keep_order=not asked.shuffled and in_front,
        why=asked.why,
    )


def _truth(choices: Sequence[Choice], right: Choice) -> bool | None:
    """Return whether a statement holds, where the options are no more than true and false; None where they are more."""
    for names in ([choice.identifier for choice in choices], [choice.text for choice in choices]):
        if sorted(name.casefold() for name in names) == ["false", "true"]:
            return _TRUTHS[names[list(choices).index(right)].casefold()]
    return None


def _option(choice: Choice) -> Option:
    return Option(choice.text, choice.feedback)
