"""The window: a sidebar of places and the page of one of them, or a screen that fills it. It only swaps screens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import Button, Handy
from quizapp.ui.widgets.dress import label, rule
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.notice import Notice

PLACES = (("today", "Today", "T"), ("library", "Library", "L"), ("quiz", "Quiz", "Q"), ("progress", "Progress", "P"))
SETTINGS = ("settings", "Settings", ",")


class Window(QWidget):
    """Shows one screen at a time.

    ``place_wished`` tells where the learner wants to go; ``job`` says what is done meanwhile.
    """

    place_wished = Signal(str)
    learners_wished = Signal()
    keys_wished = Signal()
    cancel_wished = Signal()
    closing = Signal()
    file_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Quizapp")
        self.resize(1280, 800)
        self.setMinimumSize(640, 480)
        self.setAcceptDrops(True)
        self._name = ""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._furnish()
        bind(self, "?  F1", self.keys_wished)

    def renew(self) -> None:
        """Build everything inside anew, in the text size in force; lengths follow it. Every screen is gone then."""
        old = self._all
        self._outer.removeWidget(old)
        self._furnish()
        old.hide()
        old.deleteLater()
        self._make_room()

    def _furnish(self) -> None:
        self._all = QStackedWidget()
        self._pages = QStackedWidget()
        self.job = Notice()
        self.job.pressed.connect(self.cancel_wished)
        self._places: dict[str, Button] = {}
        self._learner = Handy()
        self._learner_word = label("Learner", "muted")
        self._learner_name = label("", "brand")
        self._brand = label("Quizapp", "brand")
        self._bar = QWidget()
        self._shell = QWidget()
        self._lay_out_shell()
        self._all.addWidget(self._shell)
        self._outer.addWidget(self._all)

    def show_page(self, page: QWidget, place: str) -> None:
        """Show a page beside the sidebar, with its place lit."""
        for name, button in self._places.items():
            button.setChecked(name == place)
            button.set_here(here=name == place)
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._all.setCurrentWidget(self._shell)

    def focus_place(self, place: str) -> None:
        """Give the focus to a place of the sidebar, for a page on which nothing waits to be pressed."""
        self._places[place].setFocus()

    def show_alone(self, screen: QWidget) -> None:
        """Show a screen that fills the window."""
        if self._all.indexOf(screen) < 0:
            self._all.addWidget(screen)
        self._all.setCurrentWidget(screen)

    def current(self) -> QWidget:
        """Return the screen that is shown."""
        shown = self._all.currentWidget()
        shown = self._pages.currentWidget() if shown is self._shell else shown
        assert shown is not None
        return shown

    def show_learner(self, name: str) -> None:
        """Show whose window this is."""
        self._name = name
        self._make_room()
        self._learner.setAccessibleName(f"Learner: {name}. Change learner")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Narrow the sidebar to its keys where the window is small or the text large."""
        narrow = self.width() < theme.scaled(900)
        self._bar.setFixedWidth(theme.scaled(40) + 36 if narrow else theme.scaled(208))
        for button in self._places.values():
            button.show_key_alone(alone=narrow)
        self._brand.setVisible(not narrow)
        self._learner_name.setText(self._name[:1] if narrow else self._name)
        self._learner_word.setVisible(not narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this machine, and nothing from the web."""
        if len(_files(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.activateWindow()  # the keys are wanted here now, and not where the file came from
            self.file_dropped.emit(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out_shell(self) -> None:
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        margin = QHBoxLayout()
        margin.setContentsMargins(48, 0, 48, 0)
        margin.addWidget(self.job)
        beside.addLayout(margin)
        beside.addWidget(self._pages, 1)
        row.addWidget(self._sidebar())
        row.addLayout(beside, 1)

    def _sidebar(self) -> QWidget:
        bar = self._bar
        bar.setObjectName("sidebar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(12, 26, 12, 24)
        column.setSpacing(4)
        self._brand.setContentsMargins(12, 0, 0, 18)
        column.addWidget(self._brand)
        for name, words, key in (*PLACES, SETTINGS):
            column.addWidget(self._place(name, words, key))
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self._learner_button())
        return bar

    def _place(self, name: str, words: str, key: str) -> Button:
        button = Button(words, key, role="place")
        button.setCheckable(True)
        if name == PLACES[0][0]:  # where a start leads, so that nothing is styled twice for it
            button.setProperty("here", "true")
        button.clicked.connect(lambda: self.place_wished.emit(name))
        bind(self._shell, key, lambda: self.place_wished.emit(name))
        self._places[name] = button
        return button

    def _learner_button(self) -> Handy:
        self._learner.setProperty("role", "place")
        self._learner.setMinimumHeight(theme.scaled(52))
        inside = QVBoxLayout(self._learner)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.setSpacing(2)
        inside.addWidget(self._learner_word)
        inside.addWidget(self._learner_name)
        self._learner.clicked.connect(self.learners_wished)
        return self._learner


def _files(event: QDropEvent) -> list[str]:
    """Return the paths of the files that are dragged."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
