"""Choices for a quiz that a learner keeps under a name: rows among the settings, the newest of a name in force."""

from __future__ import annotations

from quizapp.base.clock import Moment
from quizapp.history.store import Store

_KEY = "preset:"


def keep(store: Store, name: str, content: str, when: Moment) -> None:
    """Log a preset under its name, inside ``writing``; no content takes it away."""
    store.append("setting", when, key=_KEY + name, value=content)


def rows(store: Store) -> dict[str, str]:
    """Return what is kept, by name, in the order of the names."""
    found = store.rows("SELECT key, value FROM setting WHERE key >= ? AND key < ? ORDER BY id", _KEY, "preset;")
    newest = {key.removeprefix(_KEY): value for key, value in found}
    return {name: newest[name] for name in sorted(newest, key=str.casefold) if newest[name]}
