"""A paper as it is handed out: what people see of it, without the right answers unless they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase
from typing import Annotated, Literal, assert_never

from msgspec import Meta, Struct, ValidationError, convert

from quizapp.base.errors import NewerFileError
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Kind, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.reading.limits import OPTIONS
from quizapp.deck.wording import right_places, shuffled, stem
from quizapp.quiz.json_file import broken, parsed
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.read_decks import ReadDeck
from quizapp.quiz.setup import ChooseAllMarking, QuizMarking, Scheme

VERSION = 1
MOST_QUESTIONS = 500
_SIDES = Meta(max_length=2 * OPTIONS)  # as many pairs, and as many right-hand sides that belong to nothing

QuizScheme = Literal["author", "plus-minus", "all-or-nothing", "negative", "certainty"]
Answer = bool | str | int | float | list[str] | dict[str, str | None]
"""An answer as people write it; see docs/papers.md."""


class SheetDeck(Struct, frozen=True):
    """A deck that questions come from. hash: SHA-256 of its file's bytes then."""

    id: str
    file: str
    hash: str


class Lettered(Struct, frozen=True):
    """An option, a step or a right-hand side, and the letter it is chosen by."""

    letter: str
    text: str


class SheetQuestion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question as it is shown.

    key: "deck-id/item-id"; hash: of the item's content; points: the most that can be earned; options: in the order
    shown; lefts: the left-hand sides of a match question; right: an answer that earns everything, or None.
    """

    key: str
    section: str
    kind: Kind
    hash: str
    scheme: Scheme
    points: float
    text: str
    image: str = ""
    audio: str = ""
    lefts: Annotated[tuple[str, ...], _SIDES] = ()
    options: Annotated[tuple[Lettered, ...], _SIDES] = ()
    unit: str = ""
    right: Answer | None = None

    def __post_init__(self) -> None:
        if self.kind in ("card", "cloze"):
            raise ValueError(f"{self.key} is not asked in a quiz")
        if not self.options and self.kind not in ("true_false", "typed", "number"):
            raise ValueError(f"{self.key} has nothing to choose from")
        if len({option.letter for option in self.options}) < len(self.options):
            raise ValueError(f"{self.key} has a letter twice")


class Sheet(Struct, frozen=True, kw_only=True):
    """A paper to hand out, and to mark later; version: of this form."""

    version: Annotated[int, Meta(ge=1)]
    seed: int
    scheme: QuizScheme
    decks: Annotated[tuple[SheetDeck, ...], Meta(max_length=MOST_QUESTIONS)]
    questions: Annotated[tuple[SheetQuestion, ...], Meta(min_length=1, max_length=MOST_QUESTIONS)]

    def __post_init__(self) -> None:
        if len({question.key for question in self.questions}) < len(self.questions):
            raise ValueError("a question stands on it twice")


def ways(scheme: QuizScheme) -> tuple[ChooseAllMarking, QuizMarking]:
    """Return how choose-all questions, and the whole quiz, are marked by a scheme."""
    match scheme:
        case "negative" | "certainty":
            return "author", scheme
        case "author" | "plus-minus" | "all-or-nothing":
            return scheme, "author"
        case _:
            assert_never(scheme)


def sheet(paper: Paper, decks: Iterable[ReadDeck], scheme: QuizScheme, *, with_key: bool = False) -> Sheet:
    """Return the sheet of a paper that was drawn from some decks."""
    held = {deck.id: deck for deck in decks}
    items = {f"{deck.id}/{item.id}": item for deck in held.values() for item in deck.items}
    used = sorted({drawn.deck for drawn in paper.questions})
    return Sheet(
        version=VERSION,
        seed=paper.seed,
        scheme=scheme,
        decks=tuple(SheetDeck(name, held[name].file, held[name].hash) for name in used),
        questions=tuple(sheet_question(drawn, items[drawn.key], with_key=with_key) for drawn in paper.questions),
    )


def decode(content: bytes, name: str) -> Sheet:
    """Return the sheet in a file called ``name``.

    Raises BrokenFileError where it is cut short or none, and NewerFileError for one of a newer version.
    """
    value = parsed(content, name)
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerFileError(
            f"{name} was made by a newer version of Quizapp.",
            safe="Nothing was marked, and no file was changed.",
            todo="Mark it with that version.",
        )
    try:
        return convert(value, Sheet)
    except ValidationError as error:
        raise broken(f"{name} is no paper: {error}.", todo="Make one with 'quiz --format json'.") from error


def lettered(texts: Iterable[str]) -> tuple[Lettered, ...]:
    """Return texts with the letters A to Z, then AA, AB and so on."""
    firsts = ("", *ascii_uppercase)
    letters = (first + last for first in firsts for last in ascii_uppercase)
    return tuple(Lettered(letter, text) for letter, text in zip(letters, texts, strict=False))


def sheet_question(drawn: Drawn, item: Item, *, with_key: bool) -> SheetQuestion:
    """Return a question as it is shown on a sheet, from its item, which is of the same kind."""
    texts = () if isinstance(item, TrueFalse) else shuffled(item)
    options = lettered(texts[place] for place in drawn.order if place < len(texts))
    return SheetQuestion(
        key=drawn.key,
        section=drawn.section,
        kind=drawn.kind,
        hash=drawn.hash,
        scheme=drawn.scheme,
        points=3.0 if drawn.scheme == "certainty" else 1.0,
        text=stem(item),
        image=item.image,
        audio=item.audio,
        lefts=tuple(pair.left for pair in item.match) if isinstance(item, Match) else (),
        options=options,
        unit=item.unit if isinstance(item, Number) else "",
        right=_right(item, {option.text: option.letter for option in options}) if with_key else None,
    )


def _right(item: Item, letters: dict[str, str]) -> Answer:
    """Return an answer that earns everything, as people write it."""
    match item:
        case ChooseOne():
            return letters[item.right.text]
        case ChooseAll():
            return sorted(letters[shuffled(item)[place]] for place in right_places(item))
        case TrueFalse():
            return item.truth
        case Typed():
            return item.accept[0]
        case Number():
            return item.number
        case Order():
            return [letters[step] for step in item.order]
        case Match():
            return {pair.left: letters[pair.right] for pair in item.match}
        case Card() | Cloze():
            raise ValueError(f"{item.id} is not asked in a quiz")
        case _:
            assert_never(item)
