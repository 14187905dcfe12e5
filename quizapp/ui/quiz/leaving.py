"""The questions that a learner is asked before a quiz ends or is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.quiz.attempt import Attempt, unanswered
from quizapp.ui.widgets.ask import Answer, Ask


def ask_to_finish(screen: QWidget, attempt: Attempt, finish: Callable[[], None]) -> None:
    """Ask whether an exam is to be finished, and count what is unanswered; Enter finishes only where nothing is."""
    missing, total = len(unanswered(attempt)), len(attempt.paper.questions)
    verb = "is" if missing == 1 else "are"
    left = f"{missing} of {total} questions {verb} not answered." if missing else f"All {total} are answered."
    marked = len(attempt.marked)
    words = f"{left} {marked} marked for later." if marked else left
    answers = (Answer("Finish", finish), Answer("Look again"))
    Ask(screen, "Finish the quiz?", words, answers[::-1] if missing else answers).open()


def ask_to_stop(
    screen: QWidget,
    attempt: Attempt,
    *,
    timed: bool,
    stop: Callable[[], None],
    finish: Callable[[], None],
    leave: Callable[[], None],
) -> None:
    """Ask what is to become of a quiz that a learner leaves; timed: its clock goes on."""
    given = len(attempt.answers)
    few = {0: "Nothing was answered yet.", 1: "Your answer is saved."}
    words = few.get(given, f"Your {given} answers are saved.")
    clock = " The clock of an exam does not stop meanwhile." if timed else ""
    answers = (
        Answer("Go on later", stop),
        Answer("Finish now", finish),
        Answer("Give it up, without a score", leave),
        Answer("Back to the question"),
    )
    Ask(screen, "Leave the quiz?", words + clock, answers).open()
