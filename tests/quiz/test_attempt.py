"""An attempt, folded from the rows of the log."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.base.clock import Moment
from quizapp.base.errors import AnsweredElsewhereError, BrokenFileError
from quizapp.quiz.attempt import (
    Attempt,
    Earned,
    TimeIsUpError,
    come_back,
    confidences,
    marks,
    missed,
    newest,
    refuse_if_closed,
    refuse_if_late,
    results,
    rounds,
    seconds_left,
    stops,
    unanswered,
)
from quizapp.quiz.fold import after, fold
from quizapp.quiz.log import AnswerRow, EventRow, Row, RulingRow, What, Why
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.response import Picked, encode
from quizapp.quiz.setup import Mode, Setup

START = Moment(at=1_000_000, day=20_000)
MINUTE = 60_000


def paper(mode: Mode = "exam", minutes: int | None = None) -> Paper:
    questions = tuple(Drawn(f"cells/q{number}", "what", "choose_one", "h", order=(0, 1, 2)) for number in range(4))
    return Paper(seed=1, setup=Setup(decks=("cells",), mode=mode, minutes=minutes), questions=questions)


def attempt(*rows: Row, mode: Mode = "exam", minutes: int | None = None) -> Attempt:
    return fold(b"id", START, paper(mode, minutes), rows)


def answer(
    question: int, *picked: int, earned: float = 1.0, sure: float | None = 0.75, at: int = 0, of: bytes = b""
) -> AnswerRow:
    response = encode(Picked(picked))
    return AnswerRow(question, START.at + at, response, sure, earned, 1.0, share=earned, took_ms=900, id=of)


def event(what: What, question: int | None = None, detail: str = "", at: int = 0) -> EventRow:
    return EventRow(question, START.at + at, what, detail)


def test_an_attempt_begins_with_nothing_answered() -> None:
    fresh = attempt()
    assert unanswered(fresh) == (0, 1, 2, 3)
    assert fresh.at_question == 0
    assert fresh.finished is None


def test_an_answer_is_kept_with_all_that_was_said() -> None:
    given_answer = attempt(answer(2, 1, earned=0.5, sure=0.9, at=5)).answers[2]
    assert given_answer.response == Picked((1,))
    assert (given_answer.earned, given_answer.confidence) == (Earned(0.5, 1.0, 0.5), 0.9)
    assert (given_answer.at, given_answer.took_ms) == (START.at + 5, 900)


def test_in_an_exam_the_last_answer_counts_and_can_be_taken_back() -> None:
    changed = attempt(answer(0, 1), answer(0, 2), answer(1, 0), answer(1))
    assert changed.answers[0].response == Picked((2,))
    assert unanswered(changed) == (1, 2, 3)


def test_in_practice_the_first_answer_is_final() -> None:
    practised = attempt(answer(0, 1), answer(0, 2), mode="practice")
    assert practised.answers[0].response == Picked((1,))
    assert practised.later == {}


def test_what_was_wrong_comes_back_and_the_first_answer_still_counts() -> None:
    practised = attempt(answer(0, 1, earned=0.0), event("again", 0), answer(0, 0), mode="practice")
    assert practised.answers[0].response == Picked((1,))
    assert newest(practised, 0) == practised.later[0][0]
    assert rounds(practised, 0) == 2
    assert not practised.answers[0].is_right


def test_a_round_is_over_before_the_next_one_begins() -> None:
    rows: list[Row] = [answer(2, 1, earned=0.0), answer(0, 1, earned=0.0), answer(1, 0)]
    assert come_back(attempt(*rows, mode="practice")) == (0, 2)
    again: list[Row] = [event("again", 0), answer(0, 1, earned=0.0)]
    assert come_back(attempt(*rows, *again, mode="practice")) == (2, 0)
    right: list[Row] = [event("again", 2), answer(2, 0)]
    assert come_back(attempt(*rows, *again, *right, mode="practice")) == (0,)


def test_a_question_that_came_back_can_be_answered_once() -> None:
    waiting = attempt(answer(0, 1, earned=0.0), event("again", 0), mode="practice")
    refuse_if_closed(waiting, 0)
    with pytest.raises(AnsweredElsewhereError, match="answered already"):
        refuse_if_closed(after(waiting, answer(0, 2)), 0)


def test_adaptive_practice_goes_by_what_was_asked() -> None:
    adaptive = attempt(event("goto", 2), answer(2, 0), event("goto", 0), mode="adaptive")
    assert stops(adaptive) == (2, 0)
    assert [number for number, _ in results(adaptive)] == [2]
    assert stops(attempt(event("goto", 2))) == (0, 1, 2, 3)


def ruling(of: bytes, earned: float, why: Why = "overruled", at: int = 0) -> RulingRow:
    return RulingRow(of, START.at + at, earned, 1.0, earned, why)


def test_a_ruling_is_the_mark_that_stands_and_the_first_one_is_kept() -> None:
    wrong = answer(0, 1, earned=0.0, of=b"a")
    ruled = attempt(wrong, event("finished", at=9), ruling(b"a", 1.0)).answers[0]
    assert (ruled.first.share, ruled.earned.share) == (0.0, 1.0)
    back = attempt(wrong, ruling(b"a", 1.0), ruling(b"a", 0.0, "taken back")).answers[0]
    assert (back.first.share, back.earned.share) == (0.0, 0.0)


def test_a_ruling_is_on_one_answer_alone() -> None:
    rows = (answer(0, 1, earned=0.0, of=b"a"), event("again", 0), answer(0, 2, earned=0.0, of=b"b"))
    ruled = attempt(*rows, ruling(b"b", 1.0), mode="practice")
    assert not ruled.answers[0].is_right
    assert ruled.later[0][0].is_right
    assert come_back(ruled) == ()


@pytest.mark.parametrize("end", ["finished", "timed-out"])
def test_nothing_counts_after_the_end(end: What) -> None:
    ended = attempt(answer(0, 1), event(end, at=9), answer(0, 2), answer(1, 1), event("mark", 1))
    assert ended == attempt(answer(0, 1), event(end, at=9))
    assert (ended.finished, ended.timed_out) == (START.at + 9, end == "timed-out")


def test_marks_and_struck_options_come_and_go() -> None:
    marked = attempt(event("mark", 1), event("mark", 2), event("unmark", 1))
    assert marked.marked == {2}
    struck = attempt(
        event("strike", 1, "2"), event("strike", 1, "0"), event("unstrike", 1, "2"), event("unstrike", 3, "0")
    )
    assert struck.struck == {1: {0}, 3: frozenset()}


def test_it_goes_on_where_it_stopped() -> None:
    assert attempt(answer(0, 1), event("goto", 3)).at_question == 3
    assert attempt(event("goto", 3), answer(2, 1)).at_question == 2


def test_an_answer_that_cannot_be_read_is_told_in_words() -> None:
    with pytest.raises(BrokenFileError):
        attempt(AnswerRow(0, START.at, b'{"type":"pi', 0.5, 1.0, 1.0, 1.0, 1))


def test_another_window_cannot_answer_again() -> None:
    practised = attempt(answer(0, 1), mode="practice")
    refuse_if_closed(practised, 1)
    with pytest.raises(AnsweredElsewhereError, match="question was answered already"):
        refuse_if_closed(practised, 0)


def test_another_window_cannot_answer_after_the_end() -> None:
    refuse_if_closed(attempt(answer(0, 1)), 0)
    with pytest.raises(AnsweredElsewhereError, match="quiz was finished already"):
        refuse_if_closed(attempt(event("finished")), 1)


def left(minutes_gone: float, *rows: Row) -> int | None:
    now = Moment(at=START.at + round(minutes_gone * MINUTE), day=START.day)
    return seconds_left(attempt(*rows, minutes=20), now)


def test_the_clock_of_an_exam_runs_on_while_the_app_is_closed() -> None:
    assert left(0) == 1200
    assert left(7.5) == 750
    assert left(19.9999) == 1
    assert left(20) == 0
    assert left(24 * 60) == 0


def test_setting_the_clock_back_gives_no_more_time() -> None:
    assert left(-24 * 60) == 1200
    assert left(-24 * 60, answer(0, 1, at=15 * MINUTE)) == 300


def test_a_clock_that_was_set_forward_takes_no_time_away() -> None:
    day = 24 * 60
    assert left(day + 5, event("clock", detail=str(day * MINUTE), at=day * MINUTE)) == 900
    assert left(5 - day, event("clock", detail=str(-day * MINUTE), at=-day * MINUTE)) == 900


def test_an_answer_that_comes_after_the_time_is_refused() -> None:
    exam = attempt(minutes=20)
    refuse_if_late(exam, Moment(START.at + 20 * MINUTE + 4_000, START.day))
    with pytest.raises(TimeIsUpError, match="The time is up"):
        refuse_if_late(exam, Moment(START.at + 20 * MINUTE + 6_000, START.day))
    refuse_if_late(attempt(), Moment(START.at + 99 * MINUTE, START.day))


def test_a_finished_exam_has_no_time_left() -> None:
    assert left(5, event("finished")) == 0


def test_without_a_limit_and_in_practice_there_is_no_clock() -> None:
    assert seconds_left(attempt(), START) is None
    assert seconds_left(attempt(mode="practice", minutes=20), START) is None


MIXED = (answer(0, 1), answer(1, 2, earned=0.0, sure=0.9), answer(2, 0, earned=0.5, sure=None), event("finished"))


def test_an_exam_counts_what_was_left_out() -> None:
    assert [one.share for one in marks(results(attempt(*MIXED)))] == [1, 0, 0.5, 0]
    assert missed(attempt(*MIXED), results(attempt(*MIXED))) == ("cells/q1", "cells/q2", "cells/q3")


def test_practice_counts_what_was_answered() -> None:
    stopped = attempt(*MIXED, mode="practice")
    assert [one.share for one in marks(results(stopped))] == [1, 0, 0.5]
    assert missed(stopped, results(stopped)) == ("cells/q1", "cells/q2")
    assert [number for number, _ in results(stopped)] == [0, 1, 2]


def test_confidence_counts_where_it_was_said() -> None:
    assert confidences(attempt(*MIXED).answers.values()) == ((0.75, True), (0.9, False))


whats = st.sampled_from(["mark", "unmark", "strike", "unstrike", "goto", "again", "clock", "finished", "timed-out"])
rows = st.lists(
    st.one_of(
        st.builds(
            answer, st.integers(0, 3), st.integers(0, 2), at=st.integers(0, 10**6), of=st.sampled_from([b"a", b"b"])
        ),
        st.builds(ruling, st.sampled_from([b"a", b"b"]), st.sampled_from([0.0, 0.5, 1.0])),
        st.builds(event, whats, st.integers(0, 3), st.sampled_from(["0", "1", "2"]), st.integers(0, 10**6)),
    ),
    max_size=20,
)


@given(rows, st.integers(0, 20), st.sampled_from(["practice", "adaptive", "exam", "mock"]))
@settings(max_examples=60)
def test_resuming_equals_never_having_stopped(log: list[Row], stopped: int, mode: Mode) -> None:
    resumed = attempt(*log[:stopped], mode=mode)
    for row in log[stopped:]:
        resumed = after(resumed, row)
    assert resumed == attempt(*log, mode=mode)
