"""The parts of what is learnt, a row for each: its title, what would be recalled of it, and how much is begun."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.broken import soft
from quizapp.ui.widgets.painted_words import PaintedWords
from quizapp.ui.widgets.recall_bar import BAR_HEIGHT, paint_share, said

_BETWEEN = 18  # pixels between two columns
_LEAST_BAR = 60
_LEAST_HEIGHT = 41  # pixels of a row, without its rule, at the usual text size
_ABOVE = 6  # pixels above a title of several lines, and below it
_RULE = 1
_TITLE, _BAR, _COVERAGE = 29, 52, 14  # shares of the width, where there is room


class OutlineLine(NamedTuple):
    """One part of what is learnt: predicted recall with its band (None: nothing studied), and coverage in words."""

    title: str
    coverage: str
    share: float | None = None
    low: float = 0.0
    high: float = 0.0


class Outline(QWidget):
    """Shows lines below each other, in columns that are the same for all of them.

    It paints what is muted in them, and each row what is not: a pen of another colour asks for ``Qt``, see
    ``dress.by_name``, and four widgets for each line would take a start longer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outline")
        self._rows: list[OutlineRow] = []
        self._least = (0, 0, 0)  # widths: of titles, of coverage, and of coverage that is not broken
        self._heights: dict[int, int] = {}  # by width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: tuple[OutlineLine, ...]) -> None:
        """Show how each part stands; rows whose words are the same get their bars alone."""
        if [row.words() for row in self._rows] != [(line.title, line.coverage) for line in lines]:
            self._build(lines)
        for row, line in zip(self._rows, lines, strict=True):
            row.show_share(line.share, line.low, line.high)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # Qt asks for the same ones again and again
            columns = self._columns(width)
            self._heights[width] = sum(row.height_in(columns) for row in self._rows)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width() + theme.scaled(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        title, coverage, _ = self._least
        return QSize(title + _LEAST_BAR + coverage + 2 * _BETWEEN, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        title, bar, coverage = self._columns(self.width())
        painter, line = QPainter(self), theme.brush(theme.current().line)
        for row in self._rows:
            painter.fillPath(_rule(row.y(), self.width()), line)
            row.coverage.paint(painter, title + bar + 2 * _BETWEEN, row.y() + row.middle(), coverage)

    def _build(self, lines: tuple[OutlineLine, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        fonts = theme.font("text"), theme.font("small")
        self._rows = [OutlineRow(line, fonts, self) for line in lines]
        self._heights = {}
        least = [row.least_columns() for row in self._rows] or [(0, 0, 0)]
        self._least = (max(one[0] for one in least), max(one[1] for one in least), max(one[2] for one in least))
        for row in self._rows if self.isVisible() else ():
            row.show()  # as nothing does by itself that is put into what is seen already
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        columns, top = self._columns(self.width()), 0
        for row in self._rows:
            top = row.place(top, self.width(), columns)

    def _columns(self, width: int) -> tuple[int, int, int]:
        """Return the widths of title, bar and coverage."""
        room, (least_title, least_coverage, unbroken) = width - 2 * _BETWEEN, self._least
        coverage = max(unbroken, room * _COVERAGE // (_TITLE + _BAR + _COVERAGE))
        title = max(least_title, (room - coverage) * _TITLE // (_TITLE + _BAR))
        coverage = max(least_coverage, min(coverage, room - title - _LEAST_BAR))
        return title, room - title - coverage, coverage


class OutlineRow(QLabel):
    """One line: paints its title and its bar, and says all of it to a screen reader, which takes it for a text."""

    def __init__(self, line: OutlineLine, fonts: tuple[QFont, QFont], parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self._title = PaintedWords(soft(" ".join(line.title.split())), fonts[0])
        self.coverage = PaintedWords(line.coverage, fonts[1])
        self._columns = (0, 0, 0)

    def words(self) -> tuple[str, str]:
        """Return the title and the coverage."""
        return self._line.title, self._line.coverage

    def least_columns(self) -> tuple[int, int, int]:
        """Return the least widths: of the title, of the coverage, and of the coverage in one line."""
        return self._title.least_width, self.coverage.least_width, self.coverage.whole_width

    def show_share(self, share: float | None, low: float, high: float) -> None:
        """Show a share with its band, or None for nothing yet."""
        self._line = self._line._replace(share=share, low=low, high=high)
        told = said(share, low, high)
        self.setAccessibleName(f"{self._line.title}: {told}; {self._line.coverage}")
        self.setToolTip("" if share is None else told)
        self.update()

    def height_in(self, columns: tuple[int, int, int]) -> int:
        """Return the height of the row in columns of these widths."""
        words = max(self._title.break_into(columns[0]), self.coverage.break_into(columns[2]))
        return max(theme.scaled(_LEAST_HEIGHT), words + 2 * _ABOVE) + _RULE

    def middle(self) -> int:
        """Return how far below its top the words and the bar are centred."""
        return _RULE + (self.height() - _RULE) // 2

    def place(self, top: int, width: int, columns: tuple[int, int, int]) -> int:
        """Take a place in the outline, with columns of these widths, and return where it ends."""
        self._columns, height = columns, self.height_in(columns)
        self.setGeometry(0, top, width, height)
        return top + height

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        title, bar, _ = self._columns
        painter = QPainter(self)
        self._title.paint(painter, 0, self.middle(), title)
        box = QRectF(title + _BETWEEN, self.middle() - BAR_HEIGHT // 2, bar, BAR_HEIGHT)
        paint_share(painter, box, self._line.share, self._line.low, self._line.high)


def _rule(top: int, width: int) -> QPainterPath:
    path = QPainterPath()  # to fill a rectangle without one asks for ``Qt`` too
    path.addRect(0, top, width, _RULE)
    return path
