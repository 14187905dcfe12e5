from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_files import answer, made, on, opened

from quizapp.base.errors import AnsweredElsewhereError
from quizapp.history.history import History
from quizapp.history.reviews import Answered, Undone
from quizapp.study import schedule
from quizapp.study.memory import Grade

AGAIN, HARD, GOOD, EASY = Grade


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made(tmp_path).close()
    history = opened(tmp_path)
    yield history
    history.close()


def test_an_answer_is_there_when_the_file_is_opened_again(history: History, tmp_path: Path) -> None:
    answer(history, "d/a", EASY, on(100))
    kept = history.memory("d/a")
    history.close()

    again = opened(tmp_path)
    assert again.memory("d/a") == kept
    assert kept[0] is not None
    assert kept[0].due_day > 100
    again.close()


def test_an_answer_does_what_the_preview_said(history: History) -> None:
    answer(history, "d/a", EASY, on(100))
    memory, last = history.memory("d/a")
    foreseen = schedule.preview(memory, on(108), history.settings(), history.seed("d/a"))

    history.review(Answered("d/a", HARD), last, on(108))

    assert history.memory("d/a")[0] == foreseen[HARD]


def test_undo_takes_back_one_answer_after_the_other(history: History) -> None:
    before = []
    for face, day in (("d/a", 100), ("d/b", 100), ("d/a", 103), ("d/a", 120)):
        before.append((face, history.memory(face)))
        answer(history, face, GOOD, on(day))

    for face, memory in reversed(before):
        assert history.undo(on(120, 5)) == Undone("review", face)
        assert history.memory(face) == memory
    assert history.undo(on(120, 6)) is None
    assert history.days(0, 200) == []


def test_after_an_undo_the_face_can_be_answered_anew(history: History) -> None:
    answer(history, "d/a", AGAIN, on(100))
    history.undo(on(100, 1))
    answer(history, "d/a", EASY, on(100, 2))

    memory, _ = history.memory("d/a")
    assert memory is not None
    assert (memory.phase, memory.reps) == ("review", 1)


def test_an_answer_of_a_quiz_is_not_what_undo_takes_back(history: History) -> None:
    answer(history, "d/a", GOOD, on(100))
    history.review(Answered("d/a", GOOD, source="practice"), history.memory("d/a")[1], on(101))

    assert history.undo(on(101, 1)) == Undone("review", "d/a")
    memory, _ = history.memory("d/a")
    assert memory is not None
    assert (memory.reps, memory.last_day) == (1, 101)
    assert history.undo(on(101, 2)) is None


def test_undo_brings_back_what_was_suspended_or_buried_but_leaves_flags(history: History) -> None:
    history.hold("d/a", "suspend", on(100))
    answer(history, "d/b", GOOD, on(100, 1))
    history.hold("d/b", "bury", on(100, 2))
    history.hold("d/b", "flag", on(100, 3))

    assert history.undo(on(100, 4)) == Undone("bury", "d/b")
    assert history.holds("d/b", 100) == {"flag"}
    assert history.undo(on(100, 5)) == Undone("review", "d/b")
    assert history.undo(on(100, 6)) == Undone("suspend", "d/a")
    assert history.suspended() == ()


def test_two_windows_do_not_lose_or_double_an_answer(history: History, tmp_path: Path) -> None:
    other = opened(tmp_path)
    _, seen_here = history.memory("d/a")
    _, seen_there = other.memory("d/a")
    history.review(Answered("d/a", GOOD), seen_here, on(100))

    with pytest.raises(AnsweredElsewhereError):
        other.review(Answered("d/a", AGAIN), seen_there, on(100))
    answer(other, "d/b", GOOD, on(100))

    assert history.memory("d/a") == other.memory("d/a")
    assert history.memory("d/b") == other.memory("d/b")
    assert [day.reviews for day in history.days(100, 100)] == [2]
    other.close()


def test_ids_rise_over_all_windows_even_when_a_clock_is_behind(history: History, tmp_path: Path) -> None:
    other = opened(tmp_path)
    ids = [
        answer(window, f"d/{number}", GOOD, on(day))
        for number, (window, day) in enumerate([(history, 200), (other, 100), (history, 100), (other, 200)])
    ]
    assert ids == sorted(ids)
    other.close()


def test_the_sums_of_a_day_tell_new_tested_and_recalled_apart(history: History) -> None:
    answer(history, "d/a", EASY, on(100))
    answer(history, "d/b", EASY, on(100))
    answer(history, "d/a", GOOD, on(110))
    answer(history, "d/b", AGAIN, on(110))
    answer(history, "d/b", GOOD, on(110, 10))

    first, second = history.days(100, 110)
    assert (first.reviews, first.right, first.new, first.tested) == (2, 2, 2, 0)
    assert (second.reviews, second.right, second.new, second.tested, second.recalled) == (3, 2, 0, 2, 1)
    assert second.took_ms == 3000


def test_changed_settings_hold_for_later_answers_only(history: History) -> None:

    answer(history, "d/a", EASY, on(100))
    before = history.memory("d/a")
    history.change_settings(history.settings()._replace(desired_retention=0.7, learning_steps=(5.0,)), on(100, 1))
    answer(history, "d/b", EASY, on(100, 2))

    assert history.memory("d/a") == before
    assert before[0] is not None
    later, _ = history.memory("d/b")
    assert later is not None
    assert later.due_day > before[0].due_day + 10


@pytest.mark.parametrize("change", [{"desired_retention": 1.0}, {"new_per_day": -1}, {"learning_steps": (0.0,)}])
def test_settings_that_cannot_be_scheduled_with_are_refused(history: History, change: dict[str, object]) -> None:

    with pytest.raises(ValueError, match="out of bounds"):
        history.change_settings(history.settings()._replace(**change), on(100))  # type: ignore[arg-type]  # named by each test line


def test_settings_come_back_as_they_were_given(history: History, tmp_path: Path) -> None:
    from quizapp.base.settings import StudySettings

    wanted = StudySettings(
        new_per_day=7, reviews_per_day=200, desired_retention=0.85, rollover_hour=0, learning_steps=(),
        relearning_steps=(1.5, 20.0),
    )  # fmt: skip
    history.change_settings(wanted, on(100))
    other = opened(tmp_path)
    assert other.settings() == wanted
    other.close()
