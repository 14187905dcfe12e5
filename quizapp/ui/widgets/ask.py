"""A question to the learner in the middle of something, with a few answers to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what it does; the first of them is the primary one. None only closes the question."""

    words: str
    does: Callable[[], None] | None = None


class Ask(QDialog):
    """A dialog that does not stop the program; Esc closes it and does nothing."""

    def __init__(self, parent: QWidget, title: str, words: str, answers: tuple[Answer, ...]) -> None:
        super().__init__(parent)
        self.finished.connect(parent.window().activateWindow)  # not every window system gives the focus back by itself
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(400))
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "strong", wraps=True))
        column.addWidget(label(words, "lead", wraps=True))
        column.addSpacing(8)
        for place, answer in enumerate(answers):
            button = Button(answer.words, tone="" if place else "primary")
            button.clicked.connect(lambda _on=False, answer=answer: self._take(answer))
            self.buttons.append(button)
            column.addWidget(button)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, answer: Answer) -> None:
        self.accept()
        if answer.does is not None:
            answer.does()
