"""What Progress says after quizzes, and where it cannot say anything."""

from __future__ import annotations

import pytest
from hands import Hands, Opening

from quizapp.base.errors import BrokenFileError
from quizapp.history.history import History
from quizapp.quiz.response import Picked
from quizapp.quiz.setup import Setup
from quizapp.ui.charts.bias import BiasChart
from quizapp.workspace import quizzing

CHOICES = """quizapp: 1
id: choices
title: Choices
items:
""" + "".join(f"  - {{id: q{number}, question: Which {number}?, right: a, wrong: [b, c, d]}}\n" for number in range(8))


def take(hands: Hands, right: int, sure: float) -> None:
    """Take an exam of eight questions, the first of them rightly, equally sure of each."""
    desk = hands.app.workspace
    attempt = quizzing.start(desk, Setup(decks=("choices",), mode="exam"), seed=1)
    for number in range(len(attempt.paper.questions)):
        attempt, _mark = quizzing.give(desk, attempt, number, Picked((0 if number < right else 1,)), sure, took_ms=1000)
    quizzing.finish(desk, attempt)
    hands.clock.pass_minutes(24 * 60)


def test_the_first_quiz_tells_no_more_than_it_can(opening: Opening) -> None:
    hands = opening(choices=CHOICES)
    take(hands, right=4, sure=0.9)

    hands.press("P")

    seen = hands.read()
    # 4 - 4/3 of 8 is a third.
    assert "of 8 different questions, likely 21% to 79%; 33% without guessing" in seen
    assert "Too few answers to judge your confidence: 8 of at least 20." in seen
    assert "4 of 8 first answers right, likely 21% to 79%. Confidence: too few: 8 of 20 answers" in seen
    for verdict in ("Overconfident", "Bias over time", "Log score"):
        assert verdict not in seen


def test_some_quizzes_tell_of_confidence_over_time(opening: Opening) -> None:
    hands = opening(choices=CHOICES)
    for right in (4, 4, 4, 8, 8, 8):
        take(hands, right, sure=0.9)

    hands.press("P")

    # 48 answers at 90%, 36 right; the first three quizzes are 40 points over, the others 10 points under.
    seen = hands.read()
    assert "Overconfident by 15 points." in seen
    assert "When you said 90%, you were right 36 times in 48." in seen
    assert "Confidence: over by 15 points, 48 answers" in seen
    assert hands.app.rooms.progress.screen.findChildren(BiasChart)[0].numbers()[1] == (
        ("7 May 2026 to 9 May 2026", "24", "\u221210, unclear", "0.01"),
        ("4 May 2026 to 6 May 2026", "24", "+40, clear", "0.41"),
    )


def test_a_history_that_cannot_be_read_is_told(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(choices=CHOICES)
    take(hands, right=4, sure=0.9)

    def broken(_history: History) -> None:
        raise BrokenFileError("The learner's file is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(History, "marks", broken)
        hands.press("P")
        assert "The learner's file is damaged." in hands.read()
        assert "Quizzes taken" not in hands.read()

    hands.press("T", "P")

    assert "damaged" not in hands.read()
    assert "Quizzes taken" in hands.read()
