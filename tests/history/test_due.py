import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from learner_files import answer, made, on, opened, write_index

from quizapp.deck.indexing.tables import DamagedIndexError
from quizapp.history.due import Scope
from quizapp.history.history import History
from quizapp.history.reviews import Answered
from quizapp.study.memory import Grade
from quizapp.study.queue import choose

AGAIN, HARD, GOOD, EASY = Grade
DECKS = {"one": ["a", "b", "c#1", "c#2", "d"], "two": ["x", "y", "z"]}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = made(tmp_path)
    history.attach_index(write_index(tmp_path / "index.sqlite", DECKS))
    history.follow(on(100))
    yield history
    history.close()


def studied(
    history: History, day: int, *, decks: tuple[str, ...] = (), items: tuple[str, ...] = (), since: int = 0
) -> list[str]:
    """Answer all that is asked on a day as easy and return the faces in the order in which they were asked."""
    asked: list[str] = []
    while choice := choose(history.waiting(on(day, since + len(asked)), Scope(decks, items, on(day, since).at))):
        answer(history, choice.face, EASY, on(day, since + len(asked)))
        asked.append(choice.face)
        assert len(asked) < 50
    return asked


def test_new_faces_come_in_the_order_of_the_decks_one_of_each_item_a_day(history: History) -> None:
    assert studied(history, 100) == ["one/a", "one/b", "one/c#1", "one/d", "two/x", "two/y", "two/z"]
    assert studied(history, 101) == ["one/c#2"]


def test_the_number_of_new_faces_has_a_limit_a_day(history: History) -> None:
    history.change_settings(history.settings()._replace(new_per_day=3), on(100))

    assert history.waiting(on(100)).new == 3
    assert studied(history, 100) == ["one/a", "one/b", "one/c#1"]
    assert history.waiting(on(100, 90)).new_face is None
    assert studied(history, 101) == ["one/c#2", "one/d", "two/x"]


def test_an_undone_new_face_is_the_next_one_again(history: History) -> None:
    for face in ("one/a", "one/b"):
        answer(history, face, EASY, on(100))
    history.undo(on(100))
    history.undo(on(100))

    assert history.waiting(on(100)).new_face == "one/a"
    assert history.waiting(on(100)).new == 7


def test_new_faces_answered_out_of_turn_are_not_asked_again(history: History) -> None:
    for face in ("one/b", "two/y"):
        answer(history, face, EASY, on(100))
    assert studied(history, 100) == ["one/a", "one/c#1", "one/d", "two/x", "two/z"]


def test_reviews_come_when_they_are_due_and_not_before(history: History) -> None:
    answer(history, "one/a", EASY, on(100))
    memory, _ = history.memory("one/a")
    assert memory is not None

    assert history.waiting(on(memory.due_day - 1)).review_face is None
    waiting = history.waiting(on(memory.due_day))
    assert (waiting.reviews, waiting.review_face) == (1, "one/a")
    assert history.waiting(on(memory.due_day + 500)).reviews == 1


def test_reviews_have_a_limit_a_day_if_the_learner_wants_one(history: History) -> None:
    studied(history, 100)
    history.change_settings(history.settings()._replace(reviews_per_day=2, new_per_day=0), on(100))

    assert history.waiting(on(200)).reviews == 2
    assert len(studied(history, 200)) == 2


def test_a_sibling_that_is_due_waits_for_another_day(history: History) -> None:
    answer(history, "one/c#1", EASY, on(100))
    answer(history, "one/c#2", EASY, on(101))
    day = 150

    assert history.waiting(on(day), Scope(decks=("one",))).reviews == 2
    first = history.waiting(on(day)).review_face
    assert first is not None
    answer(history, first, GOOD, on(day))
    waiting = history.waiting(on(day, 1))
    assert (waiting.reviews, waiting.review_face) == (0, None)
    assert history.waiting(on(day + 1)).reviews == 1


def test_steps_come_when_they_are_over_then_ahead_of_time_then_later(history: History) -> None:
    answer(history, "one/a", AGAIN, on(100))

    at_once = history.waiting(on(100))
    assert (at_once.learning, at_once.ahead, at_once.learning_face) == (0, 1, "one/a")
    over = history.waiting(on(100, 1))
    assert (over.learning, over.ahead, over.learning_face) == (1, 0, "one/a")

    history.change_settings(history.settings()._replace(learning_steps=(60.0,)), on(100))
    answer(history, "one/a", AGAIN, on(100, 2))
    later = history.waiting(on(100, 2))
    assert (later.learning, later.ahead, later.learning_face, later.later_at) == (0, 0, None, on(100, 62).at)


def test_a_step_left_over_from_yesterday_is_asked_today(history: History) -> None:
    answer(history, "one/a", AGAIN, on(100))
    assert history.waiting(on(101)).learning_face == "one/a"


@pytest.mark.parametrize("grade", [AGAIN, EASY])
def test_what_is_buried_comes_back_the_next_day(history: History, grade: Grade) -> None:
    answer(history, "one/a", grade, on(80))
    for item in ("one/a", "one/b"):
        history.hold(item, "bury", on(100))

    assert not {"one/a", "one/b"} & set(studied(history, 100))
    assert {"one/a", "one/b"} <= set(studied(history, 101))


@pytest.mark.parametrize("grade", [AGAIN, EASY])
def test_what_is_suspended_comes_back_only_when_that_is_ended(history: History, grade: Grade) -> None:
    answer(history, "one/a", grade, on(80))
    for item in ("one/a", "one/b"):
        history.hold(item, "suspend", on(80, 1))
    waiting = history.waiting(on(100))
    assert (waiting.reviews + waiting.learning, waiting.new_face) == (0, "one/c#1")

    for item in ("one/a", "one/b"):
        history.hold(item, "unsuspend", on(100))
    waiting = history.waiting(on(100, 1))
    assert (waiting.reviews + waiting.learning, waiting.new_face) == (1, "one/b")


def test_one_deck_can_be_studied_by_itself(history: History) -> None:
    assert studied(history, 100, decks=("two",)) == ["two/x", "two/y", "two/z"]
    assert history.waiting(on(100, 30), Scope(decks=("two",))).new == 0
    assert history.waiting(on(100, 30), Scope(decks=("one",))).new == 4


def test_what_was_missed_is_asked_once_whatever_its_date_and_again_until_it_is_known(history: History) -> None:
    studied(history, 100)
    history.hold("two/x", "suspend", on(100, 30))
    missed = ("two/y", "two/x", "one/c")
    waiting = history.waiting(on(100, 30), Scope(items=missed, since=on(100, 30).at))
    assert (waiting.reviews, waiting.review_face) == (3, "one/c#1")

    answer(history, "one/c#1", AGAIN, on(100, 30))

    assert studied(history, 100, items=missed, since=30) == ["one/c#2", "two/y", "one/c#1"]


def test_each_deck_s_figures_add_up_to_the_whole(history: History) -> None:
    answer(history, "one/a", EASY, on(80))
    answer(history, "one/c#1", EASY, on(80))
    answer(history, "two/x", AGAIN, on(80))
    answer(history, "one/c#2", AGAIN, on(100))

    one, two = history.by_deck(on(100, 5))
    assert (one.deck, one.learning, one.reviews, one.studied, one.unseen) == ("one", 1, 1, 3, 2)
    assert (two.deck, two.learning, two.reviews, two.studied, two.unseen) == ("two", 1, 0, 1, 2)
    assert history.waiting(on(100, 5)).reviews == 1


def test_the_forecast_counts_each_face_on_its_day_and_what_is_overdue_today(history: History) -> None:
    answer(history, "one/a", EASY, on(80))
    answer(history, "one/b", EASY, on(100))
    answer(history, "two/x", AGAIN, on(100))
    memory, _ = history.memory("one/b")
    assert memory is not None

    coming = history.forecast(on(100), days=30)

    assert len(coming) == 30
    assert sum(coming) == 3
    assert coming[0] == 2
    assert coming[memory.due_day - 100] == 1
    assert history.forecast(on(100), days=1) == [2]


def statements(history: History, act: Callable[[], object]) -> list[str]:
    """Every statement that something runs, with its values."""
    noted: list[str] = []
    history._store.db.set_trace_callback(noted.append)
    act()
    history._store.db.set_trace_callback(None)
    return noted


def test_what_an_answer_asks_never_walks_a_whole_table(history: History) -> None:
    noted = statements(history, lambda: history.waiting(on(100), Scope(decks=("one",))))
    noted += statements(history, lambda: history.waiting(on(100)))
    noted += statements(history, lambda: history.forecast(on(100)))

    asked = [one for one in noted if one.startswith("SELECT")]
    plans = [row[3] for one in asked for row in history._store.db.execute(f"EXPLAIN QUERY PLAN {one}")]
    walks = {plan for plan in plans if plan.startswith("SCAN")}
    assert walks <= {"SCAN setting", "SCAN counted", "SCAN followed", "SCAN w", "SCAN CONSTANT ROW"}  # each a few rows


def test_an_answer_asks_as_little_as_it_can(history: History) -> None:
    answer(history, "one/a", EASY, on(100))
    _, last = history.memory("one/b")
    given = statements(history, lambda: history.review(Answered("one/b", GOOD), last, on(100)))
    asked = statements(history, lambda: history.waiting(on(100)))

    assert len(dict.fromkeys(given)) <= 15  # what runs a trigger is noted again for each
    assert len(asked) <= 10


def test_what_is_due_is_read_from_a_row_for_each_deck_however_much_it_is(tmp_path: Path) -> None:
    history = made(tmp_path)
    faces = [f"item-{n}" for n in range(600)]
    history.attach_index(write_index(tmp_path / "index.sqlite", {"many": faces}))
    history.follow(on(100))
    for face in faces:
        answer(history, f"many/{face}", EASY, on(100))
    answer(history, "many/item-0", GOOD, on(200))

    steps = 0

    def counted() -> int:
        nonlocal steps
        steps += 1
        return 0

    history._store.db.set_progress_handler(counted, 100)
    waiting = history.waiting(on(200, 1))
    history._store.db.set_progress_handler(None, 0)

    assert waiting.reviews == 599
    assert steps < 10  # hundreds of SQLite's instructions: to walk over 600 rows takes more
    history.close()


def test_a_damaged_index_is_not_taken_for_a_damaged_learner_s_file(tmp_path: Path) -> None:
    history = made(tmp_path)
    index = write_index(tmp_path / "index.sqlite", {"one": [f"item-{n}" for n in range(3000)]})
    history.attach_index(index)
    history.follow(on(100))
    history.close()
    with sqlite3.connect(index) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'face'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    with index.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    history = opened(tmp_path)
    history.attach_index(index)
    with pytest.raises(DamagedIndexError):
        history.waiting(on(100))
    history.close()
