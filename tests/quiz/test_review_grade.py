"""What an answer to a question says to the schedule."""

import pytest

from quizapp.quiz.marking import Verdict
from quizapp.quiz.review_grade import review_grade


@pytest.mark.parametrize(
    ("verdict", "confidence", "grade"),
    [
        ("wrong", 0.99, 1),
        ("wrong", None, 1),
        ("unanswered", None, 1),
        ("partly", 0.90, 1),
        ("right", 0.25, 2),
        ("right", 0.60, 2),
        ("right", 0.75, 3),
        ("right", 0.99, 3),
        ("right", None, 3),
    ],
)
def test_grades_follow_the_mark_and_the_confidence(verdict: Verdict, confidence: float | None, grade: int) -> None:
    assert review_grade(verdict, confidence) == grade
