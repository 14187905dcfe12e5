"""A learner's study settings, kept as rows of the log: each answer is judged by those in force when it was given."""

from __future__ import annotations

from bisect import bisect_left

from quizapp.base.clock import Moment
from quizapp.base.settings import StudySettings
from quizapp.history.store import Store

_NAMES = StudySettings._fields


class Timeline:
    """The study settings in force at every point of the log."""

    def __init__(self, rows: list[tuple[bytes, str, str]]) -> None:
        self._ids: list[bytes] = []
        self._settings = [StudySettings()]
        for row_id, key, value in rows:
            if key in _NAMES:  # a newer version may have written others
                self._ids.append(row_id)
                self._settings.append(_with(self._settings[-1], key, value))

    def at(self, row_id: bytes) -> StudySettings:
        """Return the settings in force when the row with this id was added."""
        return self._settings[bisect_left(self._ids, row_id)]

    def now(self) -> StudySettings:
        """Return the settings in force now."""
        return self._settings[-1]


def timeline(store: Store) -> Timeline:
    """Read the settings of all times."""
    return Timeline([(row[0], row[1], row[2]) for row in store.rows("SELECT id, key, value FROM setting ORDER BY id")])


def change(store: Store, wanted: StudySettings, when: Moment) -> None:
    """Append what differs from the settings in force. Raises ValueError for what cannot be scheduled with."""
    _check(wanted)
    with store.writing():
        current = timeline(store).now()
        for name in _NAMES:
            if getattr(wanted, name) != getattr(current, name):
                store.append("setting", when, key=name, value=_text(getattr(wanted, name)))


def _check(settings: StudySettings) -> None:
    limit = settings.reviews_per_day
    steps = settings.learning_steps + settings.relearning_steps
    fits = (
        settings.new_per_day >= 0
        and (limit is None or limit >= 0)
        and 0.70 <= settings.desired_retention <= 0.99
        and 0 <= settings.rollover_hour <= 23
        and all(0 < minutes <= 30 * 24 * 60 for minutes in steps)
    )
    if not fits:
        raise ValueError(f"study settings out of bounds: {settings}")


def _text(value: float | tuple[float, ...] | None) -> str:
    if isinstance(value, tuple):
        return " ".join(map(repr, value))
    return "" if value is None else repr(value)


def _with(settings: StudySettings, key: str, value: str) -> StudySettings:
    match key:
        case "new_per_day":
            return settings._replace(new_per_day=int(value))
        case "reviews_per_day":
            return settings._replace(reviews_per_day=int(value) if value else None)
        case "desired_retention":
            return settings._replace(desired_retention=float(value))
        case "rollover_hour":
            return settings._replace(rollover_hour=int(value))
        case "learning_steps":
            return settings._replace(learning_steps=tuple(map(float, value.split())))
        case "relearning_steps":
            return settings._replace(relearning_steps=tuple(map(float, value.split())))
        case _:
            raise KeyError(key)
