"""Choices for a quiz that were kept under a name: to take them again, to keep others, to remove them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.ui.widgets.button import Button, LongLink, link
from quizapp.ui.widgets.dress import clear, label

_LONGEST = 60  # characters of a name


class Presets(QWidget):
    """Lists presets; ``taken``, ``kept`` and ``removed`` carry a name."""

    taken = Signal(str)
    kept = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._line = QLineEdit()
        self._line.setMaxLength(_LONGEST)
        self._line.setPlaceholderText("A name for these choices")
        self._line.setAccessibleName("A name for these choices")
        self._line.returnPressed.connect(self._keep)
        self._offers: list[QWidget] = []
        self._button = Button("Keep")
        self._button.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Presets", "heading"))
        column.addLayout(self._list)
        column.addLayout(row)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show the presets of these names; where they are the same as before, the focus stays."""
        if names == self._names:
            return
        self._names = names
        self._offers = []
        clear(self._list)
        for name in names:
            self._list.addWidget(self._preset(name))

    def stops(self) -> list[QWidget]:
        """Return what can be pressed and typed in, in the order in which Tab is to reach it."""
        return [*self._offers, self._line, self._button]

    def _preset(self, name: str) -> QWidget:
        take, remove = LongLink(name), link("Remove")
        take.setAccessibleName(f"Preset {name}")
        remove.setAccessibleName(f"Remove the preset {name}")
        take.clicked.connect(partial(self.taken.emit, name))
        remove.clicked.connect(partial(self._remove, name))
        self._offers += [take, remove]
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(take, 1)
        row.addWidget(remove)
        return made

    def _keep(self) -> None:
        name = " ".join(self._line.text().split())
        if name:
            self._line.clear()
            self.kept.emit(name)

    def _remove(self, name: str) -> None:
        self._line.setFocus()  # what had the focus goes
        self.removed.emit(name)
