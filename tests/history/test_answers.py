"""What each item was answered, over all finished quizzes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from learner_files import made, on, write_index

from quizapp.base.errors import BrokenFileError, NewerFileError
from quizapp.history.answers import AnsweredRow
from quizapp.history.attempts import Given
from quizapp.history.history import History
from quizapp.history.reviews import Answered
from quizapp.study.memory import Grade

PICKED = b'{"type":"picked","options":[0]}'


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = made(tmp_path)
    yield history
    history.close()


def attempt(history: History, *answers: Given, day: int = 100, end: bool = True) -> bytes:
    started = history.start_attempt(b"paper %d" % day, on(day))
    for one in answers:
        history.answer_question(started, one, on(day, 1))
    if end:
        history.finish_attempt(started, on(day, 9))
    return started


def given(item: str, share: float = 1.0, question: int = 0) -> Given:
    return Given(question, item, PICKED, 3 * share, out_of=3.0, share=share, took_ms=900)


def test_answers_are_those_that_stand_in_finished_attempts(history: History) -> None:
    first = attempt(history, given("d/a", 0.0), given("d/a", 1.0), given("d/b", 0.5, question=1))
    attempt(history, given("d/a"), day=101, end=False)

    assert history.answers() == [
        AnsweredRow(first, 0, on(100, 1), "d/a", PICKED, 1.0, 900),
        AnsweredRow(first, 1, on(100, 1), "d/b", PICKED, 0.5, 900),
    ]


def test_a_question_left_unanswered_in_an_exam_is_an_answer_without_a_response(history: History) -> None:
    started = history.start_attempt(b"", on(100))
    history.finish_attempt(started, on(100, 9), [Given(0, "d/a", None, 0.0, 1.0, 0.0)])

    assert [(row.item, row.response, row.share) for row in history.answers()] == [("d/a", None, 0.0)]


def test_only_the_first_answer_to_an_item_is_a_first_answer(history: History) -> None:
    attempt(history, given("d/a", 0.0), given("d/b", 1.0, question=1))
    attempt(history, given("d/a", 1.0), given("d/c", 0.5, question=1), day=101)

    assert history.first_answers() == {"d/a": 0.0, "d/b": 1.0, "d/c": 0.5}


def test_answers_follow_an_item_that_moved(history: History, tmp_path: Path) -> None:
    started = history.start_attempt(b"", on(100))
    study = Answered("d/a", Grade.GOOD, source="practice")
    history.answer_question(started, given("d/a"), on(100), study=study)
    history.finish_attempt(started, on(100))
    history.attach_index(write_index(tmp_path / "index.sqlite", {"d": ["better"]}, former={"d/a": "d/better"}))
    history.follow(on(101))

    assert [row.item for row in history.answers()] == ["d/better"]


def test_papers_are_found_by_their_attempts(history: History) -> None:
    first, second = attempt(history, given("d/a")), attempt(history, given("d/a"), day=101)

    assert history.papers([second]) == {second: b"paper 101"}
    assert history.papers([]) == {}
    assert set(history.papers([first, second])) == {first, second}


def test_answers_are_read_in_two_queries_however_many_there_are(history: History) -> None:
    for day in range(100, 104):
        attempt(history, *(given(f"d/q{number}", question=number) for number in range(20)), day=day)
    asked: list[str] = []
    history._store.db.set_trace_callback(asked.append)

    assert len(history.answers()) == 80
    assert len(asked) == 2


def test_a_file_that_is_only_looked_at_stays_as_it_is(history: History) -> None:
    attempt(history, given("d/a"))
    path = history.path
    history.close()
    before = path.read_bytes()

    looked = History.reader(path)
    assert looked.first_answers() == {"d/a": 1.0}
    looked.close()

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("learner.sqlite*")] == ["learner.sqlite"]


@pytest.mark.parametrize(
    ("pragma", "refusal"),
    [
        ("user_version = 99", NewerFileError),
        ("user_version = 0", BrokenFileError),
        ("application_id = 1", BrokenFileError),
    ],
)
def test_a_file_of_another_version_is_not_looked_at(
    history: History, pragma: str, refusal: type[BrokenFileError | NewerFileError]
) -> None:
    path = history.path
    history.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA {pragma}")

    with pytest.raises(refusal):
        History.reader(path)
