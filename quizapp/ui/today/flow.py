"""What happens on Today."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.base.beside import Beside
from quizapp.base.errors import RefusedError
from quizapp.deck.index import DeckRow
from quizapp.history.due import DeckDue
from quizapp.history.recalled import DeckRecall
from quizapp.stats.recall import Recall
from quizapp.ui.today.outline import OutlineLine
from quizapp.ui.today.screen import TodayScreen, TodayValue
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import Today, recall_beside, recall_of, today

if TYPE_CHECKING:
    from quizapp.ui.jobs import Job


class TodayFlow:
    """Feeds Today; the recall behind the bars is summed up beside, while the window is built, and not waited for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.screen = TodayScreen()
        self._today: Today | None = None
        self._asking: Job[list[DeckRecall]] | None = None
        self._expected: Beside[list[DeckRecall]] | None = None

    def expect(self, recall: Beside[list[DeckRecall]]) -> None:
        """Take the recall of who is shown next from a question that was asked before there was a window."""
        self._expected = recall

    def show(self, resume: str = "", *, reading: bool = False) -> None:
        """Show what there is to do. resume: a sentence about an interrupted quiz; reading: decks are still compiled."""
        self.stop()
        self._today = today(self._workspace)
        self._resume, self._reading = resume, reading
        self.screen.show_value(self._value(self._recall()))
        self.screen.focus_primary()

    def is_asking(self) -> bool:
        """Tell whether the bars are still to come."""
        return self._asking is not None

    def has_decks(self) -> bool:
        """Tell whether any decks were there to be shown."""
        return self._today is not None and bool(self._today.decks)

    def stop(self) -> None:
        """Wait for what is asked beside; the answer is not shown any more."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _recall(self) -> dict[str, Recall]:
        """Return the recall of each deck where it is known already; where not, its bars come later."""
        assert self._today is not None
        expected, self._expected = self._expected, None
        if not any(due.studied for due in self._today.due):
            return {}
        if expected is not None and expected.is_over():
            return recall_of(_answer(expected.answer), self._today.decks)
        ask = recall_beside(self._workspace) if expected is None else expected.answer
        from quizapp.ui.jobs import Job  # a start has asked before

        self._asking = Job(lambda _report: _answer(ask), self._show_recall)
        self._asking.start()
        return {}

    def _show_recall(self, known: list[DeckRecall]) -> None:
        assert self._today is not None
        self._asking = None
        self.screen.show_outline(self._value(recall_of(known, self._today.decks)).outline)

    def _value(self, recall: dict[str, Recall]) -> TodayValue:
        assert self._today is not None
        found = self._today
        decks = {deck.id: deck for deck in found.decks if deck.loaded}
        if not decks:
            return _empty(reading=self._reading)
        lead, under = _lead(found, decks)
        waits = _count(found)
        return TodayValue(
            headline=_headline(found),
            aside=_minutes(waits * found.ms_each / 60_000) if waits else "",
            lead=lead,
            under=under,
            study="Study now" if waits else "",
            quiz="Take a quiz" if any(deck.questions for deck in decks.values()) else "",
            resume=self._resume,
            outline_title=_outline_title(tuple(decks.values())),
            outline=tuple(_line(decks[due.deck], due, recall.get(due.deck)) for due in found.due if due.deck in decks),
        )


def _answer(ask: Callable[[], list[DeckRecall]]) -> list[DeckRecall]:
    try:
        return ask()
    except RefusedError:  # what is wrong with the file is told by whatever needs more of it than bars
        return []


def _empty(*, reading: bool) -> TodayValue:
    if reading:
        return TodayValue("Reading your decks", "", "Your decks are being read.", "It takes a moment the first time.")
    return TodayValue(
        "No decks yet",
        "",
        "There is nothing to study yet.",
        "Put a deck, a YAML file, into your deck folder; the Library says where that is. It is taken in at once.",
    )


def _count(today: Today) -> int:
    waiting = today.waiting
    return waiting.learning + waiting.reviews + waiting.new + waiting.ahead


def _headline(today: Today) -> str:
    waiting = today.waiting
    review, new = waiting.learning + waiting.reviews + waiting.ahead, waiting.new
    if review and new:
        return f"{review} to review, {new} new"
    if review or new:
        return f"{review} to review" if review else f"{new} new"
    return "Nothing is due"


def _lead(today: Today, decks: dict[str, DeckRow]) -> tuple[str, str]:
    if not _count(today):
        return "You are done for today.", _later(today)
    waits = {due.deck: due.learning + due.reviews for due in today.due if due.deck in decks}
    deck, most = max(waits.items(), key=lambda pair: pair[1], default=("", 0))
    if most:
        verb = "Continue with" if len(decks) > 1 else "Continue:"
        return f"{verb} {decks[deck].title}", _share(most, sum(waits.values())) if len(decks) > 1 else ""
    begun = next((due.deck for due in today.due if due.deck in decks and due.unseen), None)
    title = decks[begun].title if begun else "your decks"
    return f"Begin with {title}", "New items come in the order in which their decks were written."


def _share(here: int, of: int) -> str:
    return f"{here} of the {of} reviews are from this deck." if here < of else "All that waits now is from this deck."


def _later(today: Today) -> str:
    if any(due.unseen for due in today.due):
        return "More new items come tomorrow; Settings say how many a day."
    return "Everything in your decks has been studied; reviews come when they are due."


def _minutes(minutes: float) -> str:
    whole = max(1, round(minutes))
    return "About 1 minute" if whole == 1 else f"About {whole} minutes"


def _outline_title(decks: tuple[DeckRow, ...]) -> str:
    sources = {deck.source_title for deck in decks}
    one_source = len(sources) == 1 and len(decks) > 1 and sources != {""}
    return f"{sources.pop()}, section by section" if one_source else "Your decks"


def _line(deck: DeckRow, due: DeckDue, recall: Recall | None) -> OutlineLine:
    begun = f"{due.studied} of {deck.faces}" if due.studied else "not started"
    coverage = begun if deck.faces else "no items"
    if recall is None or recall.mean is None:
        return OutlineLine(deck.title, coverage)
    return OutlineLine(deck.title, coverage, recall.mean, recall.low, recall.high)
