"""Notes on items, and presets for quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_files import made, on, opened, write_index

from quizapp.history.history import History


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = made(tmp_path)
    yield history
    history.close()


def test_the_newest_note_is_in_force_and_an_empty_one_is_none(history: History, tmp_path: Path) -> None:
    history.take_note("d/a", "First", on(100))
    history.take_note("d/b", "Other", on(100, 1))
    history.take_note("d/a", "Second", on(100, 2))

    assert (history.note("d/a"), history.note("d/x")) == ("Second", "")
    assert [(one.item, one.text) for one in history.notes()] == [("d/a", "Second"), ("d/b", "Other")]
    history.take_note("d/a", "", on(100, 3))
    assert [one.item for one in opened(tmp_path).notes()] == ["d/b"]


def test_a_note_follows_an_item_that_moved(history: History, tmp_path: Path) -> None:
    history.hold("d/a", "flag", on(100))
    history.take_note("d/a", "Is this so?", on(100))
    history.attach_index(write_index(tmp_path / "index.sqlite", {"d": ["better"]}, former={"d/a": "d/better"}))
    history.follow(on(101))

    assert history.note("d/better") == "Is this so?"
    assert [one.item for one in history.notes()] == ["d/better"]


def test_presets_are_kept_by_name_and_can_go(history: History) -> None:
    history.keep_preset("short", "{1}", on(100))
    history.keep_preset("Long", "{2}", on(100))
    history.keep_preset("short", "{3}", on(100))

    assert history.presets() == {"Long": "{2}", "short": "{3}"}
    assert list(history.presets()) == ["Long", "short"]
    history.keep_preset("Long", "", on(100))
    assert history.presets() == {"short": "{3}"}
    assert history.settings().new_per_day == 20, "presets are no study settings"
