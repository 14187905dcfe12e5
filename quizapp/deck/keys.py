"""The keys of the deck language: one table for the reader, the writer and the JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from quizapp.deck import model
from quizapp.deck.model import Item, Kind

Form = Literal[
    "version", "id", "text", "ids", "texts", "steps", "flag", "truth", "evidence", "marking", "date", "number",
    "within", "place", "path", "option", "rights", "options", "pairs", "sections", "references", "source", "lint",
    "items",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, the form of its value, what editors say of it, and the field of the model that it fills."""

    name: str
    form: Form
    about: str
    field: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class KindKeys:
    """The keys that make one kind of item, ``make`` which builds it, and its name in a sentence."""

    name: str
    make: Callable[..., Item]
    own: tuple[Key, ...]

    @property
    def all(self) -> tuple[Key, ...]:
        """The keys in the order in which they are written."""
        return (ITEM_KEYS[0], *self.own, *ITEM_KEYS[1:])


def _key(name: str, form: Form, about: str, field: str = "") -> Key:
    return Key(name, form, about, field or name)


def _needs(name: str, form: Form, about: str, field: str = "") -> Key:
    return Key(name, form, about, field or name, required=True)


ITEM_KEYS = (
    _key("id", "id", "Stable for ever: lower-case words joined by hyphens, unique in the deck. Histories hang on it."),
    _key("hint", "text", "A help to show before the answer."),
    _key("why", "text", "One or two sentences that teach, shown after the answer."),
    _key("evidence", "evidence", "How far the world backs what the source says."),
    _key("refs", "texts", "Keys of the deck's references."),
    _key("as_of", "date", "The date a fact was true on, as 2024-12-18, for facts that age."),
    _key("section", "id", "The id of a section of the deck's outline."),
    _key("tags", "texts", "Words to find the item by."),
    _key("image", "path", "A picture: a relative path in the deck's own folder."),
    _key("audio", "path", "A sound: a relative path in the deck's own folder."),
    _key("was", "ids", "Former ids of this item, so that it keeps its history; deck-id/item-id for another deck's."),
    _key("lint", "lint", "Findings that are meant: {ignore: [CODE]}.", "ignore"),
)

_QUESTION = _needs("question", "text", "What is asked.")
_WRONG = _needs("wrong", "options", "The wrong options: each a text, or `text: feedback`.")
_KEEP_ORDER = _key("keep_order", "flag", "yes: the options are shown as written, never shuffled.")

KINDS: dict[Kind, KindKeys] = {
    "card": KindKeys(
        "a card",
        model.Card,
        (
            _needs("card", "text", "What is asked.", "front"),
            _needs("answer", "text", "What is to be recalled.", "back"),
            _key("both_ways", "flag", "yes: the answer is asked for too, as a card of its own."),
        ),
    ),
    "cloze": KindKeys(
        "a cloze",
        model.Cloze,
        (_needs("cloze", "text", "A text with gaps: {{hidden}}, {{hidden::hint}} or {{1::grouped}}.", "text"),),
    ),
    "choose_one": KindKeys(
        "a question with one right option",
        model.ChooseOne,
        (
            _QUESTION,
            _needs("right", "option", "The right option: a text, or `text: feedback`."),
            _WRONG,
            _KEEP_ORDER,
            _key("right_at", "place", "With keep_order: the place of the right option among all, from 1."),
        ),
    ),
    "choose_all": KindKeys(
        "a question with several right options",
        model.ChooseAll,
        (
            _QUESTION,
            _needs("right", "rights", "The right options: each a text, or `text: feedback`."),
            _WRONG,
            _key("marking", "marking", "How it is marked: plus-minus unless it says all-or-nothing."),
            _KEEP_ORDER,
        ),
    ),
    "true_false": KindKeys(
        "a true-or-false statement",
        model.TrueFalse,
        (
            _needs("statement", "text", "What is claimed."),
            _needs("truth", "truth", "true or false."),
        ),
    ),
    "typed": KindKeys(
        "a question to type an answer to",
        model.Typed,
        (
            _QUESTION,
            _needs("accept", "texts", "The answers that count; the first is the one that is shown."),
            _key("exact", "flag", "yes: nothing is forgiven, not even case."),
        ),
    ),
    "number": KindKeys(
        "a question for a number",
        model.Number,
        (
            _QUESTION,
            _needs("number", "number", "The right number, with a point for the decimals."),
            _key("within", "within", "How far off still counts: 0.1, or 2%."),
            _key("unit", "text", "What the number counts."),
        ),
    ),
    "order": KindKeys(
        "a question for an order",
        model.Order,
        (_QUESTION, _needs("order", "steps", "The steps, in the right order.")),
    ),
    "match": KindKeys(
        "a question with pairs",
        model.Match,
        (
            _QUESTION,
            _needs("match", "pairs", "The pairs: left: right."),
            _key("also", "steps", "Right-hand sides that belong to nothing."),
        ),
    ),
}

STEM_KEYS = frozenset({"card", "cloze", "statement", "question"})
QUESTION_KEYS = frozenset({"right", "accept", "number", "order", "match"})

DECK_KEYS = (
    _key("quizapp", "version", "The version of the deck language: 1."),
    _key("id", "id", "Stable for ever: lower-case words joined by hyphens. Histories hang on it."),
    _key("title", "text", "The deck's name, as it is shown."),
    _key("language", "text", "The language of the deck, as en or pt-BR."),
    _key("about", "text", "What the deck is about, in a sentence or two."),
    _key("source", "source", "What the deck is drawn from."),
    _key("references", "references", "What the items' refs stand for: key: text."),
    _key("tags", "texts", "Words to find the deck by."),
    _key("lint", "lint", "Findings that are meant: {ignore: [CODE]}.", "ignore"),
    _key("items", "items", "The items, in the order in which they are learnt."),
)
SOURCE_KEYS = (
    _key("title", "text", "The name of what the deck is drawn from."),
    _key("sections", "sections", "Its outline: a list of `section-id: Title`."),
)
LINT_KEYS = (_key("ignore", "texts", "The codes of the findings that are meant."),)
