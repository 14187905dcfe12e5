"""An attempt, seen at one of its questions: what the quiz screen is fed."""

from __future__ import annotations

from pathlib import Path

from quizapp.deck.model import Deck, Item
from quizapp.quiz.attempt import Attempt
from quizapp.quiz.confidence import levels
from quizapp.ui import showing
from quizapp.ui.quiz.navigator import State, Stop
from quizapp.ui.quiz.screen import QuizValue
from quizapp.ui.widgets.evidence import Backing
from quizapp.ui.widgets.question import Judged, QuestionValue
from quizapp.workspace import quizzing

Found = tuple[Item, Deck, Path]
"""The item of a question, its deck, and the deck's folder."""

_GONE = "This question is not in its deck any more. Go on with the next one."


def is_practice(attempt: Attempt) -> bool:
    """Tell whether each answer is judged as it is given, rather than all at the end."""
    return attempt.paper.setup.mode == "practice"


def seen_at(attempt: Attempt, here: int, found: Found | None) -> QuizValue:
    """Return what is shown of an attempt at the question ``here``; found: None where no deck holds it any more."""
    return QuizValue(
        mode="Practice" if is_practice(attempt) else "Exam",
        about=_about(attempt, here),
        question=_question(attempt, here, found),
        stops=tuple(_stop(attempt, number) for number in range(len(attempt.paper.questions))),
        here=here,
        stage="judged" if _is_judged(attempt, here, found) else "asked",
        levels=_level_words(attempt, found),
        sure=_sure(attempt, here, found),
        judged=_judged(attempt, here, found),
        backing=showing.backing(*found) if found and _is_judged(attempt, here, found) else Backing(),
        next_words=_next_words(attempt, here, found),
        marked=here in attempt.marked,
    )


def _is_judged(attempt: Attempt, here: int, found: Found | None) -> bool:
    return found is not None and is_practice(attempt) and here in attempt.answers


def _judged(attempt: Attempt, here: int, found: Found | None) -> Judged | None:
    if found is None or not _is_judged(attempt, here, found):
        return None
    item = found[0]
    return showing.judged(item, attempt.answers[here].response, quizzing.mark_of(attempt, here, item))


def _next_words(attempt: Attempt, here: int, found: Found | None) -> str:
    if is_practice(attempt) and found is not None and here not in attempt.answers:
        return "Check"
    return "Finish" if here + 1 == len(attempt.paper.questions) else "Next"


def _about(attempt: Attempt, here: int) -> str:
    place = f"Question {here + 1} of {len(attempt.paper.questions)}"
    return f"{place} \u00b7 {showing.KIND_WORDS[attempt.paper.questions[here].kind]} \u00b7 1 mark"


def _question(attempt: Attempt, here: int, found: Found | None) -> QuestionValue:
    drawn = attempt.paper.questions[here]
    if found is None:
        return QuestionValue(drawn.key, _GONE, "recall")
    answer = attempt.answers.get(here)
    return showing.asked(
        drawn.key,
        found[0],
        "",
        found[2],
        order=drawn.order,
        response=answer.response if answer else None,
        struck=attempt.struck.get(here, frozenset()),
    )


def _stop(attempt: Attempt, number: int) -> Stop:
    answer = attempt.answers.get(number)
    state: State = "" if answer is None else "answered"
    if answer is not None and is_practice(attempt):
        state = "right" if answer.is_right else "wrong"
    return Stop(state, number in attempt.marked)


def _level_words(attempt: Attempt, found: Found | None) -> tuple[str, ...]:
    if found is None or not attempt.paper.setup.confidence:
        return ()
    return tuple(_level(level, place) for place, level in enumerate(levels(found[0])))


def _sure(attempt: Attempt, here: int, found: Found | None) -> int | None:
    answer = attempt.answers.get(here)
    if answer is None or answer.confidence is None or found is None:
        return None
    offered = levels(found[0])
    return offered.index(answer.confidence) if answer.confidence in offered else None


def _level(level: float, place: int) -> str:
    words = f"{level:.0%}"
    if place == 0:
        return f"{words} a guess" if level else f"{words} no idea"
    return f"{words} certain" if level == 0.99 else words
