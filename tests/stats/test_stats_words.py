"""The sentences that screens and the command line share."""

import subprocess
import sys
from itertools import chain

import pytest

from quizapp.stats import words
from quizapp.stats.calibration import Calibration, calibration
from quizapp.stats.mastery import ItemAnswer, mastery
from quizapp.stats.recall import predicted
from quizapp.stats.scores import score, share


def said(level: float, right: int, n: int) -> list[tuple[float, bool]]:
    return [(level, place < right) for place in range(n)]


def judged(*rows: list[tuple[float, bool]]) -> Calibration:
    found = calibration(chain.from_iterable(rows))
    assert found is not None
    return found


def test_a_level_is_rounded_outwards() -> None:
    scored = score([(1, 1)] * 14 + [(0, 1)] * 6)
    assert words.result(scored) == "14 of 20 right"
    assert words.level(scored) == "With 20 questions, your level is likely between 48% and 86%."


def test_parts_are_points() -> None:
    assert words.result(score([(1, 1), (2 / 3, 1), (0, 1)])) == "1.67 of 3 points"


def test_too_few_questions_tell_no_level() -> None:
    sentence = "Too few questions to tell your level: at least 8 different ones are needed."
    assert words.level(score([(1, 1)] * 7)) == sentence


def test_a_whole_percentage_is_not_rounded_away() -> None:
    assert words.between(0.07, 0.29) == "between 7% and 29%"


def test_overconfidence_is_told_with_the_level_that_shows_it() -> None:
    assert words.calibrated(judged(said(0.9, 30, 40), said(0.6, 6, 10))) == (
        "Overconfident by 12 points. When you said 90%, you were right 30 times in 40. "
        "Brier score 0.22 (0 is perfect; saying 50% each time gives 0.25)."
    )


def test_underconfidence_is_told() -> None:
    sentence = words.calibrated(judged(said(0.4, 18, 20)))
    assert sentence is not None
    assert sentence.startswith("Underconfident by 50 points. When you said 40%, you were right 18 times in 20.")


def test_a_gap_that_chance_explains_is_not_called_a_bias() -> None:
    sentence = words.calibrated(judged(said(0.9, 17, 20)))
    assert sentence is not None
    assert sentence.startswith("Neither clearly overconfident nor underconfident. When you said 90%")


def test_a_level_with_fewer_than_five_answers_is_not_judged() -> None:
    sentence = words.calibrated(judged(said(0.99, 0, 4), said(0.6, 1, 16)))
    assert sentence is not None
    assert "99%" not in sentence
    assert "When you said 60%, you were right once in 16." in sentence


def test_no_level_is_named_where_none_has_enough_answers() -> None:
    spread = [said(level, 3, 4) for level in (0.25, 0.4, 0.6, 0.75, 0.9)]
    sentence = words.calibrated(judged(*spread))
    assert sentence is not None
    assert "When you said" not in sentence


def test_too_few_answers_judge_no_confidence() -> None:
    assert words.calibrated(judged(said(0.9, 0, 19))) is None
    assert words.calibration_needs(19) == "Too few answers to judge your confidence: 19 of at least 20."


def test_a_bias_is_told_in_a_few_words() -> None:
    assert words.bias(judged(said(0.9, 30, 40), said(0.6, 6, 10))) == "over by 12 points"
    assert words.bias(judged(said(0.4, 18, 20))) == "under by 50 points"
    assert words.bias(judged(said(0.9, 17, 20))) == "no clear bias"
    assert words.bias(judged(said(0.9, 0, 19))) == "too few: 19 of 20"


def test_the_log_score_is_told_with_what_to_hold_it_against() -> None:
    assert words.log_score(judged(said(0.5, 10, 20))) == (
        "Log score 0.69 (0 is perfect; saying 50% each time gives 0.69)."
    )


def test_a_score_without_guessing_is_told() -> None:
    assert words.without_guessing(0.625) == "62% without guessing"
    assert words.without_guessing(-0.1) == "less than blind guessing earns"


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (16, 0, "Mastered: likely at least 80%, and the goal is 80%."),
        (14, 6, "Not yet: likely between 48% and 86%, and the goal is 80%."),
        (5, 0, "Too few to tell: 5 of at least 8 different questions."),
    ],
)
def test_mastery_is_told_with_its_goal(right: int, wrong: int, sentence: str) -> None:
    rows = [ItemAnswer("what", str(number), number, number < right) for number in range(right + wrong)]
    assert words.mastered(mastery(rows)[0]) == sentence


def test_predicted_recall_is_told_with_its_coverage() -> None:
    assert words.predicted(predicted([(10.0, 90)] * 25, 100, total=40)) == (
        "You would recall about 90% of it today, likely between 78% and 100%; 25 of 40 studied."
    )
    assert words.predicted(predicted([], 100, total=40)) == "Nothing to predict yet: 0 of 40 studied."


def test_recall_in_reviews_is_held_against_the_aim() -> None:
    assert words.recalled(share(375, 412), 0.9) == (
        "375 of 412 reviews recalled, likely between 87% and 94%; the aim is 90%."
    )
    assert words.recalled(share(7, 7), 0.9) == "Too few reviews to tell your recall: 7 of at least 8."


def test_the_figures_need_neither_msgspec_nor_qt() -> None:
    heavy = "{'msgspec', 'yaml', 'fsrs', 'numpy', 'PySide6', 'sqlite3'} & set(sys.modules)"
    code = (
        f"import sys, quizapp.stats.words, quizapp.stats.days, quizapp.stats.forecast, quizapp.quiz.log; print({heavy})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
