"""A typed answer held against the accepted ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.quiz.typed import compare


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("BONE MARROW", "bone marrow"),
        ("cafe", "Café"),
        ("Cafe\u0301", "caf\u00e9"),
        ("Sørensen", "Sorensen"),
        ("strasse", "Straße"),
        ("ｂｏｎｅ", "bone"),
        ("crohns disease", "Crohn’s disease"),
        ("stemcells", "stem cells"),
        ("stem-cells", "stem cells"),
        ("  bone   marrow. ", "bone marrow"),
        ("non toxic", "non-toxic"),
        ("nontoxic", "non-toxic"),
        ("U.S.", "US"),
        ("cd-90", "CD 90"),
        ("COVID19", "COVID-19"),
        ("bone marrow & fat", "bone marrow and fat"),
        ("can not", "cannot"),
        ("hepatitisA", "hepatitis A"),
        ("1000 cells", "1,000 cells"),
        ("1,5 mg", "1.5 mg"),
        ("10^5", "10⁵"),
        ("3/4", "¾"),
        ("10 – 20", "10-20"),
    ],
)
def test_ways_of_writing_are_forgiven(text: str, accepted: str) -> None:
    assert compare(text, [accepted]).verdict == "forgiven"


@pytest.mark.parametrize(
    ("text", "accepted", "slips"),
    [
        ("Mesenchimal", "mesenchymal", (("Mesenchimal", "mesenchymal"),)),
        ("mesenchimal stemcells", "Mesenchymal stem cells", (("mesenchimal", "Mesenchymal"),)),
        ("bone marow and adipose tisue", "bone marrow & adipose tissue", (("marow", "marrow"), ("tisue", "tissue"))),
        ("CD90 positve", "CD-90 positive", (("positve", "positive"),)),
    ],
)
def test_a_near_miss_is_nearly_and_the_difference_is_told(
    text: str, accepted: str, slips: tuple[tuple[str, str], ...]
) -> None:
    compared = compare(text, [accepted])
    assert (compared.verdict, compared.slips) == ("nearly", slips)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("CD91", "CD90"),
        ("CD9 0", "CD90"),
        ("15 mg", "1.5 mg"),
        ("1 cell", "1,000 cells"),
        ("34", "3/4"),
        ("105", "10⁵"),
        ("510", "5-10"),
        ("-5", "5"),
        ("5", "-5"),
        ("48", "48%"),
        ("CD34-", "CD34+"),
        ("CD34", "CD34+"),
        ("CD34", "CD34-"),
    ],
)
def test_numbers_and_their_signs_are_never_forgiven(text: str, accepted: str) -> None:
    assert compare(text, [accepted]).verdict == "wrong"


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("it is proven", "it is not proven"),
        ("it is now proven", "it is not proven"),
        ("not able", "notable"),
        ("is active", "inactive"),
        ("a typical cell", "atypical cell"),
        ("typical cell", "atypical cell"),
        ("toxic", "non-toxic"),
        ("with side effects", "without side effects"),
        ("ever", "never"),
        ("keine Zellen", "meine Zellen"),
    ],
)
def test_negations_are_never_forgiven(text: str, accepted: str) -> None:
    assert compare(text, [accepted]).verdict == "wrong"


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("", "bone marrow"),
        ("?!", "bone marrow"),
        ("bone", "bone marrow"),
        ("marrow bone", "bone marrow"),
        ("bane marrow", "bone marrow"),
        ("bone marrow and fat", "bone marrow"),
        ("हिन्द", "हिंद"),  # vowel and nasal signs are letters, not accents
        ("+", "..."),
    ],
)
def test_other_answers_are_wrong(text: str, accepted: str) -> None:
    assert compare(text, [accepted]).verdict == "wrong"


@pytest.mark.parametrize("text", ["Pip", "PIP", "pip ", "p.i.p.", "pìp"])
def test_exact_turns_forgiveness_off(text: str) -> None:
    assert (compare(text, ["pip"], exact=True).verdict == "exact") == (text == "pip ")


def test_exact_does_not_mind_what_cannot_be_seen() -> None:
    assert compare(" Cafe\u0301\n", ["Caf\u00e9"], exact=True).verdict == "exact"


def test_an_answer_of_signs_alone_has_to_be_met() -> None:
    assert compare("...", ["..."]).verdict == "exact"
    assert compare("..", ["..."]).verdict == "wrong"


def test_the_best_of_the_accepted_answers_counts() -> None:
    compared = compare("Marrow", ["bone marrow", "marow", "marrow"])
    assert (compared.verdict, compared.accepted) == ("forgiven", "marrow")


def test_a_wrong_answer_is_held_against_the_one_that_is_shown() -> None:
    assert compare("blood", ["bone marrow", "marrow"]).accepted == "bone marrow"


@given(st.text(max_size=40).filter(str.strip))
@settings(max_examples=200)
def test_an_accepted_answer_is_accepted_as_it_is_written(text: str) -> None:
    assert compare(text, [text]).verdict == "exact"
    assert compare(text, [text], exact=True).verdict == "exact"


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_can_be_compared(text: str, accepted: str) -> None:
    assert compare(text, [accepted]).accepted == accepted


def test_a_very_long_answer_is_compared_at_once() -> None:
    assert compare("mesenchymal " * 500 + "x" * 100_000, ["mesenchymal stem cells"]).verdict == "wrong"
