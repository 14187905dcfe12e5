"""The frame of a page beside the sidebar: a title, what stands at its right, and a body that scrolls, never cuts."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import by_name, label
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.notice import Notice

_Slide = QAbstractSlider.SliderAction
_SCROLLS = {
    "Up": _Slide.SliderSingleStepSub,
    "Down": _Slide.SliderSingleStepAdd,
    "PgUp": _Slide.SliderPageStepSub,
    "PgDown": _Slide.SliderPageStepAdd,
    "Home": _Slide.SliderToMinimum,
    "End": _Slide.SliderToMaximum,
}


class Page(QWidget):
    """A page with its margins; screens fill ``head`` and ``body``. ``notice`` tells what went wrong, if anything."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = label(title, "title", wraps=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addWidget(self.title, 1)
        self.notice = Notice()
        self.body = QVBoxLayout()
        self.body.setSpacing(18)
        column = QVBoxLayout()
        column.setContentsMargins(48, 28, 36, 32)
        column.setSpacing(18)
        column.addLayout(self.head)
        column.addWidget(self.notice)
        column.addLayout(self.body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(column))

    def offer(self, *buttons: QWidget) -> None:
        """Show buttons at the right of the title, or under it where there is little room."""
        from quizapp.ui.widgets.wrap import Wrap  # which Today, the first to be painted, has not

        deeds = Wrap(from_right=True)
        for button in buttons:
            deeds.add(button)
        top = Fold(theme.scaled(420), spacing=8)
        top.add(self.title, 1)
        top.add(deeds, 1)
        self.head.insertWidget(0, top, 1)


def scrolled(column: QVBoxLayout) -> QScrollArea:
    """Return a scroll area around a layout; it scrolls up and down and fills the width."""
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(column)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    by_name(area, verticalScrollBarPolicy="ScrollBarAlwaysOn")  # its room is kept, so that nothing jumps
    bar = area.verticalScrollBar()
    bar.setEnabled(False)
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(low < high))
    by_name(area, focusPolicy="NoFocus")
    area.setWidget(inner)
    return area


def scroll_by_keys(widget: QWidget, area: QScrollArea) -> None:
    """Let the arrow and page keys scroll an area, wherever in ``widget`` the focus is."""
    bar = area.verticalScrollBar()
    for key, action in _SCROLLS.items():
        bind(widget, key, partial(bar.triggerAction, action))


def turn_page(area: QScrollArea, event: QKeyEvent) -> bool:
    """Scroll an area by a page where the key asks for that, and tell whether it did.

    For screens whose buttons stand outside of what scrolls; inside, Qt does it.
    """
    from PySide6.QtCore import Qt  # no key is pressed before the first paint

    actions = {
        Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
        Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    }
    action = actions.get(Qt.Key(event.key()))
    if action is not None:
        area.verticalScrollBar().triggerAction(action)
    return action is not None
