from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, made, on, write_index

from quizapp.history import following
from quizapp.history.history import History
from quizapp.history.store import Row
from quizapp.study.memory import Grade, retrievability

SHELVES = ({"d": ["a", "a#2", "b"], "e": ["a", "b"]}, {"d": ["a", "b"], "f": ["c"]}, {"d": ["a", "a#2", "b", "c"]})
FACES = st.sampled_from(["d/a", "d/a#2", "d/b", "e/a", "e/b"])
ITEMS = st.sampled_from(["d/a", "d/b", "e/a"])
DEEDS = st.one_of(
    st.tuples(st.just("answer"), FACES, st.sampled_from(Grade)),
    st.tuples(st.just("answer"), FACES, st.just(Grade.EASY)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("hold"), ITEMS, st.sampled_from(["suspend", "unsuspend", "bury"])),
    st.tuples(st.just("decks"), st.sampled_from(SHELVES)),
    st.tuples(st.just("move"), ITEMS, ITEMS),
    st.tuples(st.just("rebuild")),
)

WAITING = "due_at IS NULL AND suspended = 0 AND listed = 1"
COUNTED_BY_HAND = (
    f"SELECT deck, (SELECT count(*) FROM state WHERE state.deck = followed.deck AND {WAITING}"
    " AND due_day <= (SELECT day FROM counted)) FROM followed ORDER BY deck"
)
DUE_BY_HAND = (
    f"SELECT count(*) FROM state WHERE {WAITING} AND due_day <= :today"
    " AND item NOT IN (SELECT item FROM state WHERE last_day = :today)"
    " AND item NOT IN (SELECT item FROM held WHERE buried_day = :today)"
)


def do(history: History, folder: Path, deed: tuple[object, ...], day: int, minute: int) -> None:
    when = on(day, minute)
    match deed:
        case ("answer", str(face), Grade() as grade):
            answer(history, face, grade, when)
        case ("undo",):
            history.undo(when)
        case ("hold", str(item), what):
            history.hold(item, what, when)  # type: ignore[arg-type]  # drawn from What
        case ("decks", dict(shelf)):
            history.attach_index(write_index(folder / "index.sqlite", shelf, edition=str(minute)))
            history.follow(when)
        case ("move", str(old), str(new)) if old != new:
            with history._store.writing():
                following.move(history._store, history.learner, old, new, when)
        case ("rebuild",):
            history.rebuild()
            history.follow(when)
        case _:
            pass  # an item is not moved to itself


def rows(history: History, sql: str, **named: int) -> list[Row]:
    return history._store.rows(sql, **named)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(DEEDS, st.integers(-2, 12)), max_size=25))
def test_what_is_counted_ahead_is_what_counting_gives_after_anything(
    steps: list[tuple[tuple[object, ...], int]],
) -> None:
    with TemporaryDirectory() as folder:
        history = made(Path(folder))
        history.attach_index(write_index(Path(folder) / "index.sqlite", SHELVES[0]))
        history.follow(on(100))
        day = 100
        for minute, (deed, passed) in enumerate(steps):
            day += passed
            do(history, Path(folder), deed, day, minute)

            assert rows(history, "SELECT deck, due FROM followed ORDER BY deck") == rows(history, COUNTED_BY_HAND)
            days = "SELECT item_day, (SELECT max(last_day) FROM state o WHERE o.item = state.item) FROM state"
            assert all(kept == counted for kept, counted in rows(history, days))
        history.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(FACES, st.sampled_from(Grade), st.integers(0, 9)), max_size=20), st.integers(-20, 60))
def test_what_is_asked_is_the_same_on_any_day_it_is_asked(answers: list[tuple[str, Grade, int]], passed: int) -> None:
    with TemporaryDirectory() as folder:
        history = made(Path(folder))
        history.attach_index(write_index(Path(folder) / "index.sqlite", SHELVES[0]))
        history.follow(on(100))
        day = 100
        for minute, (face, grade, later) in enumerate(answers):
            day += later
            answer(history, face, grade, on(day, minute))
        asked = on(day + passed, 100)

        due = rows(history, DUE_BY_HAND, today=asked.day)[0][0]

        waiting = history.waiting(asked)
        assert waiting.reviews == due
        assert (waiting.review_face is not None) == (due > 0)
        assert sum(deck.reviews for deck in history.by_deck(asked)) == due
        history.close()


def test_what_is_remembered_is_summed_up_as_each_face_by_itself(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.attach_index(write_index(tmp_path / "index.sqlite", {**SHELVES[0], "none": ["a"]}))
    history.follow(on(100))
    for number, face in enumerate(("d/a", "d/a#2", "d/b", "e/a", "gone/a")):
        answer(history, face, Grade(number % 4 + 1), on(100 + number))

    summed = {one.deck: (one.studied, one.chances, one.squares) for one in history.recall(140)}

    expected: dict[str, list[float]] = {}
    for one in history.memories():
        expected.setdefault(one.deck, []).append(retrievability(one.stability, 140 - one.last_day))
    assert summed.keys() == {"d", "e"}
    for deck, chances in expected.items():
        assert summed[deck] == pytest.approx((len(chances), sum(chances), sum(one * one for one in chances)))
    history.close()
