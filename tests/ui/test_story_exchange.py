"""Decks come in from a file, by the Library and by dropping it on the window, and leave again."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from time import sleep

import pytest
from hands import Hands, Opening, settle
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from ui_decks import CARDS

from quizapp.base.errors import StoppedError
from quizapp.base.progress import UNTOLD, GoOn, Progress
from quizapp.deck.model import Card, Deck
from quizapp.exchange import quizapp_json, signs
from quizapp.exchange.carried import Carried, CarriedDeck, CarriedReview
from quizapp.exchange.formats import BY_NAME, PDF, Format
from quizapp.history.merge import Merged
from quizapp.study.memory import Grade
from quizapp.ui.exchange.screen import ExchangeScreen
from quizapp.ui.widgets.check import Check
from quizapp.workspace import carrying, learnt, safekeeping


def texts(screen: ExchangeScreen) -> str:
    settle()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def at_rest(hands: Hands) -> ExchangeScreen:
    hands.until(lambda: not hands.app.rooms.exchange.is_running())
    return hands.app.rooms.exchange.screen


def rivers(folder: Path, *rows: str) -> Path:
    path = folder / "rivers.csv"
    path.write_text("question,answer\n" + "".join(f"{row}\n" for row in rows))
    return path


def decks_of(hands: Hands) -> set[str]:
    return {deck.id for deck in hands.app.workspace.library.index.decks()}


def test_a_file_is_looked_at_before_anything_is_written_and_studied_at_once(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.app.import_file(rivers(tmp_path, "Where is the Nile?,Africa", "Where is the Po?,Italy", "Nothing?,"))
    screen = at_rest(hands)
    shown = texts(screen)
    assert "Items: 2 new, 0 changed, 0 as they are." in shown
    assert "Where is the Nile?  →  Africa" in shown
    assert "Line 4" in shown
    assert "rivers" not in decks_of(hands)

    hands.press("Enter")
    at_rest(hands)
    hands.until(lambda: "rivers" in decks_of(hands))
    assert "2 items came in." in texts(screen)

    hands.press("Esc")
    assert hands.app.place == "library"


def test_esc_leaves_everything_as_it_was(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    before = sorted(hands.app.workspace.places.decks[-1].rglob("*"))
    hands.app.import_file(rivers(tmp_path, "a?,b"))
    at_rest(hands)
    hands.press("Esc")
    assert hands.app.place == "library"
    assert sorted(hands.app.workspace.places.decks[-1].rglob("*")) == before


def test_a_file_that_cannot_be_read_is_told_of(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    odd = tmp_path / "a.odd"
    odd.write_bytes(b"\0")
    hands.app.import_file(odd)
    assert "The format of a.odd is not known." in texts(at_rest(hands))


def test_a_dropped_file_is_imported_but_not_in_the_middle_of_studying(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rivers(tmp_path, "a?,b")))])
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hands.press("Space")
    hands.app.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, key))
    assert hands.app.place == "study"
    hands.press("Esc")
    hands.app.window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, button, key))
    assert "Items: 1 new" in texts(at_rest(hands))


def test_a_deck_is_exported_and_what_is_lost_is_said(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    deck = hands.app.workspace.library.index.decks()[0]
    target = tmp_path / "out.xml"
    hands.app.export_deck(deck.file, deck.title, target, BY_NAME["moodle-xml"])
    shown = texts(at_rest(hands))
    assert f"Written to {target}." in shown
    assert "became an essay" in shown
    assert target.read_bytes().startswith(b"<?xml")


def test_a_deck_is_saved_as_pages_to_print(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    deck = hands.app.workspace.library.index.decks()[0]
    target = tmp_path / "out.pdf"
    hands.app.export_deck(deck.file, deck.title, target, PDF)
    assert f"Written to {target}." in texts(at_rest(hands))
    assert target.read_bytes().startswith(b"%PDF")


def test_reviews_that_come_along_are_kept_if_that_is_wanted(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(cards=CARDS)
    monkeypatch.setattr(learnt, "_PORTION", 1)
    now = hands.app.workspace.now().at
    reviews = tuple(CarriedReview(f"d/{name}", now - 1000 * at, Grade.GOOD) for at, name in enumerate("abca", 1))
    deck = Deck(id="d", title="D", items=(Card(id="a", front="F", back="B"),))
    carried = Carried((CarriedDeck(deck),), reviews)
    of = Format("x", "X", (), signs.never, lambda _path, _progress=UNTOLD: carried)
    monkeypatch.setattr(carrying, "BY_NAME", {})
    monkeypatch.setattr(carrying, "recognised", lambda _path: of)
    for kept in (4, 0):
        hands.app.import_file(Path("any.x"))
        assert any("4 reviews" in check.text() for check in at_rest(hands).findChildren(Check))
        hands.press("Enter")
        at_rest(hands)
        hands.until(lambda: "came in" in texts(hands.app.rooms.exchange.screen))
        assert (f"kept were {kept} reviews" in texts(hands.app.rooms.exchange.screen)) == bool(kept)
        hands.press("Esc")
    assert hands.app.workspace.history.memory("d/a")[0] is not None


def test_the_library_asks_for_files(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    for key in ("I", "X"):
        hands.press("L", key)
        (dialog,) = hands.app.window.findChildren(QFileDialog)
        dialog.reject()
        settle()


def test_cancel_ends_the_reading_of_a_large_file(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_path: Path, progress: Progress = UNTOLD) -> Carried:
        for step in count():
            progress.at(1 - 1 / (1 + step / 100))
            sleep(0.001)
        raise AssertionError

    hands = opening(cards=CARDS)
    monkeypatch.setattr(carrying, "recognised", lambda _path: Format("x", "X", (), signs.never, endless))
    hands.app.import_file(Path("large.x"))
    screen = hands.app.rooms.exchange.screen
    hands.until(lambda: "Reading the file. 5" in texts(screen))
    hands.press("Esc")
    hands.until(lambda: hands.app.place == "library")
    assert not hands.app.rooms.exchange.is_running()


def test_what_the_columns_of_a_table_hold_is_changed_by_keys_and_shown_anew(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    table = tmp_path / "rivers.csv"
    table.write_text("Africa;Nile?;x\nItaly;Po?;y\n")
    hands.app.import_file(table)
    screen = at_rest(hands)
    assert (screen.table.separator.currentText(), screen.table.encoding.currentText()) == ("Semicolon ( ; )", "UTF-8")
    assert "Africa  →  Nile?" in texts(screen)

    first, second, third = screen.table.choices()
    assert [choice.currentText() for choice in screen.table.choices()] == [
        "What is asked", "The answer", "Why (an explanation)",
    ]  # fmt: skip
    first.setFocus()
    hands.press("Down")
    at_rest(hands)
    assert second.currentText() == "Nothing: leave it out"
    second.setFocus()
    hands.press("Home")
    assert "Nile?  →  Africa" in texts(at_rest(hands))
    assert second.hasFocus()
    third.setFocus()
    hands.press("End")
    assert third.currentText() == "Nothing: leave it out"

    screen.table.heading.setFocus()
    hands.press("Space")
    assert "Items: 1 new" in texts(at_rest(hands))
    hands.press("Space")
    assert "Items: 2 new" in texts(at_rest(hands))

    screen.go.setFocus()
    hands.press("Enter")
    at_rest(hands)
    hands.until(lambda: "rivers" in decks_of(hands))
    assert hands.app.workspace.library.index.item("rivers/po") == Card(id="po", front="Po?", back="Italy")


def test_going_through_the_list_of_one_column_takes_nothing_from_another(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.app.import_file(rivers(tmp_path, "Where is the Nile?,Africa"))
    first, second = at_rest(hands).table.choices()
    second.setFocus()
    hands.press("Up")
    at_rest(hands)
    assert (first.currentText(), second.currentText()) == ("Nothing: leave it out", "What is asked")
    hands.press("Down", "Down", "Down")
    at_rest(hands)
    assert (first.currentText(), second.currentText()) == ("What is asked", "Hint")


def test_what_sets_cells_apart_is_changed_by_keys_and_the_columns_are_understood_anew(
    opening: Opening, tmp_path: Path
) -> None:
    hands = opening(cards=CARDS)
    table = tmp_path / "rivers.csv"
    table.write_text("answer:question\nAfrica:Nile, where?\nItaly:Po, where?\n")
    hands.app.import_file(table)
    screen = at_rest(hands)
    assert screen.table.separator.currentText() == "Comma ( , )"
    screen.table.choices()[0].setFocus()
    hands.press("End")
    assert screen.table.choices()[0].currentText() == "Nothing: leave it out"
    at_rest(hands)

    screen.table.separator.setFocus()
    hands.press("Down", "Down")
    assert screen.table.separator.currentText() == "Colon ( : )"
    assert "Nile, where?  →  Africa" in texts(at_rest(hands))
    assert [choice.currentText() for choice in screen.table.choices()] == ["The answer", "What is asked"]
    assert screen.table.separator.hasFocus()
    hands.press("Up", "Up")
    at_rest(hands)
    assert screen.table.separator.currentText() == "Comma ( , )"


def test_the_encoding_is_changed_by_keys_and_keeps_what_was_said_of_the_columns(
    opening: Opening, tmp_path: Path
) -> None:
    hands = opening(cards=CARDS)
    table = tmp_path / "rivers.csv"
    table.write_bytes("Африка;Нил?\nИталия;По?\n".encode("cp1251"))
    hands.app.import_file(table)
    screen = at_rest(hands)
    assert screen.table.encoding.currentText() == "Windows-1252 (Western Europe)"
    assert "choose another encoding" in texts(screen)
    screen.table.choices()[0].setFocus()
    hands.press("Down")
    at_rest(hands)
    screen.table.choices()[1].setFocus()
    hands.press("Home")
    at_rest(hands)

    screen.table.encoding.setFocus()
    hands.press("Home")
    assert "Line 1: From here on there are bytes that are not UTF-8." in texts(at_rest(hands))
    while screen.table.encoding.currentText() != "Windows-1251 (Cyrillic)":
        hands.press("Down")
    assert "Нил?  →  Африка" in texts(at_rest(hands))
    assert "What to know" not in texts(screen)
    assert screen.table.encoding.hasFocus()
    screen.go.setFocus()
    hands.press("Enter")
    at_rest(hands)
    hands.until(lambda: "rivers" in decks_of(hands))


def test_a_separator_of_the_file_s_own_can_be_gone_back_to_and_another_file_is_guessed_anew(
    opening: Opening, tmp_path: Path
) -> None:
    hands = opening(cards=CARDS)
    notes = tmp_path / "notes.txt"
    notes.write_text("#separator:^\n#html:false\nNile?^Africa\n")
    hands.app.import_file(notes)
    screen = at_rest(hands)
    assert screen.table.separator.currentText() == "^"
    screen.table.separator.setFocus()
    hands.press("Home")
    assert "There is nothing in it that can be learnt." in texts(at_rest(hands))
    hands.press("End")
    assert "Nile?  →  Africa" in texts(at_rest(hands))
    hands.press("Home")
    at_rest(hands)

    hands.press("Esc")
    hands.app.import_file(rivers(tmp_path, "Where is the Nile?,Africa"))
    assert at_rest(hands).table.separator.currentText() == "Comma ( , )"


def history_of(hands: Hands, target: Path) -> Path:
    """Write the whole history of who is there into a file."""
    target.write_bytes(quizapp_json.write((), learnt.history(hands.app.workspace)).content)
    return target


def test_a_learner_s_own_history_is_joined_once(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    file = history_of(hands, tmp_path / "all.json")
    hands.app.import_file(file)
    screen = at_rest(hands)
    assert "A copy of the file of" in texts(screen)
    assert screen.wants_reviews()
    hands.press("Enter")
    at_rest(hands)
    assert "The history held nothing that was not here already." in texts(screen)
    assert hands.app.workspace.has_learner()


def test_another_learner_s_history_is_joined_only_where_the_box_is_ticked(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    file = history_of(hands, tmp_path / "all.json")
    hands.app.workspace.add("Bob")
    for ticks in (False, True):
        hands.app.import_file(file)
        screen = at_rest(hands)
        assert "is not that of Bob" in texts(screen)
        assert not screen.wants_reviews()
        if ticks:
            box = next(check for check in screen.findChildren(Check) if check.isVisibleTo(screen))
            box.setFocus()
            hands.press("Space")
            screen.go.setFocus()
        hands.press("Enter")
        at_rest(hands)
        hands.until(lambda: "came in" in texts(hands.app.rooms.exchange.screen))
        assert ("The histories are joined: 1 answer and" in texts(screen)) == ticks
        assert len(hands.app.workspace.history.logs()["review"]) == int(ticks)
        hands.press("Esc")


def test_joining_a_history_tells_how_far_it_is_and_esc_stops_it(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_args: object, go_on: GoOn, **_named: object) -> Merged:
        while go_on(0.4):
            sleep(0.001)
        raise StoppedError("It was stopped.", safe="Nothing was changed.")

    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    file = history_of(hands, tmp_path / "all.json")
    hands.app.import_file(file)
    at_rest(hands)
    monkeypatch.setattr(safekeeping, "merge", endless)
    hands.press("Enter")
    screen = hands.app.rooms.exchange.screen
    hands.until(lambda: "Joining the histories. 40%." in texts(screen))

    hands.press("T")
    hands.app.go("learners")
    assert hands.app.place == "exchange"

    hands.press("Esc")
    at_rest(hands)
    assert "The histories were not joined, since that was stopped." in texts(screen)
    assert "items came in." in texts(screen)
    assert len(hands.app.workspace.history.logs()["review"]) == 1
    hands.press("Esc")
    assert hands.app.place == "library"
    hands.app.import_file(file)
    at_rest(hands)
    assert "The histories were not joined" not in texts(screen)


def test_making_a_file_of_a_history_tells_how_far_it_is_and_nothing_is_left_of_it(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def endless(_history: object, path: Path, go_on: GoOn) -> None:
        made.append(path.parent)
        while go_on(0.5):
            sleep(0.001)
        raise StoppedError("It was stopped.", safe="Nothing was changed.")

    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")
    hands.app.import_file(history_of(hands, tmp_path / "all.json"))
    at_rest(hands)
    monkeypatch.setattr(learnt, "as_file", endless)
    hands.press("Enter")
    screen = hands.app.rooms.exchange.screen
    hands.until(lambda: "Writing. 45%." in texts(screen))

    hands.press("Esc")
    hands.until(lambda: hands.app.place == "library")
    assert [folder.exists() for folder in made] == [False]


def test_who_switches_to_another_learner_in_the_middle_keeps_nothing_for_them(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    now = hands.app.workspace.now().at
    reviews = tuple(CarriedReview(f"d/{name}", now - 1000 * at, Grade.GOOD) for at, name in enumerate("abc", 1))
    carried = Carried((CarriedDeck(Deck(id="d", title="D", items=(Card(id="a", front="F", back="B"),))),), reviews)
    of = Format("x", "X", (), signs.never, lambda _path, _progress=UNTOLD: carried)
    monkeypatch.setattr(carrying, "BY_NAME", {})
    monkeypatch.setattr(carrying, "recognised", lambda _path: of)
    hands.app.import_file(Path("any.x"))
    at_rest(hands)
    flow = hands.app.rooms.exchange

    flow.screen.go.click()
    hands.app.workspace.add("Bo")
    hands.app.learner_changed()
    settle()

    assert not flow.is_running()
    assert hands.app.workspace.history.logs()["review"] == ()
