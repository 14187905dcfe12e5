"""What a quiz looks like: one question, how sure the learner is, and the way through the paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.quiz.navigator import Navigator, Stop
from quizapp.ui.widgets.boxes import across
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.keys import bind, tab_through
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.outcome import Outcome
from quizapp.ui.widgets.page import scrolled, turn_page
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView, Way
from quizapp.ui.widgets.segments import Segments
from quizapp.ui.widgets.speak import announce
from quizapp.ui.widgets.wrap import Wrap

Stage = Literal["asked", "judged"]
_BY_LETTERS: tuple[Way, ...] = ("text", "number", "match")  # every letter is a part of the answer


@dataclass(frozen=True, slots=True)
class QuizValue:
    """Everything the quiz screen shows of one question.

    about: "Question 7 · choose one · 1 point"; here: the place among the stops; levels: words for how sure one can be,
    () where that is not asked; sure: the place of the level that was picked; next_words: what the main button says;
    overrule: what the button says that overrules a mark, "" for none; note: what the learner noted, once the answer
    shows; noted: whether there is a note that is not shown yet; told: a sentence about the question itself, such as
    that its deck has changed.
    """

    mode: str
    about: str
    question: QuestionValue
    stops: tuple[Stop, ...]
    here: int
    stage: Stage = "asked"
    levels: tuple[str, ...] = ()
    sure: int | None = None
    sure_words: str = "How sure are you?"
    judged: Judged | None = None
    backing: Backing = field(default_factory=Backing)
    next_words: str = "Next"
    overrule: str = ""
    marked: bool = False
    note: str = ""
    noted: bool = False
    told: str = ""


class QuizScreen(QWidget):
    """Shows a QuizValue. Wishes: to answer, move, mark for later, strike out, overrule, note and stop."""

    answered = Signal()
    next_wished = Signal()
    previous_wished = Signal()
    go_wished = Signal(int)
    mark_wished = Signal()
    strike_wished = Signal(int)
    overrule_wished = Signal()
    note_wished = Signal()
    stop_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._value: QuizValue | None = None
        self.navigator = Navigator()
        self._mode = label("", "muted")
        self._clock = label("", "brand")
        self.notice = Notice()
        self._about = label("", "muted", wraps=True)
        self.question = QuestionView()
        self._told = label("", "muted", wraps=True)
        self._sure_words = label("", "muted", wraps=True)
        self.sure = Segments("How sure are you?")
        self._outcome = Outcome()
        self._overrule = Button("", "I")
        self._answer = Prose("answer")
        self._backing = BackingView()
        self._previous = Button("Previous")
        self._note = Button("Note", "N")
        self._noted = label("", "muted", wraps=True)
        self._mark = Button("Mark for later", "M")
        self._next = Button("Next", "Enter", tone="primary")
        self._lay_out()
        self._connect()

    def forget(self) -> None:
        """Let the next question be shown afresh, even if it is the one that was shown last."""
        self._value = None

    def show_value(self, value: QuizValue) -> None:
        """Show a question of the paper."""
        fresh = self._value is None or _is_new(self._value, value)
        self._value = value
        self._mode.setText(value.mode)
        self._about.setText(value.about)
        self._told.setText(value.told)
        self._told.setVisible(bool(value.told))
        self.navigator.show_stops(value.stops, value.here)
        if fresh:
            self.question.show_question(value.question)
            self.sure.show_choices(value.levels, value.sure)
            answers = (*self.question.stops(), *self.sure.stops())
            tab_through(*answers, self._overrule, self._previous, self._note, self._mark, self._next)
        else:
            self.question.show_struck(value.question.struck)
        self._sure_words.setText(value.sure_words)
        self._sure_words.setVisible(bool(value.levels))
        self.sure.setVisible(bool(value.levels))
        self.sure.set_choosable(choosable=value.stage == "asked")
        self._show_judged(value)
        self._previous.setEnabled(value.here > 0)
        self._mark.set_words("Marked" if value.marked else "Mark for later")
        self._show_keys()
        self._noted.setText(f"Your note: {value.note}" if value.note else "You noted something on this question.")
        self._noted.setVisible(bool(value.note) or value.noted)
        self._overrule.set_words(value.overrule)
        self._overrule.setVisible(bool(value.overrule))
        self._next.set_words(value.next_words)
        if value.stage == "judged" or value.question.way == "recall":  # there is nothing (left) to answer
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif fresh:
            self.question.focus_answer()
            announce(self, f"{value.about}. {self.question.stem.toPlainText()}")

    def show_time(self, words: str, *, short: bool = False) -> None:
        """Show the time that is left, "" for none; ``short`` makes it stand out."""
        self._clock.setText(words)
        dress(self._clock, role="pill" if short else "brand", tone="wrong" if short else "")

    def say(self, sentence: str, tone: str = "caution") -> None:
        """Show a sentence above the question."""
        self.notice.say(sentence, tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigator.fit()
        self._show_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        judged = self._value is not None and self._value.stage == "judged"
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter} | ({Qt.Key.Key_Space} if judged else set())
        if event.key() in keys and not event.isAutoRepeat():
            self.next_wished.emit()
        elif not turn_page(self._area, event):
            super().keyPressEvent(event)

    def _show_keys(self) -> None:
        """Show the keys that note and mark now, without words where the buttons would take two rows."""
        value = self._value
        with_ctrl = value is not None and value.stage == "asked" and value.question.way in _BY_LETTERS
        for button, key in ((self._note, "N"), (self._mark, "M")):
            button.set_key(f"Ctrl {key}" if with_ctrl else key)
            button.show_key_alone(alone=self.width() < theme.scaled(680 if with_ctrl else 560))

    def _show_judged(self, value: QuizValue) -> None:
        judged = value.judged
        self._outcome.setVisible(judged is not None)
        self._answer.setVisible(judged is not None and bool(judged.right_answer))
        if judged is None:
            self._backing.hide()
            return
        self.question.judge(judged)
        self._outcome.tell(judged.words, right=judged.right)
        self._answer.show_markdown(judged.right_answer, value.question.folder)
        self._backing.show_backing(value.backing)
        announce(self, f"{judged.words}. {judged.right_answer}")

    def _press_overrule(self) -> None:
        if self._value is not None and self._value.overrule:
            self.overrule_wished.emit()

    def _connect(self) -> None:
        self._previous.clicked.connect(self.previous_wished)
        self._mark.clicked.connect(self.mark_wished)
        self._note.clicked.connect(self.note_wished)
        self._overrule.clicked.connect(self._press_overrule)
        self._next.clicked.connect(self.next_wished)
        self.navigator.go_wished.connect(self.go_wished)
        self.question.answered.connect(self.answered)
        self.question.strike_wished.connect(self.strike_wished)
        self.sure.picked.connect(lambda _place: self.answered.emit())
        for index in range(8):
            letter = chr(ord("A") + index)
            bind(self, f"{index + 1}  {letter}", partial(self.question.letter, index))
            bind(self, f"Shift+{letter}", partial(self.question.strike, index))
        bind(self, "M  Ctrl+M", self.mark_wished)
        bind(self, "N  Ctrl+N", self.note_wished)
        bind(self, "I", self._press_overrule)
        bind(self, "X", self.question.strike_focused)
        bind(self, "Alt+Left", self.previous_wished)
        bind(self, "Alt+Right", self.next_wished)
        bind(self, "Esc", self.stop_wished)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(32, 22, 32, 12)
        top.setSpacing(16)
        top.addWidget(self.navigator, 1)
        top.addWidget(self._mode, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(32, 12, 32, 22)
        bottom.setSpacing(8)
        bottom.addWidget(self._previous, 0, Qt.AlignmentFlag.AlignBottom)
        deeds = Wrap(from_right=True)
        for button in (self._note, self._mark, self._next):
            deeds.add(button)
        bottom.addWidget(deeds, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        self._area = scrolled(self._middle())
        outer.addWidget(self._area, 1)
        outer.addLayout(bottom)

    def _middle(self) -> QVBoxLayout:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.notice)
        column.addWidget(self._about)
        column.addWidget(self._told)
        column.addWidget(self.question)
        column.addSpacing(10)
        column.addWidget(self._sure_words)
        column.addWidget(self.sure)
        outcome = QHBoxLayout()
        outcome.setSpacing(12)
        outcome.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignVCenter)
        outcome.addWidget(self._overrule)
        outcome.addStretch(1)
        column.addLayout(outcome)
        column.addWidget(self._answer)
        column.addWidget(self._backing)
        column.addWidget(self._noted)
        outer = QVBoxLayout()
        outer.setContentsMargins(44, 24, 32, 12)
        outer.addLayout(across(inner, theme.scaled(760)))
        outer.addStretch(1)
        return outer


def _is_new(shown: QuizValue, value: QuizValue) -> bool:
    other_question = (shown.here, shown.question.key) != (value.here, value.question.key)
    return other_question or (shown.stage == "judged" and value.stage == "asked")
