"""Questions as QTI 2.1 asks them: an interaction for each kind, and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar, assert_never

from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Option, Order, TrueFalse, Typed
from quizapp.exchange.qti.markup_out import Markup, attribute, text

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Parts:
    """What differs between kinds. base, cardinality: of the response; correct: its values; points: of each value.

    most: the points of a perfect answer. processing: rules of its own, "" for the standard ones.
    """

    interaction: str
    cardinality: str
    base: str
    correct: Sequence[str]
    points: Sequence[tuple[str, str]] = ()
    exact: bool = True
    most: int = 1
    remarks: bool = False
    processing: str = ""


def parts(item: Item, markup: Markup) -> Parts | None:
    """Return the parts of a question; None for a card or a cloze, which QTI has no place for."""
    match item:
        case Card() | Cloze():
            return None
        case ChooseOne():
            return _choose_one(item, markup)
        case ChooseAll():
            return _choose_all(item, markup)
        case TrueFalse():
            options = (("true", Option("True")), ("false", Option("False")))
            shown = _choices(options, markup, shuffle=False, most=1)
            return Parts(shown, "single", "identifier", ("true" if item.truth else "false",))
        case Typed():
            return _typed(item)
        case Number():
            return _number(item)
        case Order():
            return _order(item, markup)
        case Match():
            return _match(item, markup)
        case _:
            assert_never(item)


def rules(inside: str) -> str:
    """Return rules written out."""
    return f"<responseProcessing>{inside}</responseProcessing>"


def scored(condition: str) -> str:
    """Return the rule that gives the point of a question that is right or wrong."""
    return (
        f'<responseCondition><responseIf>{condition}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1'
        "</baseValue></setOutcomeValue></responseIf></responseCondition>"
    )


def _choose_one(item: ChooseOne, markup: Markup) -> Parts:
    named = [("right", item.right), *_named("wrong", item.wrong)]
    if item.keep_order:
        ordered = [*named[1 : item.right_at], named[0], *named[item.right_at :]]
    else:
        ordered = _mixed(item.id, named[:1], named[1:])
    named_plainly, correct = _without_giving_away(ordered, {"right"})
    shown = _choices(named_plainly, markup, shuffle=not item.keep_order, most=1)
    return Parts(shown, "single", "identifier", correct, remarks=any(option.feedback for _, option in named))


def _choose_all(item: ChooseAll, markup: Markup) -> Parts:
    rights, wrongs = _named("right", item.right), _named("wrong", item.wrong)
    ordered = [*rights, *wrongs] if item.keep_order else _mixed(item.id, rights, wrongs)
    plainly, correct = _without_giving_away(ordered, {name for name, _ in rights})
    points = [(name, "1" if name in correct else "-1") for name, _ in plainly] if item.marking == "plus-minus" else []
    return Parts(
        _choices(plainly, markup, shuffle=not item.keep_order, most=0),
        "multiple",
        "identifier",
        correct,
        points,
        most=len(correct) if points else 1,
        remarks=any(option.feedback for _, option in plainly),
    )


def _typed(item: Typed) -> Parts:
    simple = item.exact and len(item.accept) == 1
    points = () if simple else tuple((accepted, "1") for accepted in item.accept)
    return Parts(_entry(), "single", "string", item.accept[:1], points, item.exact)


def _number(item: Number) -> Parts:
    amount = item.within.removesuffix("%")
    mode = "relative" if item.within.endswith("%") else "absolute"
    far = "" if float(amount) == 0 else f" tolerance={attribute(f'{amount} {amount}')}"
    equal = (
        f'<equal toleranceMode="{mode if far else "exact"}"{far} includeLowerBound="true" includeUpperBound="true">'
        '<variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>'
    )
    return Parts(_entry(item.unit), "single", "float", (item.number,), processing=rules(scored(equal)))


def _order(item: Order, markup: Markup) -> Parts:
    named = [(f"step_{place}", step) for place, step in enumerate(_by_chance(item.id, item.order), 1)]
    names = {step: name for name, step in named}
    shown = "".join(f'<simpleChoice identifier="{name}">{markup.inline(step)}</simpleChoice>' for name, step in named)
    interaction = f'<orderInteraction responseIdentifier="RESPONSE" shuffle="true">{shown}</orderInteraction>'
    return Parts(interaction, "ordered", "identifier", [names[step] for step in item.order])


def _match(item: Match, markup: Markup) -> Parts:
    lefts = [(f"left_{place}", pair.left) for place, pair in enumerate(item.match, 1)]
    mixed = _mixed(item.id, _by_chance(item.id, [pair.right for pair in item.match]), item.also)
    rights = [(f"right_{place}", right) for place, right in enumerate(mixed, 1)]
    names = {right: name for name, right in rights}
    joined = [f"{left[0]} {names[pair.right]}" for left, pair in zip(lefts, item.match, strict=True)]
    sets = "".join(f"<simpleMatchSet>{_side(side, markup)}</simpleMatchSet>" for side in (lefts, rights))
    interaction = (
        f'<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="{len(lefts)}">'
        f"{sets}</matchInteraction>"
    )
    return Parts(interaction, "multiple", "directedPair", joined, [(pair, "1") for pair in joined], most=len(joined))


def _side(side: Sequence[tuple[str, str]], markup: Markup) -> str:
    return "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{markup.inline(words)}</simpleAssociableChoice>'
        for name, words in side
    )


def _choices(named: Sequence[tuple[str, Option]], markup: Markup, *, shuffle: bool, most: int) -> str:
    shown = "".join(
        f'<simpleChoice identifier="{name}">{markup.inline(option.text)}{_remark(name, option, markup)}</simpleChoice>'
        for name, option in named
    )
    shuffled = "true" if shuffle else "false"
    start = f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffled}" maxChoices="{most}">'
    return f"{start}{shown}</choiceInteraction>"


def _remark(name: str, option: Option, markup: Markup) -> str:
    if not option.feedback:
        return ""
    words = markup.inline(option.feedback)
    tag = "feedbackBlock" if words.startswith("<") and "</p>" in words else "feedbackInline"
    return f'<{tag} outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show">{words}</{tag}>'


def _entry(unit: str = "") -> str:
    after = f" {text(unit)}" if unit else ""
    return f'<p><textEntryInteraction responseIdentifier="RESPONSE"/>{after}</p>'


def _named(word: str, options: Sequence[Option]) -> list[tuple[str, Option]]:
    return [(f"{word}_{place}", option) for place, option in enumerate(options, 1)]


def _without_giving_away(
    ordered: Sequence[tuple[str, Option]], rights: set[str]
) -> tuple[list[tuple[str, Option]], list[str]]:
    """Return options under names that tell nothing, and the names of the right ones."""
    plainly = [(f"choice_{place}", option) for place, (_, option) in enumerate(ordered, 1)]
    return plainly, [name for (name, _), (old, _) in zip(plainly, ordered, strict=True) if old in rights]


def _by_chance(seed: str, texts: Sequence[str]) -> list[str]:
    """Return texts in an order that tells nothing and is always the same."""
    return sorted(texts, key=lambda words: sha256(f"{seed}\n{words}".encode(errors="replace")).digest())


def _mixed(seed: str, some: Sequence[_T], others: Sequence[_T]) -> list[_T]:
    """Return two lists as one: by chance, but always the same, and each in its own order."""
    chance = int.from_bytes(sha256(seed.encode()).digest(), "big")
    mixed: list[_T] = []
    left, right = list(some), list(others)
    while left and right:
        chance, drawn = divmod(chance, len(left) + len(right))
        mixed.append(left.pop(0) if drawn < len(left) else right.pop(0))
    return [*mixed, *left, *right]
