"""A learner asks how the questions work: after a quiz, and with the results of others beside it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from hands import Hands, Opening, settle
from PySide6.QtWidgets import QFileDialog
from ui_decks import CARDS, QUESTIONS

from quizapp.base.progress import GoOn
from quizapp.quiz.response import Picked
from quizapp.quiz.setup import Setup
from quizapp.workspace import people_figures, quizzing


def take_quiz(hands: Hands, times: int = 1) -> None:
    """Take an exam on cells in which only the question to choose one is answered, wrongly."""
    desk = hands.app.workspace
    for _ in range(times):
        attempt = quizzing.start(desk, Setup(decks=("cells",), mode="exam"), seed=1)
        number = [drawn.key for drawn in attempt.paper.questions].index("cells/pick-one")
        quizzing.give(desk, attempt, number, Picked((1,)), None, 5000)
        quizzing.finish(desk, quizzing.load(desk, attempt.id))


def counted(hands: Hands) -> None:
    """Wait until the people are counted."""
    hands.until(lambda: hands.app.rooms.items._job is None)


def results(folder: Path, people: int, header: str = "pick-one,pick-all,yes-or-no,spell,count") -> Path:
    file = folder / "Class 9b.csv"
    rows = [",".join("1" if at % 5 > place else "0" for place in range(header.count(",") + 1)) for at in range(people)]
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return file


def test_before_the_first_quiz_it_says_what_to_do(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.app.go("progress")
    hands.app.show_items()
    settle()

    assert "No question was asked yet. Take a quiz (Q)" in hands.read()
    hands.press("Esc")
    assert hands.app.place == "progress"


def test_without_any_deck_of_questions_it_says_so(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.app.show_items()
    settle()

    assert "There are no questions here yet." in hands.read()


def test_after_a_quiz_each_question_says_how_it_works(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    take_quiz(hands, times=9)
    hands.app.show_items("cells/pick-one")
    counted(hands)

    seen = hands.read()
    for words in (
        "0 of 9 right, likely between 0% and 30%.",
        "9 of 9, 100%",
        "nobody took it",
        "4 May 2026",
        "Too few people to tell how well the questions work: 1 of at least 20 first attempts",
        "Discrimination says",
    ):
        assert words in seen
    hands.press("Down", "Up", "/")
    hands.type("zzz")
    assert "Nothing was found" in hands.read()
    hands.press("Esc")
    assert "5 questions" in hands.read()


def test_h_in_the_library_leads_to_the_question_and_escape_back(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    take_quiz(hands)
    hands.press("L", "/")
    hands.type("dna")
    hands.press("Down", "H")
    counted(hands)

    assert hands.app.place == "items"
    assert "choose one \u00b7 pick-one" in hands.read()
    hands.press("Esc")
    assert hands.app.place == "library"


def test_h_leads_nowhere_from_a_card_or_a_deck(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("L", "H")
    assert hands.app.place == "library"
    hands.press("/")
    hands.type("france")
    hands.press("Down", "H")
    assert hands.app.place == "library"


def test_results_of_twenty_others_show_what_was_withheld_until_they_are_taken_out(
    opening: Opening, tmp_path: Path
) -> None:
    hands = opening(cells=QUESTIONS)
    hands.app.show_items()
    hands.app.rooms.items.screen.decks.setCurrentIndex(1)
    counted(hands)
    assert "Nobody has answered it yet." in hands.read()

    hands.press("Tab")
    hands.app.rooms.items.screen.list.setFocus()
    hands.press("A")
    dialog = hands.app.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(results(tmp_path, 20, "pick-one,pick-all,yes-or-no,spell,Insula")))
    dialog.reject()
    counted(hands)

    seen = hands.read()
    assert (
        "\u201cClass 9b\u201d was added: 20 people, 4 questions. No question of this deck, and left out: Insula."
        in seen
    )
    assert "Internal consistency is" in seen
    assert "Too few people" not in seen

    hands.app.rooms.items.screen.item.take_out_wished.emit("Class 9b")
    counted(hands)
    assert "was taken out. The table lies in" in hands.read()
    assert "Internal consistency is" not in hands.read()


def test_nineteen_others_are_too_few(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cells=QUESTIONS)
    hands.app.show_items("cells/spell")
    hands.app.rooms.items.take_in("cells", results(tmp_path, 19))
    counted(hands)

    assert "19 of at least 20 first attempts" in hands.read()
    assert "Internal consistency" not in hands.read()


@pytest.mark.parametrize("text", ["", "a;b\n1;0\n", "pick-one\n7\n", "Insula\n1\n"])
def test_a_bad_table_is_told_and_changes_nothing(opening: Opening, tmp_path: Path, text: str) -> None:
    hands = opening(cells=QUESTIONS)
    hands.app.show_items("cells/spell")
    bad = tmp_path / "bad.csv"
    bad.write_text(text, encoding="utf-8")
    hands.app.rooms.items.take_in("cells", bad)
    counted(hands)

    assert "Nothing was changed." in hands.app.rooms.items.screen.notice.words()
    assert not (tmp_path / "data" / "cohorts").exists()


def test_leaving_while_people_are_counted_leaves_nothing_running(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    take_quiz(hands)
    hands.app.show_items("cells/pick-one")
    assert hands.app.rooms.items._job is not None

    hands.quit()

    assert hands.app.rooms.items._job is None


def test_the_counting_can_be_stopped_and_begins_again_at_the_next_visit(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    take_quiz(hands)
    hands.app.show_items("cells/pick-one")
    hands.app.rooms.items.screen.item.stop_wished.emit()
    settle()
    assert "The counting was stopped." in hands.read()

    hands.app.show_items("cells/pick-one")
    counted(hands)
    assert "The first answers of 1 person earned 0% of the marks" in hands.read()


def test_a_count_that_takes_long_says_how_far_it_is(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands, go_on = opening(cells=QUESTIONS), Event()
    take_quiz(hands)
    count = people_figures.people_figures

    def slow(asked: people_figures.Wanted, report: GoOn) -> people_figures.PeopleFigures | None:
        report(0.4)
        go_on.wait(5)
        return count(asked)

    monkeypatch.setattr(people_figures, "people_figures", slow)
    hands.app.show_items("cells/pick-one")
    assert "are being counted" not in hands.read(), "what takes a blink is not told"
    hands.until(lambda: "The answers of all learners are being counted: 40%." in hands.read())
    go_on.set()
    counted(hands)

    assert "are being counted" not in hands.read()
    assert "The deck was answered by 1 learner of this machine." in hands.read()


def test_another_learner_is_counted_and_not_named(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    take_quiz(hands)
    hands.app.workspace.add("Bo")
    hands.app.learner_changed()
    take_quiz(hands)
    hands.app.show_items("cells/pick-one")
    counted(hands)

    assert "The deck was answered by 2 learners of this machine." in hands.read()
    assert "Ada" not in hands.read()
