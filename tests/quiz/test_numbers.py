"""Reading numbers as learners write them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.quiz.notation import plain
from quizapp.quiz.numbers import fits, readings, shown, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48.8", "48.8"),
        ("48,8", "48.8"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0,125", "0.125"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234 567", "1234567"),
        ("1\u202f234,5", "1234.5"),
        ("1\u00a0234", "1234"),
        ("1'234", "1234"),
        ("1’234", "1234"),
        ("1.234.567", "1234567"),
        ("1,00,000", "100000"),  # as in India
        ("1e5", "100000"),
        ("1.5E-3", "0.0015"),
        ("1,5 x 10^5", "150000"),
        ("1.5×10⁵", "150000"),
        ("5·10⁻³", "0.005"),
        ("10⁵", "100000"),
        ("3/4", "3/4"),
        ("¾", "3/4"),
        ("2 1/2", "5/2"),
        ("2½", "5/2"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("+5", "5"),
        ("48.8%", "0.488"),
        ("５", "5"),
        ("٣٫٥", "3.5"),
    ],
)
def test_a_number_is_read_in_the_notation_of_the_learner(text: str, value: str) -> None:
    assert readings(text) == (Fraction(value),)


def test_what_may_mean_two_numbers_is_read_as_both() -> None:
    assert readings("1,234") == (Fraction(1234), Fraction("1.234"))
    assert readings("1.234") == (Fraction("1.234"), Fraction(1234))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "5 or 6",
        "1 5",
        "12,34,5",
        "1.2.3",
        "--5",
        "1/0",
        "5 mg",
        "1e999999999",
        "1e201",
        "9" * 100,
        "NaN",
        "inf",
    ],
)
def test_what_is_no_number_is_read_as_none(text: str) -> None:
    assert readings(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5", "mg"),
        ("5 mg", "mg"),
        ("5mg.", "mg"),
        ("5 MG/ML", "mg/mL"),
        ("5 Weeks", "week"),
        ("5 µg", "μg"),
        ("5 m²", "m^2"),
        ("5 °C", "°C"),
        ("5 %", "%"),
        ("5 percent", "%"),
        ("5 per cent", "%"),
        ("$5", "$"),
        ("5 $", "$"),
    ],
)
def test_the_unit_of_the_question_may_stand_with_the_number(text: str, unit: str) -> None:
    assert readings(text, unit) == (Fraction(5),)


@pytest.mark.parametrize(("text", "unit"), [("5 kg", "mg"), ("5 Mg", "mg"), ("5 days", "week"), ("5 mg", "")])
def test_another_unit_is_not_read(text: str, unit: str) -> None:
    assert readings(text, unit) == ()


@pytest.mark.parametrize(
    ("value", "within", "fit"),
    [
        ("48.8", "0", True),
        ("48.81", "0", False),
        ("48.9", "0.1", True),
        ("48.7", "0.1", True),
        ("48.91", "0.1", False),
        ("49.776", "2%", True),
        ("49.777", "2%", False),
        ("47.824", "2 %", True),
    ],
)
def test_a_margin_is_absolute_or_a_percentage_of_the_number(value: str, within: str, fit: bool) -> None:
    assert fits(Fraction(value), written("48.8"), within) is fit


def test_a_margin_around_a_negative_number_reaches_both_ways() -> None:
    assert fits(Fraction("-9.9"), Fraction(-10), "1%")
    assert not fits(Fraction("-9.8"), Fraction(-10), "1%")


def test_an_author_who_writes_no_number_is_a_bug_of_the_reader() -> None:
    with pytest.raises(ValueError, match="'many' is not a number"):
        written("many")


@given(st.decimals(-(10**12), 10**12, places=4))
@settings(max_examples=100)
def test_any_decimal_is_read_with_point_and_comma(value: object) -> None:
    text = f"{value:f}"
    assert Fraction(text) in readings(text)
    assert Fraction(text) in readings(text.replace(".", ","))


@given(st.integers(0, 10**12), st.sampled_from(",. '\u202f"))
@settings(max_examples=100)
def test_any_grouping_is_read(value: int, mark: str) -> None:
    assert Fraction(value) in readings(f"{value:,}".replace(",", mark))


@given(st.text(max_size=100), st.text(max_size=5))
@settings(max_examples=200)
def test_any_text_can_be_read(text: str, unit: str) -> None:
    assert all(shown(value) for value in readings(text, unit))


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
