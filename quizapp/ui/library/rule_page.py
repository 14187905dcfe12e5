"""The pages of rules, in a dialog: one at a time, the others a step away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlock, QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import scroll_by_keys, scrolled
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.speak import announce


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule: its code, and its page as Markdown."""

    code: str
    text: str


class RulePage(QDialog):
    """Shows the page of one of some rules; Left and Right lead to the others, Esc closes it."""

    def __init__(self, parent: QWidget, rules: tuple[RuleText, ...], first: int = 0) -> None:
        super().__init__(parent)
        self._rules, self._at = rules, first
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(parent.window().activateWindow)  # not every window system gives the focus back by itself
        self._prose = Prose("option-text")
        self._place = label("", "muted")
        narrow = parent.window().width() < theme.scaled(640)
        self._before = _step("Rule before", "Left", narrow=narrow)
        self._next = _step("Next rule", "Right", narrow=narrow)
        self._close = Button("Close", "Esc", tone="primary")
        self._area = self._lay_out()
        self._connect()
        self._fit(parent.window())
        self._show()
        self._close.setFocus()

    def _show(self) -> None:
        rule = self._rules[self._at]
        self.setWindowTitle(f"Rule {rule.code}")
        self._prose.show_markdown(rule.text)
        _set_out(self._prose)
        self._place.setText(f"{self._at + 1} of {len(self._rules)}")
        self._area.verticalScrollBar().setValue(0)

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._rules)
        self._show()
        announce(self, f"{self.windowTitle()}, {self._place.text()}")

    def _fit(self, window: QWidget) -> None:
        """Be as large as a page is read well, and no larger than the window behind."""
        width, height = min(theme.scaled(680), window.width() - 40), min(theme.scaled(560), window.height() - 40)
        self.resize(width, height)

    def _lay_out(self) -> QScrollArea:
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 12, 0)
        page.addWidget(self._prose)
        page.addStretch(1)
        area = scrolled(page)
        steps = QHBoxLayout()
        for part in (self._before, self._next, self._place):
            steps.addWidget(part)
            part.setVisible(len(self._rules) > 1)
        steps.addStretch(1)
        steps.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 16, 20)
        column.setSpacing(16)
        column.addWidget(area, 1)
        column.addLayout(steps)
        return area

    def _connect(self) -> None:
        self._close.clicked.connect(self.accept)
        self._before.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        bind(self, "Left", lambda: self._step(-1))
        bind(self, "Right", lambda: self._step(1))
        scroll_by_keys(self, self._area)


def _step(words: str, key: str, *, narrow: bool) -> Button:
    made = Button(words, key)
    if narrow:
        made.show_key_alone(alone=True)
    return made


def _set_out(prose: Prose) -> None:
    """Part the paragraphs, and set off code; its lines wrap like all others, since a page never scrolls sideways."""
    block = prose.document().begin()
    while block.isValid():
        look = QTextBlockFormat()
        look.setNonBreakableLines(False)
        look.setBottomMargin(0 if _is_code(block) and _is_code(block.next()) else theme.scaled(10))
        if _is_code(block):
            look.setBackground(QColor(theme.current().background))
            look.setTextIndent(theme.scaled(8))
            look.setLineHeight(0, 0)  # as single lines, so that their ground has no gaps
        QTextCursor(block).mergeBlockFormat(look)
        block = block.next()


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
