"""What happens while a quiz is taken: each answer is durable as it is given, and an interrupted quiz goes on."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import AnsweredElsewhereError, RefusedError
from quizapp.quiz.attempt import Attempt, unanswered
from quizapp.quiz.confidence import levels
from quizapp.quiz.log import What
from quizapp.quiz.response import Ordered, Wrote, is_blank
from quizapp.ui import showing
from quizapp.ui.quiz.screen import QuizScreen
from quizapp.ui.quiz.view import Found, is_practice, seen_at
from quizapp.ui.widgets.ask import Answer, Ask
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

_SHORT_SECONDS = 60
_LONGEST_MS = 10 * 60_000


class QuizFlow(QObject):
    """Feeds the quiz screen. ``finished`` carries the attempt's id, ``stopped`` says that it was left for later."""

    finished = Signal(bytes)
    stopped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = QuizScreen()
        self._attempt: Attempt | None = None
        self._here = 0
        self._unsaved = False  # an exam's answer that is on the screen and not in the log
        self._found: Found | None = None
        self._shown_at = monotonic()
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tick)
        self._typing = QTimer(self)  # what is typed or put in order is kept when the fingers rest, and before moving on
        self._typing.setSingleShot(True)
        self._typing.setInterval(700)
        self._typing.timeout.connect(self._keep)
        self._connect()

    def go_on(self, attempt: Attempt) -> None:
        """Begin an attempt, or go on where it was left."""
        self._attempt = attempt
        self.screen.forget()
        self.screen.say("")
        self._go(attempt.at_question, log=False)
        self._clock.start()
        self._tick()

    def close(self) -> None:
        """Keep what was typed last; the attempt can go on later."""
        self._keep_unsaved()
        self._clock.stop()

    def _go(self, number: int, *, log: bool = True) -> None:
        assert self._attempt is not None
        self._here = number
        self._unsaved = False
        self._shown_at = monotonic()
        self._found = quizzing.question(self._workspace, self._attempt.paper.questions[number])
        if log:
            with telling(self.screen.notice):
                self._attempt = quizzing.note(self._workspace, self._attempt, "goto", number)
        self._show()

    def _move(self, number: int) -> None:
        assert self._attempt is not None
        if self._keep_unsaved() and 0 <= number < len(self._attempt.paper.questions):
            self.screen.say("")
            self._go(number)

    def _next(self) -> None:
        if self._attempt is None:
            return
        if is_practice(self._attempt) and self._here not in self._attempt.answers and self._found is not None:
            self._check()
        elif not self._keep_as_it_stands():
            pass  # the notice says why, and the answer is still on the screen
        elif self._here + 1 < len(self._attempt.paper.questions):
            self._move(self._here + 1)
        else:
            self._ask_to_finish()

    def _check(self) -> None:
        """Practice: keep the answer and show what was right."""
        if is_blank(showing.response(self.screen.question)):
            self.screen.say("Answer first; a guess will do. Esc leaves the quiz, and what you answered is kept.")
            return
        self.screen.say("")
        self._keep()

    def _changed(self) -> None:
        """Exam: an answer is kept as it is given. Practice keeps it when it is checked."""
        if self._attempt is None or is_practice(self._attempt):
            return
        self._unsaved = True
        if isinstance(showing.response(self.screen.question), Wrote | Ordered):
            self._typing.start()
        else:
            self._keep()

    def _keep_as_it_stands(self) -> bool:
        """Keep what is unsaved, and steps that nobody moved: going on takes their order as it stands."""
        assert self._attempt is not None
        if self.screen.question.value().way == "order" and self._here not in self._attempt.answers:
            self._unsaved = True
        return self._keep_unsaved()

    def _keep_unsaved(self) -> bool:
        return self._keep() if self._unsaved else True

    def _keep(self) -> bool:
        """Keep the answer that is on the screen, and tell whether that worked."""
        self._typing.stop()
        if self._attempt is None or self._found is None or self._attempt.finished is not None:
            return True
        took = min(round((monotonic() - self._shown_at) * 1000), _LONGEST_MS)
        try:
            response = showing.response(self.screen.question)
            self._attempt, _mark = quizzing.give(
                self._workspace, self._attempt, self._here, response, self._confidence(), took
            )
        except AnsweredElsewhereError as elsewhere:
            self._attempt = quizzing.load(self._workspace, self._attempt.id)
            self.screen.say(f"{elsewhere.happened} {elsewhere.safe}")
        except RefusedError as refused:
            self.screen.say(str(refused), "wrong")
            return False
        self._unsaved = False
        self._show()
        return True

    def _confidence(self) -> float | None:
        assert self._attempt is not None
        assert self._found is not None
        place = self.screen.sure.chosen()
        if place is None or not self._attempt.paper.setup.confidence:
            return None
        return levels(self._found[0])[place]

    def _turn_mark(self) -> None:
        if self._attempt is None:
            return
        with telling(self.screen.notice):
            what: What = "unmark" if self._here in self._attempt.marked else "mark"
            self._attempt = quizzing.note(self._workspace, self._attempt, what, self._here)
        self._show()

    def _turn_strike(self, place: int) -> None:
        if self._attempt is None:
            return
        struck = self._attempt.struck.get(self._here, frozenset())
        with telling(self.screen.notice):
            what: What = "unstrike" if place in struck else "strike"
            self._attempt = quizzing.note(self._workspace, self._attempt, what, self._here, str(place))
        self._show()

    def _ask_to_finish(self) -> None:
        assert self._attempt is not None
        missing = len(unanswered(self._attempt))
        total = len(self._attempt.paper.questions)
        if not missing and is_practice(self._attempt):
            self._finish()
            return
        left = f"{missing} of {total} questions are not answered." if missing else f"All {total} are answered."
        marked = len(self._attempt.marked)
        words = f"{left} {marked} marked for later." if marked else left
        Ask(self.screen, "Finish the quiz?", words, (Answer("Finish", self._finish), Answer("Look again"))).open()

    def _ask_to_stop(self) -> None:
        if self._attempt is None:
            return
        self._keep_unsaved()
        given = len(self._attempt.answers)
        timed = quizzing.seconds_left(self._workspace, self._attempt) is not None
        words = {0: "Nothing was answered yet.", 1: "Your answer is saved."}.get(
            given, f"Your {given} answers are saved."
        )
        clock = " The clock of an exam does not stop meanwhile." if timed else ""
        answers = (
            Answer("Go on later", self._stop),
            Answer("Finish now", self._finish),
            Answer("Give it up, without a score", self._leave),
            Answer("Back to the question"),
        )
        Ask(self.screen, "Leave the quiz?", words + clock, answers).open()

    def _stop(self) -> None:
        self._clock.stop()
        self.stopped.emit()

    def _leave(self) -> None:
        assert self._attempt is not None
        with telling(self.screen.notice):
            quizzing.leave(self._workspace, self._attempt)
            self._stop()

    def _finish(self, *, timed_out: bool = False) -> None:
        if self._attempt is None:
            return
        if not self._keep_unsaved() and not timed_out:
            return
        self._clock.stop()
        for dialog in self.screen.findChildren(Ask):
            dialog.reject()  # there is nothing left to ask about
        try:
            self._attempt = quizzing.finish(self._workspace, self._attempt, timed_out=timed_out)
        except RefusedError as refused:
            self.screen.say(str(refused), "wrong")
            return
        self.finished.emit(self._attempt.id)

    def _tick(self) -> None:
        if self._attempt is None:
            return
        left = quizzing.seconds_left(self._workspace, self._attempt)
        if left is None:
            self.screen.show_time("")
            self._clock.stop()
            return
        self.screen.show_time(f"{left // 60}:{left % 60:02} left", short=left <= _SHORT_SECONDS)
        if left == 0:
            self._finish(timed_out=True)

    def _show(self) -> None:
        assert self._attempt is not None
        self.screen.show_value(seen_at(self._attempt, self._here, self._found))

    def _connect(self) -> None:
        screen = self.screen
        screen.answered.connect(self._changed)
        screen.next_wished.connect(self._next)
        screen.previous_wished.connect(lambda: self._move(self._here - 1))
        screen.go_wished.connect(self._move)
        screen.mark_wished.connect(self._turn_mark)
        screen.strike_wished.connect(self._turn_strike)
        screen.stop_wished.connect(self._ask_to_stop)
