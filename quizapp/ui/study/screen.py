"""What Study looks like: where the item is from, the item, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import across
from quizapp.ui.widgets.button import Button, key_hint
from quizapp.ui.widgets.dress import label, panel, rule
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind, tab_through
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.outcome import Outcome
from quizapp.ui.widgets.page import scrolled, turn_page
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView, Way
from quizapp.ui.widgets.speak import announce

Stage = Literal["asked", "revealed", "judged"]


@dataclass(frozen=True, slots=True)
class StudyValue:
    """Everything Study shows of one face.

    done and total: answers of this sitting so far, and with what is left; grades: name and interval of each of the
    four, once the answer shows; judged: what became of the answer to a question, with ``next_words`` for when it
    comes again; overrule: what the button says that overrules that, "" for none; note: what the learner noted.
    """

    where: str
    done: int
    total: int
    question: QuestionValue
    stage: Stage = "asked"
    hint: str = ""
    answer: str = ""
    backing: Backing = field(default_factory=Backing)
    grades: tuple[tuple[str, str], ...] = ()
    judged: Judged | None = None
    next_words: str = ""
    overrule: str = ""
    flagged: bool = False
    note: str = ""


class StudyScreen(QWidget):
    """Shows a StudyValue. Wishes: to see the answer, to grade it (1 to 4), to submit, to go on, to undo and so on."""

    reveal_wished = Signal()
    grade_wished = Signal(int)
    submit_wished = Signal()
    next_wished = Signal()
    undo_wished = Signal()
    flag_wished = Signal()
    bury_wished = Signal()
    suspend_wished = Signal()
    edit_wished = Signal()
    overrule_wished = Signal()
    note_wished = Signal()
    stop_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._value: StudyValue | None = None
        self._line = QProgressBar()
        self._where = label("", "muted", wraps=True)
        self._place = label("", "muted")
        self._flag = label("Flagged", "pill")
        self._flag.setProperty("tone", "caution")
        self._whisper = label("", "pill")
        self._whisper.setProperty("tone", "accent")
        self._whisper.hide()
        self.notice = Notice()
        self.question = QuestionView()
        self._hint = label("", "muted", wraps=True)
        self._rule = rule()
        self._outcome, self._again = Outcome(), label("", "muted", wraps=True)
        self._overrule, self._noted = Button("", "I"), label("", "muted", wraps=True)
        self._answer = Prose("answer")
        self._backing = BackingView()
        self._card = panel()
        self._primary = Button("Show the answer", "Space", tone="primary")
        self._grades = [Button("", str(number), two_lines=True) for number in (1, 2, 3, 4)]
        self._grades[2].set_tone("primary")
        self._lay_out()
        self._connect()

    def forget(self) -> None:
        """Let the next face be shown afresh, even if it is the one that was shown last."""
        self._value = None

    def show_value(self, value: StudyValue) -> None:
        """Show a face: asked, with its answer, or judged. What was answered so far stays where only a flag changes."""
        fresh = self._value is None or _is_new(self._value, value)
        self._value = value
        self._line.setMaximum(max(value.total, 1))
        self._line.setValue(value.done)
        self._where.setText(value.where)
        self._place.setText(f"{min(value.done + 1, value.total)} of {value.total}")
        self._flag.setVisible(value.flagged)
        if fresh:
            self.notice.say("")
            self.whisper("")
            self.question.show_question(value.question)
            tab_through(*self.question.stops(), self._overrule, self._primary)
        self._show_answer(value)
        self._show_actions(value)
        if fresh and value.stage == "asked" and value.question.way != "recall":
            self.question.focus_answer()

    def way(self) -> Way | None:
        """Return by which means the face that is shown is answered."""
        return self._value.question.way if self._value is not None else None

    def whisper(self, words: str) -> None:
        """Say in a word or two what was done, where nothing moves for it."""
        self._whisper.setText(words)
        self._whisper.setVisible(bool(words))
        announce(self, words)

    def say(self, sentence: str, tone: str = "caution") -> None:
        """Show a sentence above the item, such as that an answer could not be saved."""
        self.notice.say(sentence, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press_primary()
        elif not turn_page(self._area, event):
            super().keyPressEvent(event)

    def _keep_room(self, value: StudyValue) -> None:
        """Keep the room of an answer that is still hidden, so that the stem stays where it is."""
        recalled = value.question.way == "recall"
        for part in (self._rule, self._answer, self._backing):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(recalled)
            part.setSizePolicy(policy)

    def _show_answer(self, value: StudyValue) -> None:
        self._keep_room(value)
        shown = value.stage != "asked"
        self._hint.setText(f"Hint: {value.hint}")
        self._hint.setVisible(bool(value.hint) and not shown)
        self._rule.setVisible(shown)
        if value.judged is not None:
            self.question.judge(value.judged)
            self._outcome.tell(value.judged.words, right=value.judged.right)
        self._outcome.setVisible(value.judged is not None)
        self._again.setText(value.next_words)
        self._again.setVisible(value.judged is not None)
        self._overrule.set_words(value.overrule)
        self._overrule.setVisible(bool(value.overrule))
        self._noted.setText(f"Your note: {value.note}")
        self._noted.setVisible(bool(value.note) and shown)
        text = value.answer if value.judged is None else value.judged.right_answer
        self._answer.show_markdown(text, value.question.folder)
        self._answer.setVisible(shown and bool(text))
        self._backing.show_backing(value.backing)
        if not shown:
            self._backing.hide()

    def _show_actions(self, value: StudyValue) -> None:
        for number, button in enumerate(self._grades, start=1):
            button.setVisible(value.stage == "revealed")
            if value.stage == "revealed":
                button.set_words(*value.grades[number - 1])
        self._primary.setVisible(value.stage != "revealed")
        answers = value.stage == "asked" and value.question.way != "recall"  # Space may be a part of the answer then
        self._primary.set_key("Enter" if answers else "Space")
        match value.stage:
            case "asked" if value.question.way == "recall":
                self._primary.set_words("Show the answer")
                self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
            case "asked":
                self._primary.set_words("Check the answer")
            case "revealed":
                self._grades[2].setFocus(Qt.FocusReason.OtherFocusReason)
                announce(self, self._answer.toPlainText())
            case "judged":
                self._primary.set_words("Next")
                self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
                announce(self, f"{self._outcome.text()}. {self._answer.toPlainText()}")

    def _press_primary(self) -> None:
        if self._value is None:
            return
        match self._value.stage:
            case "asked" if self._value.question.way == "recall":
                self.reveal_wished.emit()
            case "asked":
                self.submit_wished.emit()
            case "revealed":
                self.grade_wished.emit(3)
            case "judged":
                self.next_wished.emit()

    def _press_number(self, number: int) -> None:
        if self._value is None or self._value.stage == "judged":
            return
        if self._value.stage == "revealed":
            self.grade_wished.emit(number)
        else:
            self.question.letter(number - 1)

    def _press_letter(self, letter: str) -> None:
        """Choose the option of a letter; a letter that stands for none may have another meaning."""
        asked = self._value is not None and self._value.stage == "asked"
        if asked and self.question.letter(ord(letter) - ord("A")):
            return
        if letter == "E":
            self.edit_wished.emit()
        elif letter == "F":
            self.flag_wished.emit()

    def _press_overrule(self) -> None:
        if self._value is not None and self._value.overrule:
            self.overrule_wished.emit()

    def _connect(self) -> None:
        self._primary.clicked.connect(self._press_primary)
        for number, button in enumerate(self._grades, start=1):
            button.clicked.connect(lambda _on=False, number=number: self.grade_wished.emit(number))
            bind(self, str(number), partial(self._press_number, number))
        for letter in "ABCDEFGH":
            bind(self, letter, partial(self._press_letter, letter))
        self._overrule.clicked.connect(self._press_overrule)
        bind(self, "I", self._press_overrule)
        bind(self, "N  Ctrl+N", self.note_wished)
        bind(self, "Ctrl+Z  U", self.undo_wished)
        bind(self, "-", self.bury_wished)
        bind(self, "@", self.suspend_wished)
        bind(self, "Esc", self.stop_wished)

    def _lay_out(self) -> None:
        self._line.setTextVisible(False)
        self._line.setAccessibleName("Progress of this sitting")
        self._line.setProperty("role", "hairline")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._line)
        outer.addLayout(self._top())
        self._area = scrolled(self._middle())
        outer.addWidget(self._area, 1)
        outer.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._where, 1)
        for part in (self._whisper, self._flag, self._place):
            row.addWidget(part)
        fold = Fold(theme.scaled(880), spacing=10)
        fold.add(told, 1)
        fold.add(_key_hints())
        top = QHBoxLayout()
        top.setContentsMargins(32, 16, 32, 8)
        top.addWidget(fold)
        return top

    def _middle(self) -> QVBoxLayout:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(52, 44, 52, 44)
        inside.setSpacing(24)
        inside.addWidget(self.question)
        inside.addWidget(self._hint)
        inside.addWidget(self._rule)
        outcome = QHBoxLayout()
        outcome.setSpacing(16)
        outcome.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignVCenter)
        outcome.addWidget(self._again)
        outcome.addWidget(self._overrule)
        outcome.addStretch(1)
        inside.addLayout(outcome)
        inside.addWidget(self._answer)
        inside.addStretch(1)
        inside.addWidget(self._backing)
        inside.addWidget(self._noted)
        self._card.setMinimumHeight(min(theme.scaled(400), 560))
        column = QVBoxLayout()
        column.setContentsMargins(44, 8, 32, 8)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(across(self._card, theme.scaled(720)))
        column.addStretch(1)
        return column

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(32, 12, 32, 28)
        row.setSpacing(8)
        row.addStrut(theme.scaled(36) + 24)  # the height of the grades, so that the card stays where it is
        row.addStretch(1)
        for button in self._grades:
            button.setMaximumWidth(theme.scaled(172))
            row.addWidget(button, 1000)
        self._primary.setMinimumWidth(theme.scaled(240))
        row.addWidget(self._primary)
        row.addStretch(1)
        return row


def _is_new(shown: StudyValue, value: StudyValue) -> bool:
    if value.stage == "asked":
        return shown.stage != "asked" or shown.question != value.question
    return shown.question.key != value.question.key


def _key_hints() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for key, does in (("Ctrl Z", "undo"), ("F", "flag"), ("-", "bury"), ("@", "suspend"), ("Esc", "stop")):
        row.addWidget(key_hint(key, does))
    row.addStretch(1)
    return made
