"""An attempt, seen at one of its questions: what the quiz screen is fed."""

from __future__ import annotations

from dataclasses import replace

from quizapp.quiz.attempt import Answer, Attempt, asked_in_all, newest, stops
from quizapp.quiz.confidence import levels
from quizapp.quiz.marking import SCHEME_NAMES
from quizapp.ui import showing
from quizapp.ui.quiz.navigator import State, Stop
from quizapp.ui.quiz.screen import QuizValue
from quizapp.ui.widgets.evidence import Backing
from quizapp.ui.widgets.question import Judged, QuestionValue
from quizapp.workspace import questions
from quizapp.workspace.questions import Found

_GONE = "This question is not in its deck any more. Go on with the next one."
_SURE = "How sure are you?"
_CERTAINTY = (
    "How sure are you? Below 67% a right answer earns 1 point and a wrong one nothing; from 67% it is 2, or 2 lost; "
    "from 80% it is 3, or 6 lost."
)


def seen_at(attempt: Attempt, here: int, found: Found | None, *, note: str = "") -> QuizValue:
    """Return what is shown of an attempt at the question ``here``.

    found: None where it cannot be shown any more; note: what the learner noted on it.
    """
    answer = _shown_answer(attempt, here)
    judged = found is not None and answer is not None and attempt.paper.setup.tells_at_once
    return QuizValue(
        mode=showing.mode(attempt.paper.setup),
        about=_about(attempt, here),
        question=_question(attempt, here, found, answer),
        stops=_stops(attempt),
        here=stops(attempt).index(here),
        stage="judged" if judged else "asked",
        levels=_level_words(attempt, found),
        sure=_sure(answer, found),
        sure_words=_CERTAINTY if attempt.paper.setup.marking == "certainty" else _SURE,
        judged=_judged(attempt, answer, found) if judged else None,
        backing=showing.backing(found.item, found.deck, found.folder) if judged and found else Backing(),
        next_words=_next_words(attempt, here, found, judged=judged),
        overrule=showing.overrule_words(found.item, answer) if judged and found else "",
        marked=here in attempt.marked,
        note=note if judged else "",
        noted=bool(note) and not judged,
        told=_told(attempt, found),
    )


def _shown_answer(attempt: Attempt, here: int) -> Answer | None:
    return None if here == attempt.reopened else newest(attempt, here)


def _judged(attempt: Attempt, answer: Answer | None, found: Found | None) -> Judged | None:
    if found is None or answer is None:
        return None
    mark = questions.standing_mark(attempt, answer, found.item)
    judged = showing.judged(found.item, answer.response, mark)
    if mark.scheme not in ("negative", "certainty"):
        return judged
    return replace(judged, words=f"{judged.words.rstrip('.')}: {mark.points:.2g} of {mark.out_of:g}.")


def _next_words(attempt: Attempt, here: int, found: Found | None, *, judged: bool) -> str:
    if attempt.paper.setup.tells_at_once:
        return "Check" if found is not None and not judged else "Next"
    return "Finish" if here + 1 == len(attempt.paper.questions) else "Next"


def _about(attempt: Attempt, here: int) -> str:
    drawn = attempt.paper.questions[here]
    place = f"Question {stops(attempt).index(here) + 1} of {asked_in_all(attempt)}"
    points = "up to 3 points" if drawn.scheme == "certainty" else "1 point"
    back = "comes back" if here == attempt.reopened else ""
    parts = (place, back, showing.KIND_WORDS[drawn.kind], f"{points}, {SCHEME_NAMES[drawn.scheme]}")
    return " \u00b7 ".join(part for part in parts if part)


def _told(attempt: Attempt, found: Found | None) -> str:
    if found is None or found.now == "same" or attempt.finished is not None:
        return ""
    if found.now == "gone":
        return "This question has left its deck since the quiz was drawn. It is asked and marked as it was."
    return "This question was changed in its deck since the quiz was drawn. It is asked and marked as it was."


def _question(attempt: Attempt, here: int, found: Found | None, answer: Answer | None) -> QuestionValue:
    drawn = attempt.paper.questions[here]
    if found is None:
        return QuestionValue(drawn.key, _GONE, "recall")
    return showing.asked(
        drawn.key,
        found.item,
        "",
        found.folder,
        order=drawn.order,
        response=answer.response if answer else None,
        struck=attempt.struck.get(here, frozenset()),
    )


def _stops(attempt: Attempt) -> tuple[Stop, ...]:
    known = tuple(_stop(attempt, number) for number in stops(attempt))
    return (*known, *(Stop() for _ in range(asked_in_all(attempt) - len(known))))


def _stop(attempt: Attempt, number: int) -> Stop:
    answer = newest(attempt, number)
    state: State = "" if answer is None else "answered"
    if answer is not None and attempt.paper.setup.tells_at_once:
        state = "right" if answer.is_right else "wrong"
    return Stop(state, number in attempt.marked)


def _level_words(attempt: Attempt, found: Found | None) -> tuple[str, ...]:
    if found is None or not attempt.paper.setup.asks_confidence:
        return ()
    return tuple(_level(level, place) for place, level in enumerate(levels(found.item)))


def _sure(answer: Answer | None, found: Found | None) -> int | None:
    if answer is None or answer.confidence is None or found is None:
        return None
    offered = levels(found.item)
    return offered.index(answer.confidence) if answer.confidence in offered else None


def _level(level: float, place: int) -> str:
    words = f"{level:.0%}"
    if place == 0:
        return f"{words} a guess" if level else f"{words} no idea"
    return f"{words} certain" if level == 0.99 else words
