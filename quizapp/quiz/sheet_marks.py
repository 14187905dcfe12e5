"""Marking the answers to a sheet by the decks as they are now, and saying what has changed since it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.deck.model import Item
from quizapp.deck.wording import stem
from quizapp.quiz.marking import Mark, mark
from quizapp.quiz.quiz_marking import Certainty, certainty_of, mark_in_quiz
from quizapp.quiz.read_decks import ReadDeck, candidate
from quizapp.quiz.same_question import Shown, in_item, shows_the_same
from quizapp.quiz.sheet import QuizScheme, Sheet, SheetQuestion, ways
from quizapp.quiz.sheet_answers import Said

_CANNOT_BE_MARKED = "The kind or the options of this question have changed since the paper was made: it is not marked."
_ALTERED = "The paper does not show this question as its deck has it: it is not marked."


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a question of a sheet.

    mark: by the scheme of the quiz; own: by the scheme of the question, from which levels are told; both None where it
    could not be marked. changed: whether its item is another than the one it was made from; note: a sentence on that.
    """

    question: SheetQuestion
    said: Said | None
    mark: Mark | None = None
    own: Mark | None = None
    changed: bool = False
    note: str = ""


def mark_sheet(
    sheet: Sheet, said: Mapping[str, Said], decks: Sequence[ReadDeck], scheme: QuizScheme
) -> tuple[Marked, ...]:
    """Return what became of each question, in the order of the sheet. A question without an answer is unanswered.

    A question whose item has changed is marked by the item as it is now if that still shows the same things to choose
    from, in whichever words it asks. Nothing in the sheet but its letters is relied on.
    """
    items = _by_key(decks)
    there = {deck.id for deck in decks}
    marked = []
    for question in sheet.questions:
        answer, found = said.get(question.key), items.get(question.key)
        if found is None:
            where = "is not in its deck any more" if _deck(question) in there else "is in a deck that was not found"
            marked.append(Marked(question, answer, changed=True, note=f"This question {where} and is not marked."))
        else:
            marked.append(_marked(question, answer, found[0], found[1], scheme))
    return tuple(marked)


def deck_notes(sheet: Sheet, decks: Sequence[ReadDeck]) -> tuple[str, ...]:
    """Return a sentence for each deck of a sheet that was not found or has changed since."""
    hashes = {deck.id: deck.hash for deck in decks}
    notes = []
    for drawn in sheet.decks:
        if drawn.id not in hashes:
            notes.append(f"The deck '{drawn.id}' was not found; it was in {drawn.file}. --decks says where it is.")
        elif hashes[drawn.id] != drawn.hash:
            notes.append(f"The deck '{drawn.id}' has changed since the paper was made.")
    return tuple(notes)


def certainty_said(said: Said | None) -> Certainty | None:
    """Return the certainty of an answer: as it was said, else the one that its confidence calls for, else None."""
    if said is None or said.certainty is not None or said.confidence is None:
        return said.certainty if said else None
    return certainty_of(said.confidence)


def _by_key(decks: Iterable[ReadDeck]) -> dict[str, tuple[Item, str]]:
    """Return items and their hashes by key, and by the keys that they had before."""
    found: dict[str, tuple[Item, str]] = {}
    formers: dict[str, tuple[Item, str]] = {}
    for deck in decks:
        for item in deck.items:
            one = candidate(deck.id, item)
            found[one.key] = (item, one.hash)
            for old in item.was:
                formers.setdefault(old if "/" in old else f"{deck.id}/{old}", found[one.key])
    return formers | found


def _marked(question: SheetQuestion, said: Said | None, item: Item, now: str, scheme: QuizScheme) -> Marked:
    changed = now != question.hash
    seen = _seen(question)
    if not shows_the_same(seen, item):
        return Marked(question, said, changed=True, note=_CANNOT_BE_MARKED if changed else _ALTERED)
    response = in_item(said.response, seen, item) if said and said.response else None
    choose_all, marking = ways(scheme)
    return Marked(
        question,
        said,
        mark_in_quiz(item, response, marking, certainty_said(said), choose_all),
        mark(item, response, choose_all),
        changed=changed,
        note=" ".join(_notes(question, item)) if changed else "",
    )


def _notes(question: SheetQuestion, item: Item) -> Iterator[str]:
    yield "This question has changed since the paper was made; it is marked as it is now."
    if stem(item) != question.text:
        yield "It asks in other words now."


def _seen(question: SheetQuestion) -> Shown:
    return Shown(question.kind, tuple(option.text for option in question.options), question.lefts, question.unit)


def _deck(question: SheetQuestion) -> str:
    return question.key.partition("/")[0]
