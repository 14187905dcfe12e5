"""Asking a learner what to note on an item, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.ui.widgets.note_dialog import NoteDialog
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.telling import telling
from quizapp.workspace.desk import Workspace


def ask_for_note(screen: QWidget, notice: Notice, workspace: Workspace, key: str, then: Callable[[], None]) -> None:
    """Ask for a note on an item, and keep it; notice: tells what was refused; then: what follows once it is kept."""

    def keep(text: str) -> None:
        with telling(notice):
            workspace.history.take_note(key, text, workspace.now())
            then()

    NoteDialog(screen, workspace.history.note(key), keep).open()
