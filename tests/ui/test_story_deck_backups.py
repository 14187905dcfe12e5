"""Backups of the learner's own decks: seen from the Library, gone back to, and followed by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from threading import Event

import pytest
from hands import Hands, StillClock, button, settle, words_on
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from ui_decks import CARDS

from quizapp.base.places import Places
from quizapp.ui.backups import flow as backups_flow
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.safekeeping import DeckBackup


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "decks"
    folder.mkdir(parents=True)
    (folder / "capitals.yaml").write_text(CARDS, encoding="utf-8")
    return folder


@pytest.fixture
def hands(own: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    """Ada in a window over her own decks."""
    made = Hands(Places((own,), tmp_path / "data", tmp_path / "cache"), StillClock(), qtbot)
    made.begin()
    made.type("Ada")
    made.press("Return")
    made.app.upkeep.backup.stop()  # backups are made when a test says so
    yield made
    made.quit()


def see(hands: Hands) -> str:
    """Look at the backups, and return what is read there."""
    hands.app.go("library")
    hands.press("B")
    hands.until(lambda: not hands.app.rooms.deck_backups.is_running())
    assert hands.app.place == "backups"
    return hands.read()


def titles(hands: Hands) -> list[str]:
    return [deck.title for deck in hands.app.workspace.library.index.decks()]


def go_back(hands: Hands) -> None:
    button(hands.app.window.current(), "Go back to this").click()
    hands.answer("Go back")
    hands.until(lambda: not hands.app.rooms.deck_backups.is_running())
    hands.until(lambda: not hands.app.upkeep.decks.is_running())


def test_decks_go_back_to_a_backup_and_the_library_follows(hands: Hands, own: Path) -> None:
    safekeeping.keep_safe(hands.app.workspace, "start")
    (own / "capitals.yaml").write_text(CARDS.replace("Capitals", "All wrong"), encoding="utf-8")
    hands.until(lambda: titles(hands) == ["All wrong"])

    shown = see(hands)
    assert str(own) in shown.replace("\u200b", "")  # which lets a long name go on in the next line
    assert "4 May 2026, 10:00" in shown
    assert "1 file is otherwise today." in shown
    assert "Made at a start, 1 kB" in shown

    button(hands.app.window.current(), "Go back to this").click()
    assert f"it is copied and put aside, in {own.parent}" in words_on(hands.dialog())
    hands.answer("Stay as it is")
    assert titles(hands) == ["All wrong"]

    go_back(hands)
    assert "Your decks are back at 4 May 2026, 10:00. The folder until now is kept as" in hands.read()
    assert "Made before going back, 1 kB" in hands.read()
    assert titles(hands) == ["Capitals"]
    (aside,) = own.parent.glob("decks.before-restore-*")
    assert "All wrong" in (aside / "capitals.yaml").read_text()

    hands.press("Esc")
    assert hands.app.place == "library"
    (own / "capitals.yaml").write_text(CARDS.replace("Capitals", "Mended"), encoding="utf-8")
    hands.until(lambda: titles(hands) == ["Mended"])  # the new folder is watched as the old one was


def test_decks_that_are_all_gone_come_back(hands: Hands, own: Path) -> None:
    safekeeping.keep_safe(hands.app.workspace, "start")
    rmtree(own)
    hands.until(lambda: titles(hands) == [])

    hands.app.go("library")
    settle()
    link = next(one for one in hands.app.window.current().findChildren(QPushButton) if "Backups" in one.text())
    assert link.isVisible()
    link.click()
    hands.until(lambda: not hands.app.rooms.deck_backups.is_running())
    go_back(hands)

    assert hands.read().count("Your decks are back at 4 May 2026, 10:00.") == 1
    assert "is kept as" not in hands.read()
    assert titles(hands) == ["Capitals"]


def test_where_there_is_no_backup_it_is_said_when_there_will_be_one(hands: Hands) -> None:
    assert "There is no backup yet." in see(hands)
    hands.press("Space")
    assert hands.app.place == "library"


def test_a_backup_that_decayed_is_listed_and_not_gone_back_to(hands: Hands, own: Path) -> None:
    desk = hands.app.workspace
    safekeeping.keep_safe(desk, "start")
    see(hands)
    backup = safekeeping.deck_backups(desk)[-1]
    content = bytearray(backup.copy.path.read_bytes())
    content[40] ^= 1
    backup.copy.path.write_bytes(content)

    go_back(hands)

    assert "is damaged. Nothing was changed. Choose another one." in hands.read()
    assert "This copy is damaged." in hands.read()
    assert (own / "capitals.yaml").read_text(encoding="utf-8") == CARDS


def test_what_takes_long_is_said_and_nothing_can_be_chosen_meanwhile(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = safekeeping.deck_backups
    wait = Event()

    def slow(desk: Workspace) -> tuple[DeckBackup, ...]:
        wait.wait(5)
        return look(desk)

    safekeeping.keep_safe(hands.app.workspace, "start")
    monkeypatch.setattr(safekeeping, "deck_backups", slow)
    monkeypatch.setattr(backups_flow, "_SLOW_MS", 0)
    hands.app.go("library")
    hands.press("B")
    hands.until(lambda: "Looking the backups over." in hands.read())

    hands.press("Esc")
    assert hands.app.place == "library"
    wait.set()
    hands.until(lambda: not hands.app.rooms.deck_backups.is_running())
    assert "4 May 2026, 10:00" in see(hands)


def test_a_bug_leaves_no_page_that_waits_for_ever(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_desk: Workspace) -> tuple[DeckBackup, ...]:
        raise ValueError("a bug")

    monkeypatch.setattr(safekeeping, "deck_backups", broken)
    monkeypatch.setattr(hands.app.bugs, "_before", lambda *_: None)

    assert "The backups could not be looked over." in see(hands)

    hands.answer("Go on")
    hands.press("Esc")
    assert hands.app.place == "library"
