"""What was learnt on another machine is joined to a learner's file, from the list of learners."""

from __future__ import annotations

from pathlib import Path
from time import sleep
from typing import Any

import pytest
from hands import Hands, Opening, button, settle
from PySide6.QtWidgets import QFileDialog, QPushButton
from ui_decks import CARDS

from quizapp.base.errors import StoppedError
from quizapp.base.ids import Mint
from quizapp.history.backup import copy_checked
from quizapp.history.history import History
from quizapp.history.merge import Merged
from quizapp.history.reviews import Answered
from quizapp.study.memory import Grade
from quizapp.ui import theme
from quizapp.workspace import safekeeping


def elsewhere(hands: Hands, folder: Path, *faces: str) -> Path:
    """Take the learner's file to another machine, and answer these faces there."""
    other = folder / "usb.sqlite"
    copy_checked(hands.app.workspace.history.path, other)
    history = History.open(other, Mint(), folder)
    for face in faces:
        history.review(Answered(face, Grade.EASY, took_ms=900), history.memory(face)[1], hands.app.workspace.now())
    history.close()
    return other


def choose(hands: Hands, name: str, file: Path) -> None:
    """Choose a file in the dialog that the list of learners opens."""
    hands.app.go("learners")
    settle()
    links = hands.app.window.current().findChildren(QPushButton)
    next(one for one in links if one.accessibleName() == f"Join another file to that of {name}").click()
    (dialog,) = hands.app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    settle()


def join(hands: Hands, name: str, file: Path) -> None:
    choose(hands, name, file)
    hands.until(lambda: not hands.app.rooms.joining.is_running())


def answers(hands: Hands) -> int:
    return len(hands.app.workspace.history.logs()["review"])


def endless(_desk: Any, _stem: str, _other: Path, *, anybody: bool, go_on: Any) -> Merged:
    """Join files for ever, until that is stopped."""
    while go_on(0.4):
        sleep(0.001)
    raise StoppedError("It was stopped.", safe="Nothing was changed.")


def test_what_was_learnt_on_another_machine_comes_and_is_counted(opening: Opening, tmp_path: Path) -> None:
    opening(cards=CARDS).press("Space", "Space", "4", "Esc")
    hands = opening(cards=CARDS)
    other = elsewhere(hands, tmp_path, "capitals/france", "capitals/x")

    join(hands, "Ada", other)

    assert hands.app.place == "joining"
    assert "2 answers came from usb.sqlite." in hands.read()
    assert "The file until now is among the backups of Ada." in hands.read()
    assert answers(hands) == 3
    hands.press("Esc")
    assert hands.app.place == "learners"
    assert "Studying now" in hands.read()

    join(hands, "Ada", other)
    assert "Nothing in usb.sqlite is new" in hands.read()
    hands.press("Space")
    assert hands.app.place == "learners"


def test_another_learner_s_file_is_joined_only_after_a_question(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    other = elsewhere(hands, tmp_path)
    hands.app.workspace.add("Bo")

    join(hands, "Bo", other)
    assert "usb.sqlite is the file of Ada, not of Bo. Nothing was changed." in hands.read()
    button(hands.app.window.current(), "Join it all the same\u2026").click()
    hands.answer("Leave them apart")
    assert answers(hands) == 0

    button(hands.app.window.current(), "Join it all the same\u2026").click()
    hands.answer("Join them")
    hands.until(lambda: not hands.app.rooms.joining.is_running())
    assert "1 answer and" in hands.read()
    assert answers(hands) == 1


def test_what_is_no_learner_s_file_is_told_of_and_one_studies_on(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    (tmp_path / "notes.txt").write_text("no file of anybody\n" * 300)

    join(hands, "Ada", tmp_path / "notes.txt")

    assert "notes.txt is no learner\u2019s file, or it is damaged. Nothing was changed." in hands.read()
    hands.press("Esc")
    hands.app.go("today")
    hands.press("Space", "Space", "4")
    assert answers(hands) == 1


def test_while_a_file_is_joined_its_learner_waits_and_esc_stops_it(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    monkeypatch.setattr(safekeeping, "merge", endless)
    choose(hands, "Ada", elsewhere(hands, tmp_path, "capitals/france"))
    hands.until(lambda: "Joining usb.sqlite: 40%." in hands.read())

    for key in ("T", "L", "Q", "P", ","):
        hands.press(key)
        assert hands.app.place == "joining"
    hands.app.go("learners")
    hands.app.import_file(tmp_path / "any.csv")
    assert hands.app.place == "joining"

    hands.press("Esc")
    hands.until(lambda: not hands.app.rooms.joining.is_running())
    assert "It was stopped. Nothing was changed." in hands.read()
    assert answers(hands) == 0
    hands.press("Esc")
    hands.app.go("today")
    hands.press("Space", "Space", "4")
    assert answers(hands) == 1


def test_one_studies_while_another_learner_s_files_are_joined(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    hands.app.workspace.add("Bo")
    hands.app.learner_changed()
    monkeypatch.setattr(safekeeping, "merge", endless)
    choose(hands, "Ada", elsewhere(hands, tmp_path))
    hands.until(lambda: "40%" in hands.read())

    hands.press("T", "Space", "Space", "4", "Esc")
    assert answers(hands) == 1
    hands.press(",")
    hands.app.workspace.change_app(hands.app.workspace.app.__class__(text_percent=150))
    hands.app.dress()  # every page is built anew
    settle()
    assert theme.current_percent() == 150

    hands.app.go("learners")
    settle()
    assert hands.app.place == "joining"
    hands.until(lambda: "40%" in hands.read())
    hands.press("Esc")
    hands.until(lambda: "It was stopped." in hands.read())
    hands.press("Esc")
    assert hands.app.place == "learners"
    assert hands.app.workspace.history.name() == "Bo"


def test_the_window_is_closed_while_a_file_is_joined(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    monkeypatch.setattr(safekeeping, "merge", endless)
    choose(hands, "Ada", elsewhere(hands, tmp_path))
    hands.until(lambda: "40%" in hands.read())
    desk, stem = hands.app.workspace, hands.app.workspace.usual_learner()

    hands.quit()

    last = safekeeping.last_backup(desk, stem)
    assert last is not None
    assert last.newer == 0
    assert answers(opening(cards=CARDS)) == 1


def test_after_a_bug_the_learner_is_there_again(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> Merged:
        raise ValueError("a bug")

    hands = opening(cards=CARDS)
    monkeypatch.setattr(safekeeping, "merge", broken)
    monkeypatch.setattr(hands.app.bugs, "_before", lambda *_: None)

    join(hands, "Ada", elsewhere(hands, tmp_path))

    hands.answer("Go on")
    assert "The files were not joined. Nothing was changed." in hands.read()
    assert answers(hands) == 0
