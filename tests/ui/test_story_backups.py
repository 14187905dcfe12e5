"""Backups in the window: made when it opens and closes, seen from the learners, gone back to."""

from __future__ import annotations

from pathlib import Path

from hands import Hands, Opening, button, settle
from PySide6.QtWidgets import QPushButton
from ui_decks import CARDS

from quizapp.workspace import safekeeping


def test_one_sees_what_a_backup_lacks_and_goes_back_to_it(opening: Opening) -> None:
    opening(cards=CARDS).press("Space", "Space", "4", "Esc")
    hands = opening(cards=CARDS)  # closing made a copy
    hands.press("Space", "Space", "4", "Space", "4", "Esc")

    hands.app.go("learners")
    settle()
    see_backups(hands)
    settle()
    assert hands.app.place == "backups"
    assert "2 answers are newer than this backup." in hands.read()
    assert "Copies of Ada\u2019s answers" in hands.read()

    button(hands.app.window.current(), "Go back to this").click()
    hands.answer("Go back")

    assert "You are back at 4 May 2026, 10:00." in hands.read()
    hands.press("Esc")
    assert hands.app.place == "learners"
    hands.app.go("today")
    settle()
    assert "3 new" in hands.read()


def see_backups(hands: Hands) -> None:
    links = hands.app.window.current().findChildren(QPushButton)
    next(one for one in links if one.accessibleName() == "Backups of Ada").click()


def test_one_can_think_better_of_it(opening: Opening) -> None:
    opening(cards=CARDS).press("Space", "Space", "4", "Esc")
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    hands.app.go("learners")
    settle()
    see_backups(hands)
    settle()
    button(hands.app.window.current(), "Go back to this").click()

    hands.answer("Stay as it is")

    assert len(list(hands.app.workspace.history.path.parent.glob("*.sqlite"))) == 1
    assert len(safekeeping.backups(hands.app.workspace, hands.app.workspace.history.path.stem)) >= 1


def test_decay_that_sqlite_does_not_see_is_told_after_the_start(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    path: Path = hands.app.workspace.history.path
    hands.quit()
    content = path.read_bytes()
    place = content.index(b"study", content.index(b"capitals/"))  # the source of the answer, in its row
    decayed = bytearray(content)
    decayed[place - 9] ^= 2
    path.write_bytes(decayed)

    again = opening(cards=CARDS)
    again.until(lambda: again.app.place == "problem")

    assert "is damaged" in again.read()
    assert "The last backup is of 4 May 2026, 10:00. No answer is newer than this backup." in again.read()
    again.press("Space")
    assert again.app.place == "today"
    assert "3 new" in again.read()


def test_who_cannot_be_opened_goes_back_to_a_backup_of_their_choice(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    path: Path = hands.app.workspace.history.path
    hands.quit()
    path.write_bytes(b"no database at all" * 300)

    again = opening(cards=CARDS)
    assert again.app.place == "problem"
    again.press("Tab", "Space")
    assert again.app.place == "learners"
    see_backups(again)
    settle()
    assert "How many answers are newer cannot be told." in again.read()
    button(again.app.window.current(), "Go back to this").click()
    again.answer("Go back")

    assert "You are back at 4 May 2026, 10:00." in again.read()
    again.app.go("today")
    settle()
    assert "3 new" in again.read()


def test_a_copy_that_cannot_be_made_is_said_and_one_studies_on(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "backups").write_text("a file where the folder should be")
    hands = opening(cards=CARDS)

    hands.app.upkeep.backup.start()
    hands.until(lambda: "No backup could be made." in hands.app.window.job.words())

    assert "The file itself is as it was." in hands.app.window.job.words()
    hands.press("Space", "Space", "4")
    assert sum(day.reviews for day in hands.app.workspace.history.days(0, 99_999)) == 1
