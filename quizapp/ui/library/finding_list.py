"""Findings, one under the other: each is a line that leads to its item or, where there is none, to its rule."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import key_hint
from quizapp.ui.widgets.dress import dress, label, pill
from quizapp.ui.widgets.keys import tab_through


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words: how bad (tone as of a pill), its code, where, and what to do.

    item: the key of the item to lead to, "" where there is none or it is the one that is shown already.
    """

    severity: str
    tone: str
    code: str
    where: str
    message: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class FindingsValue:
    """Findings to show, and how many more there are."""

    lines: tuple[FindingLine, ...] = ()
    more: int = 0

    def in_words(self) -> str:
        """Return how many findings there are, in words."""
        count = len(self.lines) + self.more
        return {0: "No findings", 1: "1 finding"}.get(count, f"{count:,} findings")


class FindingList(QWidget):
    """Shows a FindingsValue. Wishes: to see an item by its key, or a rule by its code."""

    item_wished = Signal(str)
    rule_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._hint = label("", "heading"), key_hint("R", "the rule")
        self._more = label("", "muted", wraps=True)
        self._lines: tuple[FindingLine, ...] = ()
        self._rows: list[_Row] = []
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._hint)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(8)
        self._all.addLayout(head)
        self._all.addLayout(self._column)
        self._all.addWidget(self._more)
        self._add_row()  # Tab goes through the rows from the place that the first of them has among other widgets

    def show_findings(self, findings: FindingsValue) -> None:
        """Show findings. Rows are used again, so that the focus stays in its place and nothing flickers."""
        self._lines = findings.lines
        self._title.setText(findings.in_words())
        self._hint.setVisible(bool(findings.lines))
        self._more.setText(f"{findings.more:,} more are not listed. Mend some of these first.")
        self._more.setVisible(findings.more > 0)
        self._all.setEnabled(False)
        self._show_rows()
        self._all.setEnabled(True)
        self._all.activate()  # once for all rows, not once for each that comes or goes

    def _show_rows(self) -> None:
        while len(self._rows) < len(self._lines):
            self._add_row()
        for row, line in zip(self._rows, self._lines, strict=False):
            row.show_line(line)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._lines))

    def in_focus(self) -> FindingLine | None:
        """Return the finding that has the focus, else the first; None where none is shown."""
        pairs = zip(self._rows, self._lines, strict=False)
        first = self._lines[0] if self._lines else None
        return next((line for row, line in pairs if row.hasFocus()), first)

    def row(self, where: str) -> QWidget | None:
        """Return the row of the first finding that says where it is in these words, or None."""
        return next((row for row, line in zip(self._rows, self._lines, strict=False) if line.where == where), None)

    def _add_row(self) -> None:
        row = _Row()
        row.clicked.connect(lambda: self._follow(row))
        row.code.clicked.connect(lambda: self._open_rule(row))
        self._column.addWidget(row)
        tab_through(*self._rows[-1:], row)
        self._rows.append(row)

    def _line_of(self, row: _Row) -> FindingLine:
        return self._lines[self._rows.index(row)]

    def _follow(self, row: _Row) -> None:
        line = self._line_of(row)
        if line.item:
            self.item_wished.emit(line.item)
        else:
            self.rule_wished.emit(line.code)

    def _open_rule(self, row: _Row) -> None:
        row.setFocus(Qt.FocusReason.MouseFocusReason)
        self.rule_wished.emit(self._line_of(row).code)


class _Row(QPushButton):
    """One finding; ``code`` is the link to its rule, for the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.code = _Link()
        self._severity, self._item = pill("", ""), label("", "link", wraps=True)
        self._message = label("", wraps=True)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_as_high_as_its_words())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._severity, 0, Qt.AlignmentFlag.AlignTop)
        for part, stretch in ((self.code, 0), (self._item, 1)):
            part.setContentsMargins(0, 3, 0, 3)  # as a pill has, so that their words stand in one line
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
            head.addWidget(part, stretch)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(6, 8, 6, 8)
        self._inside.setSpacing(4)
        self._inside.addLayout(head)
        self._inside.addWidget(self._message)
        for part in (self._severity, self._item, self._message):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_line(self, line: FindingLine) -> None:
        """Show a finding."""
        item = line.item.rpartition("/")[2]
        self._severity.setText(line.severity)
        dress(self._severity, tone=line.tone)
        self.code.setText(line.where)
        self._item.setText(item)
        self._message.setText(line.message)
        self.setAccessibleName(", ".join(part for part in (line.severity, line.where, item, line.message) if part))

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint().expandedTo(QSize(0, theme.scaled(40)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSize().width(), theme.scaled(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def _as_high_as_its_words() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class _Link(QLabel):
    """Words to click on; keys have a way of their own to the same place."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "link")
        self.setToolTip("Read the rule (R)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what is around it has a click of its own

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
