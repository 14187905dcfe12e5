"""The start: what can go on beside the rest does, from before there is anything of Qt."""

from __future__ import annotations

from contextlib import suppress

from quizapp.base.beside import Beside
from quizapp.base.places import Places
from quizapp.history.recalled import DeckRecall
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import recall_beside


def open_window(places: Places) -> int:
    """Open the window on some places, and return the exit status once it is closed."""
    workspace = Workspace(places)
    recall = _ask_recall(workspace)
    from quizapp.ui.app import run  # with it Shiboken, Qt and the window's modules, while the recall is summed up

    return run(workspace, recall)


def _ask_recall(workspace: Workspace) -> Beside[list[DeckRecall]] | None:
    """Open who is usual, and have what is behind the bars of Today summed up; None where that cannot be."""
    with suppress(Exception):  # bugs too: the window comes upon it again once it is there, and then it can be told
        workspace.open_usual()
        return Beside(recall_beside(workspace)) if workspace.has_learner() else None
    return None
