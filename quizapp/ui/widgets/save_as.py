"""Asking where to save something, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_LONGEST_NAME = 80


class SaveAs(QFileDialog):
    """Asks for the name of a file, and hands the path that was chosen to ``then``; Esc leaves everything as it is.

    types: what each suffix stands for, such as "csv" for "CSV for a spreadsheet"; the first is suggested.
    """

    def __init__(self, screen: QWidget, name: str, types: Mapping[str, str], then: Callable[[Path], None]) -> None:
        super().__init__(screen.window(), "Save")
        filters = {f"{words} (*.{suffix})": suffix for suffix, words in types.items()}
        first = next(iter(types))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilters(list(filters))
        self.setDefaultSuffix(first)
        self.setDirectory(_usual_folder())
        self.selectFile(file_name(name, first))
        self.filterSelected.connect(lambda chosen: self.setDefaultSuffix(filters[chosen]))
        self.fileSelected.connect(lambda path: then(Path(path)))
        self.finished.connect(screen.window().activateWindow)  # not every window system gives the focus back by itself
        self.finished.connect(self.deleteLater)


def file_name(words: str, suffix: str) -> str:
    """Return words as the name of a file that every file system takes."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", words)
    return (" ".join(plain.split())[:_LONGEST_NAME].strip(". ") or "Quiz") + f".{suffix}"


def _usual_folder() -> str:
    places = QStandardPaths.StandardLocation
    usual = [QStandardPaths.writableLocation(place) for place in (places.DocumentsLocation, places.HomeLocation)]
    return next((folder for folder in usual if Path(folder).is_dir()), "")
