from threading import Event

import pytest

from quizapp.base.beside import Beside


def test_work_goes_on_beside_until_its_answer_is_asked_for() -> None:
    may_end = Event()

    beside = Beside(lambda: may_end.wait(timeout=10) and "done")

    assert not beside.is_over()
    may_end.set()
    assert beside.answer() == "done"
    assert beside.is_over()


def test_what_goes_wrong_is_raised_where_the_answer_is_asked_for() -> None:
    beside = Beside(lambda: 1 // 0)

    with pytest.raises(ZeroDivisionError):
        beside.answer()
