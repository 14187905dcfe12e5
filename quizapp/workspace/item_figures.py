"""How each question works for the open learner: how often it was asked, how hard it is, what was answered, how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Literal, assert_never

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError
from quizapp.deck.index import ItemRow
from quizapp.deck.indexing.entry import plain
from quizapp.deck.model import Item, Match, Order
from quizapp.deck.wording import options, right_places, rights
from quizapp.history.answers import AnsweredRow
from quizapp.quiz import paper as papers
from quizapp.quiz import response as responses
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote
from quizapp.stats.scores import Score, score, wilson
from quizapp.workspace.desk import Workspace

LAST_WRONG = 5
MOST_WRITTEN = 8
Sorting = Literal["hardest", "deck", "most"]


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question and every answer that the learner gave to it in finished quizzes, oldest first."""

    row: ItemRow
    answers: tuple[AnsweredRow, ...] = ()

    @property
    def share(self) -> float | None:
        """The share of the marks that was earned, 0 to 1; None where it was never asked."""
        return fmean(one.share for one in self.answers) if self.answers else None


@dataclass(frozen=True, slots=True)
class OptionCount:
    """An option in plain words, and how many answers took it."""

    text: str
    count: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """What the learner's answers say of one question.

    facility: None where it was never asked; seconds: the median of the answers that took any time; options: as written,
    right ones first, () for a question without; gone: picks of options that the question does not have any more;
    written: what was typed wrongly, with how often, the commonest first; last_wrong: the newest first, in words; blank:
    how often it was left unanswered; older: answers to an earlier edition of the question.
    """

    item: Item
    title: str
    folder: Path
    attempts: int
    facility: Score | None
    seconds: float | None
    options: tuple[OptionCount, ...]
    gone: int
    written: tuple[tuple[str, int], ...]
    last_wrong: tuple[tuple[Moment, str], ...]
    blank: int
    older: int


def asked(workspace: Workspace) -> tuple[AskedItem, ...]:
    """Return every question that was asked and that a deck still holds, in the order of the decks.

    Costs a few queries, however many answers there are.
    """
    by_item = _answers(workspace)
    rows = workspace.with_index(lambda: workspace.library.index.item_rows(by_item))
    return tuple(AskedItem(row, tuple(by_item[row.key])) for row in rows)


def of_deck(workspace: Workspace, deck: str) -> tuple[AskedItem, ...]:
    """Return every question of a deck in its order, also those that were never asked."""
    by_item = _answers(workspace)
    rows = workspace.with_index(lambda: workspace.library.index.browse(deck, limit=-1))
    return tuple(AskedItem(row, tuple(by_item.get(row.key, ()))) for row in rows if row.kind in QUESTION_KINDS)


def ordered(items: Iterable[AskedItem], sorting: Sorting) -> tuple[AskedItem, ...]:
    """Return questions hardest first, in the order of the decks (as they come), or most asked first.

    Hardest is what is surely hard: the upper end of the interval counts, so that nothing is hard because of one slip.
    """
    match sorting:
        case "hardest":
            return tuple(sorted(items, key=_ease))
        case "deck":
            return tuple(items)
        case "most":
            return tuple(sorted(items, key=lambda one: -len(one.answers)))
        case _:
            assert_never(sorting)


def figures(workspace: Workspace, asked_item: AskedItem) -> QuestionFigures | None:
    """Return what the answers say of one question, or None where no deck holds it any more."""
    found = workspace.find(asked_item.row.key)
    if found is None:
        return None
    item, row, deck = found
    given = [(one, _response(one)) for one in asked_item.answers]
    answered = [(one, response) for one, response in given if not responses.is_blank(response)]
    wrong = [(one.when, in_words(item, response)) for one, response in answered if response and one.share < 1]
    counts = Counter(place for _, response in answered if isinstance(response, Picked) for place in response.options)
    there = options(item)
    took = [one.took_ms for one, _ in answered if one.took_ms]
    shares = [(one.share, 1.0) for one in asked_item.answers]
    return QuestionFigures(
        item=item,
        title=deck.title,
        folder=Path(row.file).parent,
        attempts=len(given),
        facility=score(shares) if shares else None,
        seconds=median(took) / 1000 if took else None,
        options=tuple(
            OptionCount(plain(option.text), counts[place], place in right_places(item))
            for place, option in enumerate(there)
        ),
        gone=sum(count for place, count in counts.items() if place >= len(there)),
        written=_written(asked_item.answers),
        last_wrong=tuple(reversed(wrong[-LAST_WRONG:])),
        blank=len(given) - len(answered),
        older=_older(workspace, asked_item.answers, row.hash),
    )


def in_words(item: Item, response: Response) -> str:
    """Return a response in plain words in one line; what was typed stays as it was typed."""
    match response:
        case Picked(options=places):
            return "; ".join(_at(tuple(option.text for option in options(item)), place) for place in places)
        case Wrote(text=text):
            return text
        case Ordered(steps=steps):
            texts = item.order if isinstance(item, Order) else ()
            return " \u2192 ".join(_at(texts, step) for step in steps)
        case Paired(rights=joined):
            pairs = item.match if isinstance(item, Match) else ()
            there = rights(item) if isinstance(item, Match) else ()
            return "; ".join(
                f"{plain(pair.left)}: {'nothing' if right is None else _at(there, right)}"
                for pair, right in zip(pairs, joined, strict=False)
            )
        case _:
            assert_never(response)


def _answers(workspace: Workspace) -> dict[str, list[AnsweredRow]]:
    """Return the learner's answers by the key that the item has now."""
    former = workspace.with_index(workspace.library.index.formers)
    by_item: dict[str, list[AnsweredRow]] = {}
    for row in workspace.history.answers():
        by_item.setdefault(row.item, []).append(row)
    for old in former.keys() & by_item.keys():
        if workspace.library.index.item_row(old) is None:  # else another item has taken the key over
            moved = by_item.pop(old)
            by_item[former[old]] = sorted(by_item.get(former[old], []) + moved, key=lambda row: row.when.at)
    return by_item


def _ease(one: AskedItem) -> tuple[float, float]:
    share, n = one.share, len(one.answers)
    return (2.0, 0.0) if share is None else (wilson(share * n, n)[1], share)


def _response(row: AnsweredRow) -> Response | None:
    """Return what was answered; an answer that cannot be read counts as none."""
    try:
        return None if row.response is None else responses.decode(row.response)
    except BrokenFileError:
        return None


def _written(answers: Iterable[AnsweredRow]) -> tuple[tuple[str, int], ...]:
    typed = ((_response(one), one.share) for one in answers)
    wrong = Counter(
        response.text.strip()
        for response, share in typed
        if isinstance(response, Wrote) and response.text.strip() and share < 1
    )
    return tuple(wrong.most_common(MOST_WRITTEN))


def _older(workspace: Workspace, answers: tuple[AnsweredRow, ...], now: str) -> int:
    """Return how many answers were given to the question as it was before it was edited, by the hash on the paper."""
    kept = workspace.history.papers({one.attempt for one in answers})
    return sum(_hash_then(kept[one.attempt], one.question) not in ("", now) for one in answers)


def _hash_then(paper: bytes, question: int) -> str:
    """Return the hash of a question of a paper; "" where the paper cannot be read."""
    try:
        return papers.decode(paper).questions[question].hash
    except (BrokenFileError, IndexError):
        return ""


def _at(texts: tuple[str, ...], place: int) -> str:
    return plain(texts[place]) if place < len(texts) else "what is not there any more"
