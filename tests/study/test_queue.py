from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.queue import Choice, Waiting, choose


def test_a_step_that_is_over_comes_before_all_else() -> None:
    waiting = Waiting(learning=1, reviews=5, new=5, learning_face="step", review_face="review", new_face="new")
    assert choose(waiting) == Choice("step", "learning")


def test_a_step_ahead_of_time_comes_after_all_else() -> None:
    waiting = Waiting(ahead=1, reviews=1, learning_face="step", review_face="review")
    assert choose(waiting) == Choice("review", "review")
    assert choose(Waiting(ahead=1, learning_face="step")) == Choice("step", "ahead")


def test_nothing_waits() -> None:
    assert choose(Waiting(later_at=5)) is None


def test_new_faces_come_at_once_where_no_reviews_are_due() -> None:
    assert choose(Waiting(new=3, new_face="new")) == Choice("new", "new")


@given(reviews=st.integers(0, 60), new=st.integers(0, 60))
def test_new_faces_are_spread_evenly_among_the_reviews(reviews: int, new: int) -> None:
    reviews_done = new_done = 0
    while reviews_done + new_done < reviews + new:
        left = (reviews - reviews_done, new - new_done)
        choice = choose(
            Waiting(
                reviews=left[0], new=left[1], review_face="review" if left[0] else None,
                new_face="new" if left[1] else None, reviews_done=reviews_done, new_done=new_done,
            )
        )  # fmt: skip
        assert choice is not None
        reviews_done += choice.stage == "review"
        new_done += choice.stage == "new"
        assert new_done * reviews <= reviews_done * new or reviews_done == reviews
        assert reviews_done * new <= (new_done + 1) * reviews + new or new_done == new
