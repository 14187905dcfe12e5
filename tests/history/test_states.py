from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, derived, made, on, write_index

from quizapp.history import following
from quizapp.history.history import History
from quizapp.history.holds import What
from quizapp.history.taking_in import Stood
from quizapp.study.memory import Grade, Memory

items = st.sampled_from(["d/a", "d/b", "e/a"])
faces = st.builds(str.__add__, items, st.sampled_from(["", "#2", "#back"]))
whats: st.SearchStrategy[What] = st.sampled_from(["flag", "unflag", "suspend", "unsuspend", "bury", "unbury"])
deeds = st.one_of(
    st.tuples(st.just("answer"), faces, st.sampled_from(Grade)),
    st.tuples(st.just("answer"), faces, st.sampled_from(Grade)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("hold"), items, whats),
    st.tuples(st.just("settings"), st.floats(0.7, 0.99), st.lists(st.floats(1, 2000), max_size=3)),
    st.tuples(st.just("move"), items, items),
    st.tuples(st.just("take over"), faces, st.floats(0.1, 99)),
)


def do(history: History, deed: tuple[object, ...], day: int, minute: int) -> None:
    when = on(day, minute)
    match deed:
        case ("answer", str(face), Grade() as grade):
            answer(history, face, grade, when)
        case ("undo",):
            history.undo(when)
        case ("hold", str(item), what):
            history.hold(item, what, when)  # type: ignore[arg-type]  # drawn from `whats`
        case ("settings", float(aim), list(steps)):
            history.change_settings(
                history.settings()._replace(desired_retention=aim, learning_steps=tuple(steps)), when
            )
        case ("take over", str(face), float(stability)):
            memory = Memory("review", None, stability, 5.0, day - 3, None, day + 2, 4, 1)
            history.take_in([], [Stood(face, when, memory)])
        case ("move", str(old), str(new)) if old != new:
            with history._store.writing():
                following.move(history._store, history.learner, old, new, when)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(deeds, st.integers(0, 12)), max_size=25))
def test_derived_tables_equal_a_replay_of_the_log_after_anything(steps: list[tuple[tuple[object, ...], int]]) -> None:
    with TemporaryDirectory() as folder:
        history = made(Path(folder))
        day = 100
        for minute, (deed, passed) in enumerate(steps):
            day += passed
            do(history, deed, day, minute)

        kept = derived(history)
        history.rebuild()
        assert derived(history) == kept
        history.close()


def test_a_face_keeps_its_dates_when_its_item_moves(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a#2", Grade.EASY, on(100))
    answer(history, "d/a#2", Grade.GOOD, on(108))
    before = history.memory("d/a#2")

    history.attach_index(write_index(tmp_path / "index.sqlite", {"e": ["b#1", "b#2"]}, former={"d/a": "e/b"}))
    history.follow(on(109))

    assert history.memory("e/b#2") == before
    assert history.memory("d/a#2") == (None, None)
    answer(history, "e/b#2", Grade.GOOD, on(140))
    kept = derived(history)
    history.rebuild()
    assert derived(history) == kept
    history.close()


def test_an_answer_given_before_a_move_can_be_undone_after_it(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    history.attach_index(write_index(tmp_path / "index.sqlite", {"d": ["b"]}, former={"d/a": "d/b"}))
    history.follow(on(101))

    undone = history.undo(on(101))

    assert undone is not None
    assert undone.key == "d/b"
    assert history.memory("d/b") == (None, None)
    history.close()
