"""Whole sittings with the keys alone, as a learner lives through them."""

from __future__ import annotations

import pytest
from hands import Hands, Opening, words_on
from ui_decks import CARDS, EVERY_KIND, RIGHT_TO_LEFT

from quizapp.base.errors import CannotSaveError
from quizapp.history.history import History


def test_the_first_start_takes_a_name_with_an_apostrophe(opening: Opening) -> None:
    hands = opening(learner="", cards=CARDS)
    assert hands.app.place == "welcome"

    hands.press("Return")
    assert hands.app.place == "welcome"
    assert "A name has 1 to 80 characters." in hands.read()

    hands.type("Ada O\u2019Neil d'Arc")
    hands.press("Return")

    assert hands.app.place == "today"
    assert "Ada O\u2019Neil d'Arc" in words_on(hands.app.window)
    assert "4 new" in hands.read()


def test_space_starts_reveals_and_grades(opening: Opening) -> None:
    hands = opening(cards=CARDS)

    hands.press("Space")
    assert hands.app.place == "study"
    assert asked(hands) == "What is the capital of France?"
    hands.press("Space", "Space")

    assert asked(hands) == "What is the capital of Spain?"
    assert answers(hands) == 1


def test_answers_are_undone_as_often_as_wanted(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Space", "4")
    assert asked(hands) == "What is the capital of Italy?"

    hands.press("Ctrl+Z")
    assert asked(hands) == "What is the capital of Spain?"
    assert "Taken back" in hands.read()
    hands.press("U")
    assert asked(hands) == "What is the capital of France?"
    assert answers(hands) == 0

    hands.press("U")
    assert "Nothing left to undo" in hands.read()
    hands.press("Space", "1")
    assert answers(hands) == 1


def test_an_item_can_be_flagged_buried_and_suspended(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space")

    hands.press("F")
    assert "Flagged" in hands.read()
    hands.press("F")
    assert "Flagged" not in hands.read()
    hands.press("F", "-")
    assert asked(hands) == "What is the capital of Spain?"
    hands.press("@")
    assert asked(hands) == "What is the capital of Italy?"

    today = hands.app.workspace.now().day
    history = hands.app.workspace.history
    assert set(history.holds("capitals/france", today)) == {"flag", "bury"}
    assert set(history.holds("capitals/spain", today)) == {"suspend"}
    hands.press("U")
    assert set(history.holds("capitals/spain", today)) == set()


def test_a_flag_does_not_show_the_answer_or_take_it_back(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "F")

    assert "Again" in hands.read()
    hands.press("3")
    assert answers(hands) == 1


def test_a_sitting_can_be_stopped_and_goes_on_the_next_time(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Space", "Esc")
    assert hands.app.place == "today"
    assert "3 new" in hands.read()

    again = opening(cards=CARDS)
    assert "3 new" in again.read()
    again.press("Space")
    assert asked(again) == "What is the capital of Spain?"


def test_a_sitting_ends_with_what_was_done_and_can_be_undone_from_there(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space")
    for _card in range(4):
        hands.press("Space", "4")

    assert hands.app.place == "end"
    assert "4 answers in 1 min." in hands.read()
    assert "4 of 4 recalled." in hands.read()
    hands.press("U")
    assert hands.app.place == "study"
    assert asked(hands) == "What is the capital of Greece?"
    hands.press("Space", "1")
    hands.press("Esc")
    assert hands.app.place == "today"


def test_every_kind_is_studied_in_one_flow(opening: Opening) -> None:
    hands = opening(every=EVERY_KIND)
    hands.press("Space")
    ways: list[str] = []
    while hands.app.place == "study" and len(ways) < 40:
        way = hands.app.rooms.study.screen.way()
        ways.append(str(way))
        match way:
            case "recall":
                hands.press("Space", "4")
            case "text" | "number":
                hands.type("46")
                hands.press("Return")
                hands.press("Space")
            case _:
                hands.press("A", "Return", "Space")

    assert {"recall", "one", "several", "text", "number"} <= set(ways)
    assert len(ways) >= 11


def test_a_question_marks_itself(opening: Opening) -> None:
    hands = opening(rtl=RIGHT_TO_LEFT)
    hands.press("Space", "Space", "4")
    assert hands.app.rooms.study.screen.way() == "one"

    hands.press("Return")
    assert "Answer first" in hands.read()
    right = hands.app.rooms.study.screen.question._rows[0].button.accessibleName()[0]
    hands.press(right, "Return")

    seen = hands.read().splitlines()
    assert "Right" in seen
    assert any(words.startswith("comes again in") for words in seen)
    hands.press("3", "A")
    assert answers(hands) == 2
    hands.press("Space")
    assert asked(hands) != "" or hands.app.place == "end"


def test_a_right_to_left_deck_can_be_studied(opening: Opening) -> None:
    hands = opening(rtl=RIGHT_TO_LEFT)
    hands.press("Space")

    stem = hands.app.rooms.study.screen.question.stem
    assert stem.document().firstBlock().textDirection().name == "RightToLeft"
    hands.press("Space", "3")
    assert answers(hands) == 1


def test_a_full_disk_is_told_and_the_card_stays(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space")

    def full(*_arguments: object) -> bytes:
        raise CannotSaveError("The disk is full.", safe="Earlier answers are saved.", todo="Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(History, "review", full)
        hands.press("3")
        assert "The disk is full. Earlier answers are saved. Make room." in hands.read()
        assert asked(hands) == "What is the capital of France?"
        assert answers(hands) == 0

    hands.press("3")
    assert asked(hands) == "What is the capital of Spain?"
    assert "The disk is full." not in hands.read()
    assert answers(hands) == 1


@pytest.mark.parametrize("method", ["undo", "hold"])
def test_a_full_disk_is_told_whatever_is_done(opening: Opening, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3")

    def full(*_arguments: object) -> None:
        raise CannotSaveError("The disk is full.")

    monkeypatch.setattr(History, method, full)
    hands.press("U" if method == "undo" else "-")

    assert "The disk is full." in hands.read()
    assert asked(hands) == "What is the capital of Spain?"


def test_a_deck_that_changes_is_taken_in_and_the_card_stays(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space")
    deck = hands.app.workspace.places.decks[0] / "cards.yaml"

    deck.write_text(CARDS.replace("capital of Spain", "largest city of Spain"), encoding="utf-8")
    hands.until(lambda: bool(hands.app.workspace.library.index.search("largest", 5)))

    assert asked(hands) == "What is the capital of France?"
    assert "Again" in hands.read()
    hands.press("3")
    assert asked(hands) == "What is the largest city of Spain?"


def test_a_card_that_vanishes_while_it_is_asked_can_still_be_answered(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space")
    deck = hands.app.workspace.places.decks[0] / "cards.yaml"

    deck.write_text(CARDS.replace("france", "gaul"), encoding="utf-8")
    hands.until(lambda: hands.app.workspace.library.index.item_row("capitals/gaul") is not None)
    hands.press("Space", "F", "3")

    assert answers(hands) == 1
    assert hands.app.place == "study"


def asked(hands: Hands) -> str:
    return hands.app.rooms.study.screen.question.stem.toPlainText()


def answers(hands: Hands) -> int:
    now = hands.app.workspace.now()
    return sum(day.reviews for day in hands.app.workspace.history.days(now.day, now.day))
