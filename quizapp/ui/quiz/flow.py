"""What happens while a quiz is taken: each answer is durable as it is given, and an interrupted quiz goes on."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import AnsweredElsewhereError, RefusedError
from quizapp.quiz.attempt import Attempt, TimeIsUpError, come_back, stops, waits
from quizapp.quiz.confidence import levels
from quizapp.quiz.log import What
from quizapp.quiz.response import Ordered, Wrote, is_blank
from quizapp.ui import showing
from quizapp.ui.noting import ask_for_note
from quizapp.ui.quiz.exam_clock import ExamClock
from quizapp.ui.quiz.leaving import ask_to_finish, ask_to_stop
from quizapp.ui.quiz.screen import QuizScreen
from quizapp.ui.quiz.view import seen_at
from quizapp.ui.widgets.ask import Ask
from quizapp.ui.widgets.note_dialog import NoteDialog
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import questions, quizzing, rulings
from quizapp.workspace.desk import Workspace
from quizapp.workspace.going_on import next_question
from quizapp.workspace.questions import Found

_LONGEST_MS = 10 * 60_000


class QuizFlow(QObject):
    """Feeds the quiz screen. ``finished`` carries the attempt's id, ``stopped`` says that it was left for later."""

    finished = Signal(bytes)
    stopped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = QuizScreen()
        self.clock = ExamClock(workspace)
        self._attempt: Attempt | None = None
        self._here = 0
        self._unsaved = False  # an exam's answer that is on the screen and not in the log
        self._found: Found | None = None
        self._shown_at = monotonic()
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
        adapts = attempt.paper.setup.mode == "adaptive" and not attempt.route
        first = next_question(self._workspace, attempt, -1) if adapts else None
        if first is None:
            self._show_question(attempt.at_question)
        else:
            self._go(first)
        self.clock.start(attempt)

    def close(self) -> None:
        """Keep what was typed last; the attempt can go on later."""
        self._keep_unsaved()
        self.clock.stop()

    def _go(self, number: int, what: What = "goto") -> None:
        """Show a question, and have it on disk where the learner is."""
        assert self._attempt is not None
        with telling(self.screen.notice):
            self._attempt = quizzing.note(self._workspace, self._attempt, what, number)
        self._show_question(number)

    def _show_question(self, number: int) -> None:
        assert self._attempt is not None
        self._here = number
        self._unsaved = False
        self._shown_at = monotonic()
        self._found = questions.question(self._workspace, self._attempt.paper.questions[number])
        self._show()

    def _move(self, number: int) -> None:
        if self._keep_unsaved():
            self.screen.say("")
            self._go(number)

    def _move_to_stop(self, place: int) -> None:
        """Go to a place of the navigator; in adaptive practice some are still to be chosen."""
        assert self._attempt is not None
        known = stops(self._attempt)
        if 0 <= place < len(known):
            self._move(known[place])

    def _next(self) -> None:
        if self._attempt is None:
            return
        at_once = self._attempt.paper.setup.tells_at_once
        if at_once and self._found is not None and waits(self._attempt, self._here):
            self._check()
        elif self._keep_as_it_stands():
            self._go_to_what_follows()

    def _go_to_what_follows(self) -> None:
        assert self._attempt is not None
        number = next_question(self._workspace, self._attempt, self._here)
        if number is not None and number in self._attempt.answers and self._attempt.paper.setup.tells_at_once:
            self._bring_back(number)
        elif number is not None:
            self._move(number)
        elif self._attempt.paper.setup.tells_at_once:
            self._finish()
        else:
            ask_to_finish(self.screen, self._attempt, self._finish)

    def _bring_back(self, number: int) -> None:
        """Ask again what was wrong; the first answer counts."""
        assert self._attempt is not None
        left = len(come_back(self._attempt))
        self.screen.forget()
        self._go(number, "again")
        come = "1 question comes back until it" if left == 1 else f"{left} questions come back until each"
        self.screen.say(f"{come} was right once. Your score is made of the first answers.")

    def _check(self) -> None:
        """Practice: keep the answer and show what was right."""
        if is_blank(showing.response(self.screen.question)):
            self.screen.say("Answer first; a guess will do. Esc leaves the quiz, and what you answered is kept.")
            return
        self.screen.say("")
        self._keep()

    def _changed(self) -> None:
        """Exam: an answer is kept as it is given. Practice keeps it when it is checked."""
        if self._attempt is None or self._attempt.paper.setup.tells_at_once:
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
        response, sure = showing.response(self.screen.question), self._confidence(self._found)
        try:
            self._take(quizzing.give(self._workspace, self._attempt, self._here, response, sure, took)[0])
        except TimeIsUpError:
            self._unsaved = False
            self._run_out()
            return False
        except AnsweredElsewhereError as elsewhere:
            self._take(quizzing.load(self._workspace, self._attempt.id))
            self.screen.forget()  # what was given there is what shows
            self.screen.say(f"{elsewhere.happened} {elsewhere.safe}")
        except RefusedError as refused:
            self.screen.say(str(refused), "wrong")
            return False
        self._unsaved = False
        self._show()
        return True

    def _take(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self.clock.follow(attempt)

    def _confidence(self, found: Found) -> float | None:
        assert self._attempt is not None
        place = self.screen.sure.chosen()
        if place is None or not self._attempt.paper.setup.asks_confidence:
            return None
        return levels(found.item)[place]

    def _turn_mark(self) -> None:
        if self._attempt is not None:
            self._keep_event("unmark" if self._here in self._attempt.marked else "mark")

    def _turn_strike(self, place: int) -> None:
        if self._attempt is not None:
            struck = self._attempt.struck.get(self._here, frozenset())
            self._keep_event("unstrike" if place in struck else "strike", str(place))

    def _keep_event(self, what: What, detail: str = "") -> None:
        assert self._attempt is not None
        with telling(self.screen.notice):
            self._attempt = quizzing.note(self._workspace, self._attempt, what, self._here, detail)
        self._show()

    def _turn_ruling(self) -> None:
        """Overrule the mark of what was typed, once it was told, or take that back."""
        if self._attempt is None or not self._attempt.paper.setup.tells_at_once:
            return
        with telling(self.screen.notice):
            self._attempt = rulings.turn(self._workspace, self._attempt, self._here)
        self._show()

    def _ask_for_note(self) -> None:
        if self._attempt is not None:
            key = self._attempt.paper.questions[self._here].key
            ask_for_note(self.screen, self.screen.notice, self._workspace, key, self._show)

    def _ask_to_stop(self) -> None:
        if self._attempt is None:
            return
        self._keep_unsaved()
        timed = quizzing.seconds_left(self._workspace, self._attempt) is not None
        ask_to_stop(self.screen, self._attempt, timed=timed, stop=self._stop, finish=self._finish, leave=self._leave)

    def _stop(self) -> None:
        self.clock.stop()
        self.stopped.emit()

    def _leave(self) -> None:
        assert self._attempt is not None
        with telling(self.screen.notice):
            quizzing.leave(self._workspace, self._attempt)
            self._stop()

    def _run_out(self) -> None:
        self._finish(timed_out=True)

    def _finish(self, *, timed_out: bool = False) -> None:
        if self._attempt is None or (not self._keep_unsaved() and not timed_out):
            return
        self.clock.stop()
        for dialog in self.screen.findChildren(Ask) + self.screen.findChildren(NoteDialog):
            dialog.reject()  # there is nothing left to ask about
        try:
            self._attempt = quizzing.finish(self._workspace, self._attempt, timed_out=timed_out)
        except RefusedError as refused:
            self.screen.say(str(refused), "wrong")
            return
        self.finished.emit(self._attempt.id)

    def _clock_was_set(self, by_ms: int) -> None:
        assert self._attempt is not None
        with telling(self.screen.notice):
            self._take(quizzing.clock_was_set(self._workspace, self._attempt, by_ms))
            self.screen.say("The computer's clock was set. Your time goes on as it was, and your answers are saved.")

    def _show(self) -> None:
        assert self._attempt is not None
        note = self._workspace.history.note(self._attempt.paper.questions[self._here].key)
        self.screen.show_value(seen_at(self._attempt, self._here, self._found, note=note))

    def _move_back(self) -> None:
        assert self._attempt is not None
        self._move_to_stop(stops(self._attempt).index(self._here) - 1)

    def _connect(self) -> None:
        screen = self.screen
        screen.answered.connect(self._changed)
        screen.next_wished.connect(self._next)
        screen.previous_wished.connect(self._move_back)
        screen.go_wished.connect(self._move_to_stop)
        screen.mark_wished.connect(self._turn_mark)
        screen.strike_wished.connect(self._turn_strike)
        screen.overrule_wished.connect(self._turn_ruling)
        screen.note_wished.connect(self._ask_for_note)
        screen.stop_wished.connect(self._ask_to_stop)
        self.clock.told.connect(lambda words, short: screen.show_time(words, short=short))
        self.clock.warned.connect(screen.say)
        self.clock.was_set.connect(self._clock_was_set)
        self.clock.ran_out.connect(self._run_out)
