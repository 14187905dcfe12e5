"""What happens while studying: one face after the other, each answer durable before the next one shows."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from quizapp.base.errors import AnsweredElsewhereError
from quizapp.history.due import Scope
from quizapp.quiz.marking import Mark
from quizapp.quiz.overruling import OVERRULED, can_overrule
from quizapp.quiz.response import Response, is_blank
from quizapp.study.memory import Grade
from quizapp.study.queue import Waiting
from quizapp.ui import showing
from quizapp.ui.noting import ask_for_note
from quizapp.ui.study.end_screen import EndScreen, EndValue
from quizapp.ui.study.screen import StudyScreen, StudyValue
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.studying import Asked, Marked

_LONGEST_MS = 5 * 60_000  # longer than that, the learner was away
_NAMES = {Grade.AGAIN: "Again", Grade.HARD: "Hard", Grade.GOOD: "Good", Grade.EASY: "Easy"}


class StudyFlow(QObject):
    """Asks the workspace what is next and feeds the screen; ``end`` shows what was done, once nothing waits."""

    ended = Signal()
    begun = Signal()
    stopped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = StudyScreen()
        self.end = EndScreen()
        self._scope = Scope()
        self._asked: Asked | None = None
        self._marked: Marked | None = None
        self._response: Response | None = None
        self._revealed = False
        self._shown_at = self._begun_at = monotonic()
        self._grades: list[Grade] = []
        self._connect()

    def start(self, scope: Scope) -> None:
        """Begin a sitting with what ``scope`` names."""
        self._scope = scope
        self._grades = []
        self._begun_at = monotonic()
        self.begun.emit()
        self._go_on()

    def undo(self) -> None:
        """Take back the last answer and ask it again; as often as wanted."""
        with telling(self.screen.notice):
            undone = studying.undo(self._workspace)
            if undone is None:
                self.screen.whisper("Nothing left to undo")
                self.end.whisper("Nothing is left to undo.")
                return
            if undone.what == "review" and self._grades:
                self._grades.pop()
            self.begun.emit()
            asked = studying.asked(self._workspace, undone.key) if undone.what == "review" else None
            if asked is None:
                self._go_on()
            else:
                self._ask(asked)
            self.screen.whisper("Taken back")

    def _go_on(self) -> None:
        waits = studying.waiting(self._workspace, self._scope)
        asked = studying.next_asked(self._workspace, waits)
        if asked is None:
            self._asked = None
            self.end.show_value(self._summary())
            self.ended.emit()
        else:
            self._ask(asked, waits)

    def _ask(self, asked: Asked, waits: Waiting | None = None) -> None:
        self._asked, self._marked, self._response, self._revealed = asked, None, None, False
        self._shown_at = monotonic()
        self.screen.forget()
        self._show(waits)

    def _reveal(self) -> None:
        if self._asked is not None and not self._revealed:
            self._revealed = True
            self._show()

    def _grade(self, number: int) -> None:
        if self._asked is None or not self._revealed:
            return
        grade = Grade(number)
        with telling(self.screen.notice):
            try:
                studying.grade(self._workspace, self._asked, grade, self._took())
            except AnsweredElsewhereError:
                pass  # the answer that was given in the other window counts
            else:
                self._grades.append(grade)
            self._go_on()

    def _submit(self) -> None:
        if self._asked is None or self._marked is not None:
            return
        response = showing.response(self.screen.question)
        if is_blank(response):
            self.screen.say("Answer first, or take a guess: a wrong answer comes again soon, and nothing else.")
            return
        with telling(self.screen.notice):
            self._keep_response(self._asked, response)

    def _keep_response(self, asked: Asked, response: Response) -> None:
        try:
            marked = studying.submit(self._workspace, asked, response, self._took())
        except AnsweredElsewhereError as elsewhere:
            self._go_on()
            self.screen.say(str(elsewhere))
            return
        self._marked, self._response = marked, response
        self._grades.append(Grade.GOOD if marked.mark.verdict == "right" else Grade.AGAIN)
        self._show()

    def _hold(self, what: str) -> None:
        if self._asked is None:
            return
        with telling(self.screen.notice):
            match what:
                case "flag":
                    studying.turn_flag(self._workspace, self._asked.key)
                    self._refresh_asked()
                    return
                case "bury":
                    studying.bury(self._workspace, self._asked.key)
                case _:
                    studying.turn_suspension(self._workspace, self._asked.key)
            self._go_on()

    def _refresh_asked(self) -> None:
        assert self._asked is not None
        again = studying.asked(self._workspace, self._asked.face)
        if again is not None and self._marked is None:
            self._asked = again
        self._show(flagged=again.flagged if again is not None else None)

    def _took(self) -> int:
        return min(round((monotonic() - self._shown_at) * 1000), _LONGEST_MS)

    def _show(self, waits: Waiting | None = None, *, flagged: bool | None = None) -> None:
        """Show what is asked, as it stands now; waits: what waits, where that was asked already."""
        asked = self._asked
        assert asked is not None
        waits = waits or studying.waiting(self._workspace, self._scope)
        left = waits.learning + waits.reviews + waits.new + waits.ahead
        done = len(self._grades)
        section = next((one.title for one in asked.deck.source.sections if one.id == asked.item.section), "")
        marked = self._marked
        self.screen.show_value(
            StudyValue(
                where=f"{asked.deck.title} \u203a {section}" if section else asked.deck.title,
                done=done - (marked is not None),
                total=max(done + left, done - (marked is not None) + 1),
                question=showing.asked(asked.key, asked.item, asked.mark, asked.folder, order=self._order(asked)),
                stage="judged" if marked else "revealed" if self._revealed else "asked",
                hint=asked.item.hint,
                answer=showing.answer(asked.item, asked.mark),
                backing=showing.backing(asked.item, asked.deck, asked.folder),
                grades=self._interval_words(asked) if self._revealed else (),
                judged=showing.judged(asked.item, self._response, _standing(marked)) if marked else None,
                next_words=f"comes again in {marked.again_in}" if marked else "",
                overrule=self._overrule_words(asked, marked) if marked else "",
                note=self._workspace.history.note(asked.key),
                flagged=asked.flagged if flagged is None else flagged,
            )
        )

    def _overrule_words(self, asked: Asked, marked: Marked) -> str:
        if marked.overruled:
            return "I was wrong after all"
        return "I was right" if can_overrule(asked.item, right=marked.mark.verdict == "right") else ""

    def _turn_ruling(self) -> None:
        """Overrule the mark of what was typed, or take that back."""
        if self._asked is None or self._marked is None:
            return
        with telling(self.screen.notice):
            self._marked = studying.overrule(self._workspace, self._asked, self._marked)
            self._grades[-1] = Grade.GOOD if self._marked.overruled else Grade.AGAIN
            self._show()

    def _ask_for_note(self) -> None:
        if self._asked is not None:
            ask_for_note(self.screen, self.screen.notice, self._workspace, self._asked.key, self._show)

    def _order(self, asked: Asked) -> tuple[int, ...]:
        """Shuffle the options anew for each time the face is asked, and the same way while it is on the screen."""
        return showing.option_order(asked.item, f"{asked.face} {asked.memory.reps if asked.memory else 0}")

    def _interval_words(self, asked: Asked) -> tuple[tuple[str, str], ...]:
        words = studying.intervals(self._workspace, asked)
        return tuple((_NAMES[grade], words[grade]) for grade in Grade)

    def _summary(self) -> EndValue:
        answers = len(self._grades)
        again = self._grades.count(Grade.AGAIN)
        minutes = max(1, round((monotonic() - self._begun_at) / 60))
        waiting = studying.waiting(self._workspace, self._scope)
        later = ""
        if waiting.later_at is not None:
            wait = max(1, round((waiting.later_at - self._workspace.now().at) / 60_000))
            later = f"The next step of something you are learning is due in {wait} min."
        if not answers:
            return EndValue("Nothing is due", ("There was nothing to answer.",), later)
        lines = (
            f"{answers} answers in {minutes} min." if answers > 1 else f"1 answer in {minutes} min.",
            f"{answers - again} of {answers} recalled.",
        )
        return EndValue("Done for now", lines, later)

    def _connect(self) -> None:
        screen = self.screen
        screen.reveal_wished.connect(self._reveal)
        screen.grade_wished.connect(self._grade)
        screen.submit_wished.connect(self._submit)
        screen.next_wished.connect(self._next)
        screen.undo_wished.connect(self.undo)
        screen.flag_wished.connect(lambda: self._hold("flag"))
        screen.bury_wished.connect(lambda: self._hold("bury"))
        screen.suspend_wished.connect(lambda: self._hold("suspend"))
        screen.edit_wished.connect(self._edit)
        screen.overrule_wished.connect(self._turn_ruling)
        screen.note_wished.connect(self._ask_for_note)
        screen.stop_wished.connect(self.stopped)
        self.end.undo_wished.connect(self.undo)
        self.end.done_wished.connect(self.stopped)

    def _edit(self) -> None:
        """Open the deck in the learner's own editor; what they save is taken in at once."""
        if self._asked is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._asked.file)))

    def _next(self) -> None:
        with telling(self.screen.notice):
            self._go_on()


def _standing(marked: Marked) -> Mark:
    if not marked.overruled:
        return marked.mark
    return replace(marked.mark, points=marked.mark.out_of, share=1.0, verdict="right", remark=OVERRULED)
