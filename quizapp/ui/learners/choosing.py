"""The dialog that asks which file is to be joined."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to join to that of the learner who is called so; ``then`` gets it."""
    dialog = QFileDialog(parent, f"Join another file to that of {name}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(["Learners\u2019 files (*.sqlite)", "All files (*)"])
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(parent.activateWindow)  # not every window system gives the focus back by itself
    dialog.open()
    return dialog
