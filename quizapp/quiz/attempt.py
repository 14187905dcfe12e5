"""An attempt at a paper: where it stands, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizapp.base.clock import Moment
from quizapp.base.errors import AnsweredElsewhereError, RefusedError
from quizapp.quiz.log import Why
from quizapp.quiz.paper import Paper
from quizapp.quiz.response import Response

_GRACE_MS = 5_000  # what was typed last is on its way while time runs out


class TimeIsUpError(RefusedError):
    """An answer came after the time of an exam."""


@dataclass(frozen=True, slots=True)
class Earned:
    """A mark as it is kept: points of out_of by the scheme of the quiz; share: without it, 0 to 1."""

    points: float
    out_of: float
    share: float

    @property
    def is_right(self) -> bool:
        """Whether all was right; a part is not."""
        return self.share >= 1


NOTHING = Earned(0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was ruled later on an answer, and why."""

    earned: Earned
    why: Why


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question; fields as in ``log.AnswerRow``. first: its mark when it was given."""

    response: Response
    confidence: float | None
    first: Earned
    took_ms: int
    at: int
    id: bytes = b""
    ruling: Ruling | None = None

    @property
    def earned(self) -> Earned:
        """The mark that stands: the one of the newest ruling, else the first."""
        return self.first if self.ruling is None else self.ruling.earned

    @property
    def is_overruled(self) -> bool:
        """Whether the learner has overruled its mark, and has not taken that back."""
        return self.ruling is not None and self.ruling.why == "overruled"

    @property
    def is_right(self) -> bool:
        """Whether it was right altogether."""
        return self.earned.is_right


Counted = tuple[tuple[int, Answer | None], ...]
"""The questions that count, by their number on the paper, each with its answer."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as it stands. Questions go by their number on the paper, from 0.

    answers: those that count, none of them blank; later: in practice the answers to what came back, oldest first;
    reopened: the question that came back and waits for an answer; route: the questions in the order in which they were
    first shown; struck: places of options by question; marked: for later; at_question: where to go on; set_forward:
    milliseconds by which the machine's clock was set forward meanwhile; finished: milliseconds since 1970 UTC, None
    while it is open; latest: when the last row was written, in the same measure.
    """

    id: bytes
    started: Moment
    paper: Paper
    answers: Mapping[int, Answer] = field(default_factory=dict)
    later: Mapping[int, tuple[Answer, ...]] = field(default_factory=dict)
    reopened: int | None = None
    route: tuple[int, ...] = ()
    struck: Mapping[int, frozenset[int]] = field(default_factory=dict)
    marked: frozenset[int] = frozenset()
    at_question: int = 0
    set_forward: int = 0
    finished: int | None = None
    timed_out: bool = False
    latest: int = 0


def newest(attempt: Attempt, question: int) -> Answer | None:
    """Return the newest answer to a question, whichever round it was given in; None where there is none."""
    later = attempt.later.get(question)
    return later[-1] if later else attempt.answers.get(question)


def rounds(attempt: Attempt, question: int) -> int:
    """Return how often a question was answered; in an exam, once at most."""
    return len(attempt.later.get(question, ())) + (question in attempt.answers)


def stops(attempt: Attempt) -> tuple[int, ...]:
    """Return the questions in the order in which they are asked; in adaptive practice, as far as that was chosen."""
    adaptive = attempt.paper.setup.mode == "adaptive"
    return attempt.route if adaptive else tuple(range(len(attempt.paper.questions)))


def asked_in_all(attempt: Attempt) -> int:
    """Return how many questions the attempt asks, without those that come back."""
    return min(attempt.paper.setup.count, len(attempt.paper.questions))


def waits(attempt: Attempt, question: int) -> bool:
    """Tell whether a question still waits for an answer that is final: where each is judged as it is given."""
    return question == attempt.reopened or question not in attempt.answers


def refuse_if_closed(attempt: Attempt, question: int) -> None:
    """Raise AnsweredElsewhereError where another answer to a question would not count."""
    if attempt.finished is not None:
        raise AnsweredElsewhereError(
            "This quiz was finished already.",
            safe="The answers that were given before count.",
            todo="Look at its results.",
        )
    if attempt.paper.setup.tells_at_once and not waits(attempt, question):
        raise AnsweredElsewhereError(
            "This question was answered already.",
            safe="The answer that was given first counts.",
            todo="Go on with the next question.",
        )


def refuse_if_late(attempt: Attempt, now: Moment) -> None:
    """Raise TimeIsUpError where the time of an exam ran out some seconds ago."""
    if seconds_left(attempt, Moment(now.at - _GRACE_MS, now.day)) == 0:
        raise TimeIsUpError(
            "The time is up, and this answer came after it.",
            safe="What you answered in time is saved and counts.",
            todo="Look at the results.",
        )


def unanswered(attempt: Attempt) -> tuple[int, ...]:
    """Return the questions without an answer, in the order of the paper."""
    return tuple(number for number in range(len(attempt.paper.questions)) if number not in attempt.answers)


def come_back(attempt: Attempt) -> tuple[int, ...]:
    """Return the questions that come back in practice, soonest first: answered, and not right the last time.

    A round is over before the next one begins: what was answered less often comes first.
    """
    wrong = [number for number in attempt.answers if not _was_right(attempt, number)]
    return tuple(sorted(wrong, key=lambda number: (rounds(attempt, number), number)))


def seconds_left(attempt: Attempt, now: Moment) -> int | None:
    """Return the seconds until an exam's time is up, 0 from then on; None where there is no limit.

    The clock does not stop while the app is closed. Setting the computer's clock back gives no more time than was left
    at the latest row; what it was set forward while the app looked on is taken off again.
    """
    minutes = attempt.paper.setup.minutes
    if minutes is None or attempt.paper.setup.tells_at_once:
        return None
    if attempt.finished is not None:
        return 0
    gone = max(now.at - attempt.set_forward, attempt.latest) - attempt.started.at
    return max(0, -((gone - minutes * 60_000) // 1000))


def results(attempt: Attempt) -> Counted:
    """Return the questions that count, each with its answer.

    In an exam all of them, the unanswered with None; in practice only what was answered: to stop early is no failing.
    """
    practice = attempt.paper.setup.tells_at_once
    pairs = ((number, attempt.answers.get(number)) for number in stops(attempt))
    return tuple(pair for pair in pairs if pair[1] is not None or not practice)


def marks(counted: Counted, unanswered: Earned = NOTHING) -> tuple[Earned, ...]:
    """Return what each question that counts has earned; unanswered: what an unanswered one does."""
    return tuple(answer.earned if answer else unanswered for _, answer in counted)


def missed(attempt: Attempt, counted: Counted) -> tuple[str, ...]:
    """Return the keys of the items that count and were not altogether right."""
    wrong = (number for number, answer in counted if answer is None or not answer.is_right)
    return tuple(attempt.paper.questions[number].key for number in wrong)


def confidences(answers: Iterable[Answer | None]) -> tuple[tuple[float, bool], ...]:
    """Return (confidence, altogether right) of each answer that was given with a confidence."""
    return tuple((one.confidence, one.is_right) for one in answers if one is not None and one.confidence is not None)


def _was_right(attempt: Attempt, question: int) -> bool:
    answer = newest(attempt, question)
    return answer is not None and answer.is_right
