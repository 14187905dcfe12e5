"""Commands over the presets of a learner: choices for a quiz, kept under a name."""

from __future__ import annotations

from msgspec import MsgspecError, json

from quizapp.quiz.setup import Setup
from quizapp.workspace.desk import Workspace


def presets(workspace: Workspace) -> dict[str, Setup]:
    """Return the choices that were kept, by name; those of a newer version that cannot be read are left out."""
    found: dict[str, Setup] = {}
    for name, content in workspace.history.presets().items():
        try:
            found[name] = json.decode(content, type=Setup)
        except MsgspecError:
            continue
    return found


def keep(workspace: Workspace, name: str, setup: Setup) -> None:
    """Keep choices under a name, in the place of those that are called so. Raises CannotSaveError."""
    workspace.history.keep_preset(name, json.encode(setup).decode(), workspace.now())


def remove(workspace: Workspace, name: str) -> None:
    """Remove a preset. Raises CannotSaveError."""
    workspace.history.keep_preset(name, "", workspace.now())
