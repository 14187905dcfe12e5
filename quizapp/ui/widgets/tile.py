"""A tile: a text that can be reached with Tab, pressed and dragged, and is judged where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui import theme
from quizapp.ui.widgets.drag import Drag
from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.sight import come_into_sight

State = Literal["", "lifted", "away", "target", "partner", "used", "right", "wrong"]

_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Tile(QPushButton):
    """A push button with a deck's Markdown in it. All keys are left to what it stands in.

    ``clicked``: it was pressed. ``dragged`` and ``dropped`` tell where on the screen the mouse is; ``drag_over`` comes
    after every drag, dropped or not. ``emptied``: a click with the right button. ``focused`` and ``left``: the focus.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    drag_over = Signal()
    emptied = Signal()
    focused = Signal()
    left = Signal()

    def __init__(self, text: str, folder: Path | None, *, before: QWidget | None = None, after: QWidget | None = None):
        super().__init__()
        self._folder = folder
        self.markdown = text
        self.words = spoken(text)
        self.carried = self.words
        self._pressed_at: QPoint | None = None
        self._drag: Drag | None = None
        self._text = Prose("option-text")
        self._text.show_markdown(text, folder)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its links and pictures are no stops of their own
        self._feedback = Prose("feedback")
        self._said = label("", "pill")
        self._lay_out(before, after)
        self.setProperty("role", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_state(self, state: State) -> None:
        """Show how the tile stands; none of the states changes its size."""
        dress(self, state=state)
        self.setGraphicsEffect(_shadow(self) if state == "lifted" else None)  # type: ignore[arg-type]  # None takes it off

    def name(self, *parts: str) -> None:
        """Tell a screen reader what the tile is, in parts of which some may be empty."""
        self.setAccessibleName(", ".join(part for part in parts if part))

    def judge(self, *, right: bool, verdict: str, feedback: str) -> None:
        """Show a verdict in a word or two and what there is to say about it; the tile cannot be moved any more."""
        self.keep()
        self._said.setText(verdict)
        dress(self._said, tone="right" if right else "wrong")
        self._said.show()
        self.show_state("right" if right else "wrong")
        self.remark(feedback)

    def remark(self, markdown: str) -> None:
        """Show a sentence under the text, "" for none."""
        self._feedback.show_markdown(markdown, self._folder)
        self._feedback.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._feedback.setVisible(bool(markdown))
        self.setAccessibleDescription(spoken(markdown))

    def keep(self) -> None:
        """Let the tile be moved no more."""
        self.stop_drag()
        self.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def focus(self) -> None:
        """Take the focus, in sight."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.come_into_sight()

    def come_into_sight(self) -> None:
        """Have the page scrolled to where the tile is."""
        come_into_sight(self)

    def is_dragged(self) -> bool:
        """Return whether the mouse is dragging the tile."""
        return self._drag is not None

    def show_drop_line(self, start: QPoint, width: int) -> None:
        """Show at which line the tile would be dropped, from a point of the screen on."""
        if self._drag is not None:
            self._drag.show_line(start, width)

    def stop_drag(self) -> None:
        """Let go of the mouse; nothing is dropped."""
        self._pressed_at = None
        if self._drag is not None:
            self._drag.stop()
            self._drag = None
            self.drag_over.emit()

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.emptied.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.globalPosition().toPoint()
        if self._drag is None and self._is_pulled_to(point):
            self._begin_drag()
        if self._drag is not None:
            self._drag.follow(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        if self._drag is not None:
            self.dropped.emit(event.globalPosition().toPoint())
            self.stop_drag()
        else:
            self._pressed_at = None
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop_drag()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.stop_drag()  # a dialog or another window has the mouse now
        return super().event(event)

    def _is_pulled_to(self, point: QPoint) -> bool:
        if self._pressed_at is None or not self.carried:
            return False
        return (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()

    def _begin_drag(self) -> None:
        assert self._pressed_at is not None
        self._drag = Drag(self, self.carried, self._pressed_at)
        self._drag.moved.connect(self.dragged)

    def _lay_out(self, before: QWidget | None, after: QWidget | None) -> None:
        self._feedback.hide()
        self._said.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._text, 1)
        line.addWidget(self._said, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, theme.scaled(4), 0, theme.scaled(4))
        texts.setSpacing(4)
        texts.addLayout(line)
        texts.addWidget(self._feedback)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 11, 14, 11)
        self._row.setSpacing(12)
        if before is not None:
            self._row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(texts, 1)
        if after is not None:
            self._row.addWidget(after, 0, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _shadow(under: QWidget) -> QGraphicsDropShadowEffect:
    made = QGraphicsDropShadowEffect(under)
    made.setBlurRadius(18)
    made.setOffset(0, 6)
    made.setColor(QColor(0, 0, 0, 110))
    return made


def spoken(markdown: str) -> str:
    """Return the words of a deck's Markdown in one line, with the words that stand for its pictures."""
    document = QTextDocument()
    document.setMarkdown(markdown.replace("![", "["), QTextDocument.MarkdownFeature.MarkdownNoHTML)
    return " ".join(document.toPlainText().split())
