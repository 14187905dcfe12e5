"""Steps put in order and sides joined with the keys alone: in a quiz, after it, and in study."""

from __future__ import annotations

import pytest
from hands import Hands, Opening, words_on
from quiz_hands import EXAM, attempt, begin, finish, give_right, give_wrong, item, press_button, put, reviews, stops
from ui_decks import EVERY_QUESTION, MATCH, ORDER

from quizapp.quiz.response import Ordered, Paired, Response
from quizapp.ui.widgets.match_board import MatchBoard
from quizapp.ui.widgets.order_list import OrderList
from quizapp.ui.widgets.question import QuestionView


@pytest.mark.parametrize("mode", [0, EXAM], ids=["practice", "exam"])
def test_a_quiz_of_every_kind_with_the_keys_alone(opening: Opening, mode: int) -> None:
    hands = begin(opening(cells=EVERY_QUESTION), mode)
    kinds = set()
    for _question in range(7):
        kinds.add(item(hands).__class__.__name__)
        give_right(hands)
        hands.press("Return")
        if mode != EXAM:
            assert any(words.startswith("Right") for words in hands.read().splitlines())
            hands.press("Space")
    if mode == EXAM:
        hands.answer("Finish")

    assert kinds == {"ChooseOne", "ChooseAll", "TrueFalse", "Typed", "Number", "Order", "Match"}
    assert hands.app.place == "results"
    assert "7 of 7" in hands.read()
    assert reviews(hands) == (0 if mode == EXAM else 7)


@pytest.mark.parametrize("mode", [0, EXAM], ids=["practice", "exam"])
def test_a_quiz_of_every_kind_goes_on_in_the_middle(opening: Opening, mode: int) -> None:
    hands = begin(opening(cells=EVERY_QUESTION), mode)
    given: dict[int, Response] = {}
    for number in range(7):
        give_wrong(hands)
        hands.press("Return")
        given[number] = attempt(hands).answers[number].response
        hands.press(*(["Return"] if mode != EXAM and number < 6 else []))
    if mode == EXAM:
        hands.answer("Look again")

    again = opening(cells=EVERY_QUESTION)
    press_button(again, "Go on with it")

    assert {number: answer.response for number, answer in attempt(again).answers.items()} == given
    for number in range(6, -1, -1):
        view = again.app.rooms.quiz.screen.question
        match given[number]:
            case Ordered(steps=steps):
                assert view.ordered() == steps
            case Paired(rights=rights):
                assert view.joined() == rights
            case _:
                pass
        again.press("Alt+Left")


def test_letters_join_and_nothing_else_happens(opening: Opening) -> None:
    hands = begin(opening(parts=MATCH), EXAM)
    shown = [place for place, _text in view(hands).value().options]

    hands.press("B", "Down", "A")
    hands.press("M", "X", "T", "L", "Q", "P", "E")

    assert hands.app.place == "quiz"
    assert view(hands).joined() == (shown[1], shown[0], None)
    assert attempt(hands).marked == frozenset()
    assert attempt(hands).struck == {}
    assert attempt(hands).answers[0].response == Paired((shown[1], shown[0], None))
    assert spoken(hands) == f"ATP, joined with A, {text_of(hands, shown[0])}"

    hands.press("1", "2")
    assert view(hands).joined() == (shown[1], shown[0], None)
    press_button(hands, "Mark for later")
    assert attempt(hands).marked == {0}


def test_a_pair_that_is_taken_apart_is_blank_again(opening: Opening) -> None:
    hands = begin(opening(parts=MATCH), EXAM)
    hands.press("B")
    assert stops(hands) == ["1"]
    assert 0 in attempt(hands).answers

    hands.press("Backspace")

    assert attempt(hands).answers == {}
    hands.press("Return")
    assert "1 of 1 questions is not answered." in spoken_in_dialog(hands)


def test_a_match_with_nothing_joined_is_not_checked(opening: Opening) -> None:
    hands = begin(opening(parts=MATCH))

    hands.press("Return")

    assert "Answer first" in hands.read()
    assert attempt(hands).answers == {}
    hands.press("Home", "A", "Return")
    assert "Answer first" not in hands.read()
    assert 0 in attempt(hands).answers


def test_pairs_are_judged_one_by_one(opening: Opening) -> None:
    hands = begin(opening(parts=MATCH))
    give_wrong(hands)
    hands.press("Return")

    said = hands.read()
    assert "Partly right. Right pairs: 1 of 3." in said
    assert said.splitlines().count("Wrong") == 2
    names = [tile.accessibleName() for tile in view(hands).stops()]
    assert [name.rpartition(", ")[2] for name in names] == ["Wrong", "Right", "Wrong"]
    before = attempt(hands).answers
    hands.press("A", "B", "Backspace")
    assert attempt(hands).answers == before
    hands.press("Space")
    assert "comes back" in hands.read()
    finish(hands)


def test_space_picks_a_step_up_and_does_not_go_on(opening: Opening) -> None:
    hands = begin(opening(phases=ORDER))
    first, second = view(hands).ordered()[:2]

    hands.press("Space")
    assert spoken(hands).endswith("position 1 of 4, picked up")
    hands.press("Down", "Space")

    assert view(hands).ordered()[:2] == (second, first)
    assert hands.app.place == "quiz"
    assert attempt(hands).answers == {}
    hands.press("Space", "Up", "Esc")
    assert view(hands).ordered()[:2] == (second, first)
    assert hands.app.place == "quiz"
    hands.press("Esc")
    assert "Leave the quiz?" in hands.dialog().windowTitle() + spoken_in_dialog(hands)
    hands.answer("Back to the question")


def test_practice_takes_an_order_as_it_stands(opening: Opening) -> None:
    hands = begin(opening(phases=ORDER))
    assert "Enter takes the order as it stands." in hands.read()
    shown = view(hands).ordered()
    assert shown != (0, 1, 2, 3)

    hands.press("Return")

    assert attempt(hands).answers[0].response == Ordered(shown)
    assert "Neighbouring pairs in right succession" in hands.read()
    assert "Enter takes the order as it stands." not in hands.read()


@pytest.mark.parametrize(("keys", "kept"), [((), False), (("M", "Down", "Tab"), False), (("Alt+Down",), True)])
def test_an_exam_keeps_an_order_that_was_moved_and_not_one_that_was_seen(
    opening: Opening, keys: tuple[str, ...], kept: bool
) -> None:
    hands = begin(opening(phases=ORDER), EXAM)
    hands.press(*keys)

    finish(hands)

    assert ("Blank" in hands.read().splitlines()) is not kept


@pytest.mark.parametrize("key", ["Return", "Alt+Right"])
def test_going_on_in_an_exam_takes_an_order_as_it_stands(opening: Opening, key: str) -> None:
    hands = begin(opening(phases=ORDER), EXAM)
    shown = view(hands).ordered()

    hands.press(key)

    assert "All 1 are answered." in spoken_in_dialog(hands)
    assert attempt(hands).answers[0].response == Ordered(shown)
    hands.answer("Look again")


def test_an_order_is_kept_when_the_program_quits_at_once(opening: Opening) -> None:
    hands = begin(opening(phases=ORDER), EXAM)
    put(hands, (3, 1, 0, 2))

    again = opening(phases=ORDER)
    press_button(again, "Go on with it")

    assert view(again).ordered() == (3, 1, 0, 2)


def test_the_results_unfold_to_the_order_that_was_given(opening: Opening) -> None:
    hands = begin(opening(phases=ORDER), EXAM)
    put(hands, (1, 2, 3, 0))
    hands.press("Return")
    hands.answer("Finish")

    press_first_row(hands)

    (steps,) = hands.app.rooms.results.screen.findChildren(OrderList)
    assert steps.order() == (1, 2, 3, 0)
    assert [tile.accessibleName().rpartition(", ")[2] for tile in steps.stops()] == [
        "Wrong start",
        "Right",
        "Right",
        "Wrong",
    ]
    assert "Neighbours: one point, shared by the steps" in hands.read()
    assert "Partly right. Neighbouring pairs in right succession: 2 of 3: 0.67 of 1." in hands.read()


def test_the_results_show_the_right_order_where_none_was_given(opening: Opening) -> None:
    hands = begin(opening(phases=ORDER), EXAM)
    finish(hands)

    press_first_row(hands)

    (steps,) = hands.app.rooms.results.screen.findChildren(OrderList)
    assert not steps.isVisible()
    assert "Not answered" in hands.read()
    told = hands.app.rooms.results.screen._views[0].findChildren(type(view(hands).stem))
    assert "Prophase\nMetaphase\nAnaphase\nTelophase" in [prose.toPlainText() for prose in told if prose.isVisible()]


def test_the_results_unfold_to_the_pairs_that_were_joined(opening: Opening) -> None:
    hands = begin(opening(parts=MATCH), EXAM)
    give_wrong(hands)
    hands.press("Return")
    hands.answer("Finish")

    press_first_row(hands)

    (board,) = hands.app.rooms.results.screen.findChildren(MatchBoard)
    assert board.joined() == (2, 1, 0)
    assert [tile.accessibleName().rpartition(", ")[2] for tile in board.stops()] == ["Wrong", "Right", "Wrong"]


def test_an_order_is_studied_and_marks_itself(opening: Opening) -> None:
    hands = opening(phases=ORDER)
    hands.press("Space")
    question = hands.app.rooms.study.screen.question
    shown = question.ordered()
    assert hands.app.rooms.study.screen.way() == "order"
    assert shown != (0, 1, 2, 3)

    hands.press("Alt+Down")
    moved = question.ordered()
    assert moved != shown
    hands.press("F")
    assert question.ordered() == moved
    assert "Flagged" in hands.read()
    hands.press("Space")
    assert spoken(hands).endswith("picked up")
    hands.press("Return")

    assert "Neighbouring pairs in right succession" in hands.read()
    assert "comes again in" in hands.read()
    assert reviews(hands) == 1
    hands.press("Ctrl+Z")
    assert question.ordered() == shown
    assert reviews(hands) == 0


def test_pairs_are_studied_and_every_letter_is_for_them(opening: Opening) -> None:
    hands = opening(parts=MATCH)
    hands.press("Space")
    question = hands.app.rooms.study.screen.question
    assert hands.app.rooms.study.screen.way() == "match"
    hands.press("Return")
    assert "Answer first" in hands.read()

    hands.press("Home")
    for place in range(3):
        shown = [at for at, _text in question.value().options]
        hands.press("ABCD"[shown.index(place)], "Down")
    hands.press("F", "U", "E")

    assert question.joined() == (0, 1, 2)
    assert "Flagged" not in hands.read()
    hands.press("Return")
    assert "Right. Right pairs: 3 of 3." in hands.read()
    assert reviews(hands) == 1


@pytest.mark.parametrize("deck", [ORDER, MATCH], ids=["order", "match"])
def test_the_library_shows_what_is_right_and_nothing_to_move(opening: Opening, deck: str) -> None:
    hands = opening(deck=deck)
    hands.press("L", "/")
    hands.type("join" if deck == MATCH else "phases")
    hands.press("Down")

    screen = hands.app.rooms.library.screen
    assert screen.findChildren(OrderList) == []
    assert screen.findChildren(MatchBoard) == []
    told = [prose.toPlainText() for prose in screen.findChildren(type(view(hands).stem)) if prose.isVisible()]
    assert ("Prophase\nMetaphase\nAnaphase\nTelophase" if deck == ORDER else "DNA: nucleus") in "\n".join(told)


def view(hands: Hands) -> QuestionView:
    return hands.app.rooms.quiz.screen.question


def spoken(hands: Hands) -> str:
    return hands.target().accessibleName()


def spoken_in_dialog(hands: Hands) -> str:
    return words_on(hands.dialog())


def text_of(hands: Hands, place: int) -> str:
    return dict(view(hands).value().options)[place]


def press_first_row(hands: Hands) -> None:
    hands.app.rooms.results.screen._views[0].line.setFocus()
    hands.press("Space")
