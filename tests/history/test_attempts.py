from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_files import answer, derived, made, on, opened, write_index

from quizapp.base.errors import AnsweredElsewhereError
from quizapp.history.attempts import Given
from quizapp.history.history import History
from quizapp.history.reviews import Answered
from quizapp.quiz.log import AnswerRow, EventRow
from quizapp.study.memory import Grade


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = made(tmp_path)
    yield history
    history.close()


def given(question: int, points: float = 1.0, confidence: float | None = None) -> Given:
    return Given(question, f"d/q{question}", b'{"options":[0]}', points, 1.0, points, confidence, took_ms=900)


def test_an_attempt_is_there_as_it_was_when_the_app_starts_again(history: History, tmp_path: Path) -> None:
    attempt = history.start_attempt(b'{"seed":7}', on(100))
    history.answer_question(attempt, given(0, confidence=0.75), on(100, 1))
    history.attempt_event(attempt, "strike", on(100, 2), question=1, detail="2")
    history.answer_question(attempt, given(1, points=0.0), on(100, 3))
    history.close()

    again = opened(tmp_path)
    assert again.unfinished_attempt() == attempt
    log = again.load_attempt(attempt)
    assert (log.started, log.paper) == (on(100), b'{"seed":7}')
    response = b'{"options":[0]}'
    first, struck, second = log.rows
    assert isinstance(first, AnswerRow)
    assert isinstance(second, AnswerRow)
    assert first == AnswerRow(0, on(100, 1).at, response, 0.75, 1.0, 1.0, 1.0, took_ms=900, id=first.id)
    assert struck == EventRow(1, on(100, 2).at, "strike", "2")
    assert second == AnswerRow(1, on(100, 3).at, response, None, 0.0, 1.0, 0.0, took_ms=900, id=second.id)
    again.close()


def test_the_last_answer_to_a_question_stands(history: History) -> None:
    attempt = history.start_attempt(b"", on(100))
    for points in (1.0, 0.0, 0.5):
        history.answer_question(attempt, given(0, points), on(100))
    blank = Given(1, "d/q1", None, 0.0, 1.0, 0.0)
    history.finish_attempt(attempt, on(100, 9), [blank], timed_out=True)

    (row,) = history.attempts()
    assert (row.answered, row.points, row.out_of, row.timed_out) == (1, 0.5, 2.0, True)
    assert row.finished == on(100, 9)
    assert [(mark.item, mark.answered, mark.points) for mark in history.marks()] == [
        ("d/q0", True, 0.5), ("d/q1", False, 0.0),
    ]  # fmt: skip


def test_an_answer_in_practice_is_final_and_a_review_at_once(history: History) -> None:
    attempt = history.start_attempt(b"", on(100))
    study = Answered("d/q0", Grade.AGAIN, source="practice")
    history.answer_question(attempt, given(0), on(100), once=True, study=study)

    with pytest.raises(AnsweredElsewhereError):
        history.answer_question(attempt, given(0), on(100), once=True, study=study)

    memory, _ = history.memory("d/q0")
    assert memory is not None
    assert memory.reps == 1
    assert len(history.load_attempt(attempt).rows) == 1


def test_what_is_over_takes_no_more_answers(history: History, tmp_path: Path) -> None:
    attempt = history.start_attempt(b"", on(100))
    other = opened(tmp_path)
    other.finish_attempt(attempt, on(100, 1))

    with pytest.raises(AnsweredElsewhereError):
        history.answer_question(attempt, given(0), on(100, 2), study=Answered("d/q0", Grade.GOOD))
    with pytest.raises(AnsweredElsewhereError):
        history.attempt_event(attempt, "mark", on(100, 2), question=0)
    with pytest.raises(AnsweredElsewhereError):
        history.finish_attempt(attempt, on(100, 2))

    assert [type(row) for row in history.load_attempt(attempt).rows] == [EventRow]
    assert derived(history)["state"] == []
    other.close()


def test_attempts_are_listed_newest_first_without_those_that_were_left(history: History) -> None:
    ids = [history.start_attempt(b"", on(100 + number)) for number in range(4)]
    history.finish_attempt(ids[0], on(110))
    history.attempt_event(ids[2], "left", on(110))
    history.finish_attempt(ids[3], on(110))

    assert [row.id for row in history.attempts()] == [ids[3], ids[1], ids[0]]
    assert history.unfinished_attempt() == ids[1]
    assert history.marks() == []


def test_marks_follow_an_item_that_moved(history: History, tmp_path: Path) -> None:
    attempt = history.start_attempt(b"", on(100))
    history.answer_question(attempt, given(0), on(100), study=Answered("d/q0", Grade.GOOD, source="practice"))
    history.finish_attempt(attempt, on(100))
    history.attach_index(write_index(tmp_path / "index.sqlite", {"d": ["better"]}, former={"d/q0": "d/better"}))
    history.follow(on(101))

    assert [mark.item for mark in history.marks()] == ["d/better"]


def test_an_unknown_attempt_is_a_lookup_error(history: History) -> None:
    with pytest.raises(LookupError):
        history.load_attempt(bytes(16))


def test_the_hardest_faces_are_those_forgotten_most_often(history: History) -> None:
    for day in range(100, 160, 10):
        answer(history, "d/hard", Grade.AGAIN if day % 20 else Grade.EASY, on(day))
        answer(history, "d/soft", Grade.AGAIN if day == 110 else Grade.EASY, on(day))
        answer(history, "d/kept", Grade.GOOD, on(day))

    assert [(row.face, row.lapses) for row in history.hardest()] == [("d/hard", 3), ("d/soft", 1)]
    assert len(history.hardest(1)) == 1
