from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, made, on, write_index

from quizapp.base.progress import unstopped
from quizapp.history import following
from quizapp.history.anew import make_anew
from quizapp.history.history import History
from quizapp.history.recalled import DeckRecall
from quizapp.history.soundness import Looked, look_over
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
    st.tuples(st.just("keep")),
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
        case ("keep",):
            history.keep_recall((day, day + 1))
        case _:
            pass  # an item is not moved to itself


def recalled(history: History, day: int) -> dict[tuple[str, str], float]:
    """What would be recalled on a day: for each deck how many were studied, their chances and the squares of these."""
    found = ((one.deck, zip(DeckRecall._fields[1:], one[1:], strict=True)) for one in history.recall(day))
    return {(deck, name): value for deck, sums in found for name, value in sums}


def recalled_by_hand(history: History, day: int) -> dict[tuple[str, str], float]:
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    listed = "SELECT deck, stability, last_day FROM state JOIN followed USING (deck) WHERE listed = 1"
    for deck, stability, last_day in rows(history, listed):
        chance = retrievability(stability, max(0, day - last_day))
        for name, value in (("studied", 1), ("chances", chance), ("squares", chance * chance)):
            found[deck, name] += value
    return found


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
            for asked in (day, day + 1):
                assert recalled(history, asked) == pytest.approx(recalled_by_hand(history, asked))
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


@pytest.fixture
def studied(tmp_path: Path) -> Iterator[History]:
    """A file with answers in two decks, of which one has no answer that the decks still know."""
    history = made(tmp_path)
    history.attach_index(write_index(tmp_path / "index.sqlite", {**SHELVES[0], "none": ["a"]}))
    history.follow(on(100))
    for number, face in enumerate(("d/a", "d/a#2", "d/b", "e/a", "gone/a")):
        answer(history, face, Grade(number % 4 + 1), on(100 + number))
    yield history
    history.close()


def test_what_is_remembered_is_summed_up_as_each_face_by_itself(studied: History) -> None:
    summed = {one.deck: (one.studied, one.chances, one.squares) for one in studied.recall(140)}

    expected: dict[str, list[float]] = {}
    for one in studied.memories():
        expected.setdefault(one.deck, []).append(retrievability(one.stability, 140 - one.last_day))
    assert summed.keys() == {"d", "e"}
    for deck, chances in expected.items():
        assert summed[deck] == pytest.approx((len(chances), sum(chances), sum(one * one for one in chances)))


def test_what_is_kept_is_not_summed_up_again_until_a_face_of_the_deck_changes(studied: History) -> None:
    before = {one.deck: one for one in studied.recall(140)}
    studied.keep_recall((140, 141))
    with studied._store.writing():
        studied._store.write("UPDATE recalled SET chances = 0.25")

    assert [one.chances for one in studied.recall(140)] == [0.25, 0.25]
    assert studied.recall(142)[0].chances > 1

    answer(studied, "e/b", Grade.GOOD, on(130))
    now = {one.deck: one for one in studied.recall(140)}
    assert now["d"].chances == 0.25
    assert now["e"].chances > before["e"].chances


def test_recall_is_kept_for_the_days_that_are_asked_for_and_written_once(studied: History) -> None:
    days = "SELECT DISTINCT day FROM recalled ORDER BY day"
    studied.keep_recall((140, 141))
    assert rows(studied, days) == [(140,), (141,)]

    written = studied._store.db.total_changes
    studied.keep_recall((140, 141))
    assert studied._store.db.total_changes == written

    studied.keep_recall((141, 142))
    assert rows(studied, days) == [(141,), (142,)]


@pytest.mark.parametrize("decayed", ["9e999", "-1.0", "1e300"])
def test_decay_of_what_is_kept_is_found_and_harms_no_bar_meanwhile(studied: History, decayed: str) -> None:
    studied.keep_recall((140, 141))
    assert look_over(studied.path, None) == Looked()

    with studied._store.writing():
        studied._store.write(f"UPDATE recalled SET chances = {decayed} WHERE deck = 'd' AND day = 141")

    assert look_over(studied.path, None) == Looked(stale=True)
    assert all(0 <= one.chances <= one.studied for one in studied.recall(141))
    assert make_anew(studied.path, None, unstopped)
    assert look_over(studied.path, None) == Looked()
