"""How questions work, in figures that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from house import BLOOD, WRONG, House, damage, read_again, right_answer

from quizapp.deck.model import Match, Order, Pair
from quizapp.history.attempts import Given
from quizapp.quiz import response as responses
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote
from quizapp.quiz.setup import Setup
from quizapp.stats.scores import score
from quizapp.workspace import quizzing
from quizapp.workspace.cohorts import Cohorts
from quizapp.workspace.desk import Workspace
from quizapp.workspace.item_figures import (
    AskedItem,
    OptionCount,
    QuestionFigures,
    asked,
    figures,
    in_words,
    of_deck,
    ordered,
)
from quizapp.workspace.people_figures import PeopleFigures, people_figures, wanted


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD)
        yield house


def quiz(desk: Workspace, given: dict[str, Response | None], took_ms: int = 4000) -> None:
    """Take an exam on blood; what is not named is answered rightly, and None is left unanswered."""
    attempt = quizzing.start(desk, Setup(decks=("blood",), mode="exam"), seed=1)
    for number, drawn in enumerate(attempt.paper.questions):
        response = given.get(drawn.key, right_answer(drawn.key, desk))
        if response is not None:
            quizzing.give(desk, attempt, number, response, None, took_ms)
    quizzing.finish(desk, quizzing.load(desk, attempt.id))


def of(desk: Workspace, key: str) -> QuestionFigures:
    item = next(one for one in asked(desk) if one.row.key == key)
    found = figures(desk, item)
    assert found is not None
    return found


def people(desk: Workspace) -> PeopleFigures:
    found = people_figures(wanted(desk, "blood"))
    assert found is not None
    return found


def cohort(house: House, desk: Workspace, number: int, name: str = "Class 9b") -> None:
    """Add results of so many people, the first half of them right in everything, the others in nothing."""
    rows = ["1,1,1,1,1" if at < number // 2 else "0,0,0,0,0" for at in range(number)]
    file = house.decks.parent / f"{name}.csv"
    file.write_text("\n".join(["colour,core,carry,days,blood/kinds", *rows]), encoding="utf-8")
    Cohorts(house.places.data).take_in("blood", file, wanted(desk, "blood").names)


def test_before_the_first_quiz_nothing_was_asked(house: House) -> None:
    desk = house.desk()

    assert asked(desk) == ()
    assert [(one.row.key, one.answers, one.share) for one in of_deck(desk, "blood")][:2] == [
        ("blood/colour", (), None), ("blood/core", (), None),
    ]  # fmt: skip


def test_a_quiz_that_is_not_finished_says_nothing_yet(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, Setup(decks=("blood",)), seed=1)
    quizzing.give(desk, attempt, 0, WRONG[attempt.paper.questions[0].key], 0.9, took_ms=1)

    assert asked(desk) == ()


def test_a_question_to_choose_one(house: House) -> None:
    desk = house.desk()
    for response in (Picked((1,)), Picked((0,)), Picked((1,)), None):
        quiz(desk, {"blood/colour": response}, took_ms=3000)
        house.clock.advance(days=1)

    found = of(desk, "blood/colour")

    assert found.options == (
        OptionCount("Haemoglobin", 1, is_right=True),
        OptionCount("Carotene", 2, is_right=False),
        OptionCount("Chlorophyll", 0, is_right=False),
    )
    assert (found.attempts, found.blank, found.gone, found.older, found.seconds) == (4, 1, 0, 0, 3.0)
    assert found.facility == score([(0, 1), (1, 1), (0, 1), (0, 1)])
    assert [words for _, words in found.last_wrong] == ["Carotene", "Carotene"]
    assert found.last_wrong[0][0].day == found.last_wrong[1][0].day + 2, "the newest first"
    assert found.written == ()


def test_wrong_answers_are_listed_as_they_were_typed(house: House) -> None:
    desk = house.desk()
    for text in ("sugar", "oxygen", "*air* ", "sugar"):
        quiz(desk, {"blood/carry": Wrote(text)})

    assert of(desk, "blood/carry").written == (("sugar", 2), ("*air*", 1))
    assert of(desk, "blood/carry").options == ()


def test_a_part_of_the_marks_is_a_part_right(house: House) -> None:
    desk = house.desk()
    quiz(desk, {"blood/kinds": Picked((0,))})

    found = of(desk, "blood/kinds")
    assert found.facility is not None
    assert found.facility.points == 0.5
    assert [words for _, words in found.last_wrong] == ["Monocyte"]


def test_time_is_the_median_and_half_of_two(house: House) -> None:
    desk = house.desk()
    for took in (2000, 4000, 90_000):
        quiz(desk, {}, took_ms=took)
    assert of(desk, "blood/core").seconds == 4.0


def test_answers_to_an_earlier_edition_are_counted_and_said(house: House) -> None:
    desk = house.desk()
    quiz(desk, {"blood/colour": Picked((2,))})
    house.write(BLOOD.replace("wrong: [Carotene, Chlorophyll]", "wrong: [Carotene]"))
    read_again(desk)

    found = of(desk, "blood/colour")

    assert (found.older, found.gone) == (1, 1)
    assert [option.count for option in found.options] == [0, 0]
    assert [words for _, words in found.last_wrong] == ["what is not there any more"]
    assert of(desk, "blood/core").older == 0


def test_an_item_with_another_key_keeps_its_answers(house: House) -> None:
    desk = house.desk()
    quiz(desk, {"blood/colour": Picked((1,))})
    house.write(BLOOD.replace("{id: colour,", "{id: redness, was: [colour],"))
    read_again(desk)

    assert [len(one.answers) for one in asked(desk) if one.row.key == "blood/redness"] == [1]
    assert people(desk).items["blood/redness"].n == 1


def test_what_no_deck_holds_any_more_is_not_listed(house: House) -> None:
    desk = house.desk()
    quiz(desk, {})
    (house.decks / "blood.yaml").unlink()
    read_again(desk)

    assert asked(desk) == ()


def test_hardest_is_what_is_surely_hard(house: House) -> None:
    desk = house.desk()
    quiz(desk, {"blood/core": Picked((0,))})
    for _ in range(5):
        quiz(desk, {"blood/days": Wrote("7")})
    items = asked(desk)

    assert [one.row.key for one in ordered(items, "hardest")][:2] == ["blood/days", "blood/core"]
    assert ordered(items, "deck") == items
    never = AskedItem(items[0].row)
    assert ordered((never, *items), "hardest")[-1] is never
    assert ordered((never, *items), "most")[-1] is never


def test_options_add_up_to_the_answers_whatever_was_answered(house: House) -> None:
    desk, chance = house.desk(), Random(3)
    for _ in range(30):
        quiz(desk, {"blood/colour": chance.choice([None, Picked((0,)), Picked((1,)), Picked((2,)), Picked(())])})

    found = of(desk, "blood/colour")

    assert sum(option.count for option in found.options) + found.blank == found.attempts == 30


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (Ordered((1, 0, 2)), "Metaphase → Prophase → Anaphase"),
        (Ordered((1,)), "Metaphase"),
        (Ordered((7,)), "what is not there any more"),
    ],
)
def test_an_order_in_words(response: Response, told: str) -> None:
    item = Order(id="a", question="?", order=("Prophase", "**Metaphase**", "Anaphase"))
    assert in_words(item, response) == told


def test_pairs_in_words() -> None:
    item = Match(id="a", question="?", match=(Pair("DNA", "nucleus"), Pair("ATP", "mitochondrion")), also=("wall",))
    assert in_words(item, Paired((2, None))) == "DNA: wall; ATP: nothing"


def test_a_few_queries_are_enough_however_many_answers_there_are(house: House) -> None:
    desk = house.desk()

    def queries() -> int:
        told: list[str] = []
        for db in (desk.history._store.db, desk.library.index._db):
            db.set_trace_callback(told.append)
        items = asked(desk)
        figures(desk, items[0])
        for db in (desk.history._store.db, desk.library.index._db):
            db.set_trace_callback(None)
        return len(told)

    quiz(desk, {})
    few = queries()
    for _ in range(20):
        quiz(desk, {})
    assert queries() == few


# Many people


def test_own_repeats_are_no_first_answers(house: House) -> None:
    desk = house.desk()
    quiz(desk, {"blood/colour": Picked((1,))})
    once = people(desk)
    for _ in range(3):
        quiz(desk, {})

    assert people(desk) == once
    assert (once.people, once.learners, once.items["blood/colour"].facility) == (1, 1, 0.0)


def test_every_learner_of_the_machine_counts_and_a_broken_file_is_left_out(house: House) -> None:
    desk = house.desk("Ada")
    quiz(desk, {"blood/colour": Picked((1,))})
    desk.add("Bo")
    quiz(desk, {})
    desk.add("Cy")
    broken = desk.history.path
    desk.add("Di")
    damage(broken, "naming")

    found = people(desk)

    assert (found.people, found.learners, found.items["blood/colour"].facility) == (2, 2, 0.5)
    assert len(found.left_out) == 1
    assert "left out" in found.left_out[0]
    assert not [name for name in ("Ada", "Bo", "Cy", "Di") if name in str(found)]


@pytest.mark.parametrize("number", [18, 19])
def test_nineteen_people_withhold_and_twenty_show(house: House, number: int) -> None:
    desk = house.desk()
    quiz(desk, {})
    cohort(house, desk, number)

    found = people(desk)

    assert (found.people, found.learners) == (number + 1, 1)
    shown = number + 1 >= 20
    assert (found.withheld == "") is shown
    assert found.judged.is_judged is shown
    assert (found.judged.items[0].discrimination_index is not None) is shown
    if not shown:
        assert found.withheld.startswith("Too few people to tell how well the questions work: 19 of at least 20")


def test_many_people_who_share_no_two_questions_are_not_judged(house: House) -> None:
    desk = house.desk()
    for name, column in (("One", "colour"), ("Two", "core")):
        file = house.decks.parent / f"{name}.csv"
        file.write_text(f"{column}\n" + "1\n0\n" * 10, encoding="utf-8")
        Cohorts(house.places.data).take_in("blood", file, wanted(desk, "blood").names)

    assert "no two questions were answered by the same 20" in people(desk).withheld
    assert people(desk).items["blood/core"].facility == 0.5


def test_a_cohort_that_was_spoiled_since_is_left_out(house: House) -> None:
    desk = house.desk()
    cohort(house, desk, 20)
    Cohorts(house.places.data).file("blood", "Class 9b").write_text("colour\n7\n")

    found = people(desk)

    assert (found.people, found.cohorts) == (0, ())
    assert found.left_out[0].startswith("“Class 9b” could not be read and is left out. Line 2:")


def test_the_counting_can_be_stopped(house: House) -> None:
    desk = house.desk()
    assert people_figures(wanted(desk, "blood"), lambda _share: False) is None


def test_an_answer_that_cannot_be_read_counts_as_none(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, Setup(decks=("blood",), mode="exam"), seed=1)
    desk.history.answer_question(attempt.id, Given(0, "blood/colour", b"{", 0.0, 1.0, 0.0), desk.now())
    right = Given(1, "blood/core", responses.encode(Picked((1,))), 1.0, 1.0, 1.0)
    desk.history.answer_question(attempt.id, right, desk.now())
    desk.history.finish_attempt(attempt.id, desk.now())

    assert of(desk, "blood/colour").blank == 1
