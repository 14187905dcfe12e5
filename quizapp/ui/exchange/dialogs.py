"""The two file dialogs: which file to import, and where to export to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from quizapp.exchange.formats import BY_NAME, FORMATS, LEAVING, Format


def choose_import(parent: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to import; ``then`` gets it."""
    suffixes = " ".join(dict.fromkeys(f"*{suffix}" for one in FORMATS if one.read for suffix in one.suffixes))
    dialog = _dialog(parent, "Import decks")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"Decks and notes ({suffixes})", "All files (*)"])
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.open()
    return dialog


def choose_export(parent: QWidget, name: str, then: Callable[[Path, Format], None]) -> QFileDialog:
    """Ask where to write a deck, and in which format; ``then`` gets both."""
    filters = {f"{one.title} (*{one.suffixes[0]})": one for one in map(BY_NAME.__getitem__, LEAVING)}
    dialog = _dialog(parent, "Export a deck")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(filters))
    dialog.selectFile(name)

    def chosen(file: str) -> None:
        of = filters[dialog.selectedNameFilter()]
        path = Path(file)
        then(path if path.suffix else path.with_suffix(of.suffixes[0]), of)

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(parent.activateWindow)  # not every window system gives the focus back by itself
    return dialog
