"""Decks come in from a file, by the Library and by dropping it on the window, and leave again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, Opening, settle
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from ui_decks import CARDS

from quizapp.deck.model import Card, Deck
from quizapp.exchange import signs
from quizapp.exchange.carried import Carried, CarriedDeck, CarriedReview
from quizapp.exchange.formats import BY_NAME, Format
from quizapp.study.memory import Grade
from quizapp.ui.exchange.screen import ExchangeScreen
from quizapp.ui.widgets.check import Check
from quizapp.workspace import carrying, learnt


def texts(screen: ExchangeScreen) -> str:
    settle()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def at_rest(hands: Hands) -> ExchangeScreen:
    hands.until(lambda: not hands.app.exchange.is_running())
    return hands.app.exchange.screen


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


def test_reviews_that_come_along_are_kept_if_that_is_wanted(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(cards=CARDS)
    monkeypatch.setattr(learnt, "_PORTION", 1)
    now = hands.app.workspace.now().at
    reviews = tuple(CarriedReview(f"d/{name}", now - 1000 * at, Grade.GOOD) for at, name in enumerate("abca", 1))
    deck = Deck(id="d", title="D", items=(Card(id="a", front="F", back="B"),))
    carried = Carried((CarriedDeck(deck),), reviews)
    monkeypatch.setattr(carrying, "BY_NAME", {})
    monkeypatch.setattr(carrying, "recognised", lambda _path: Format("x", "X", (), signs.never, lambda _path: carried))
    for kept in (4, 0):
        hands.app.import_file(Path("any.x"))
        assert "4 reviews" in at_rest(hands).findChildren(Check)[0].text()
        hands.press("Enter")
        at_rest(hands)
        hands.until(lambda: "came in" in texts(hands.app.exchange.screen))
        assert (f"{kept} reviews were kept" in texts(hands.app.exchange.screen)) == bool(kept)
        hands.press("Esc")
    assert hands.app.workspace.history.memory("d/a")[0] is not None


def test_the_library_asks_for_files(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    for key in ("I", "X"):
        hands.press("L", key)
        (dialog,) = hands.app.window.findChildren(QFileDialog)
        dialog.reject()
        settle()
