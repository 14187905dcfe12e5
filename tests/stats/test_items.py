"""What a table of marks says about its items, and about the whole."""

import math
from dataclasses import astuple, replace
from itertools import combinations
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resampled import resampled

from quizapp.stats.items import Analysis, ItemFigures, Marks, Missing, analysis, judged, too_few
from quizapp.stats.moments import deviations, kurtosis, mean_between, skewness
from quizapp.stats.scores import wilson

# Found: the marks, and below what a spreadsheet made of them apart from the code, as Moodle's own tests give them
# (mod/quiz/report/statistics/tests: fixtures/results00.csv, fixtures/qstats00.csv, and the figures of the whole in
# stats_from_steps_walkthrough_test.php). A row a person.
MOODLE = """
1 1 1 1 1 0 1      1 1 1 1 .5 1 0     1 1 1 1 .5 0 1     0 0 1 1 1 0 0      1 0 1 0 0 1 .5
1 1 1 1 .5 0 .5    0 1 1 1 .5 1 .5    1 1 1 0 .5 1 .5    1 0 1 1 1 1 1      0 1 1 0 .5 1 .5
.8 0 1 1 .5 1 .5   1 1 1 0 .5 1 1     1 0 1 1 .5 1 .5    1 0 1 1 1 0 .5     0 0 1 1 0 1 1
1 0 1 0 .5 1 1     .8 0 1 1 .5 0 1    1 0 1 1 0 1 .5     1 0 1 1 .5 0 .5    0 1 1 0 .5 1 0
1 1 .3333333 1 .5 0 .5    1 1 1 0 .5 0 .5    1 1 1 1 0 1 .5    0 0 1 0 .5 1 1    0 0 1 1 1 1 1
"""
MOODLE_ITEMS = [  # facility, sd, discrimination index, discriminative efficiency, effective weight
    (0.704, 0.4513682901, -7.0650767526, -9.4550536967, 21.2922742344),
    (0.48, 0.5099019514, -28.8982125772, -36.7834118938, 18.8979800309),
    (0.973333332, 0.13333334, -9.1230674268, -21.6545012165, 4.443012573),
    (0.68, 0.4760952286, -22.6306444113, -31.4411395613, 18.9347251357),
    (0.52, 0.3055050463, -17.6997047674, -21.1794802584, 11.1450138688),
    (0.64, 0.4898979486, -45.3785178421, -56.9365974439, 9.8081339177),
    (0.62, 0.331662479, -5.6543166602, -6.5043742058, 15.4788602394),
]

marks = st.sampled_from([0.0, 1 / 3, 0.5, 0.8, 1.0])
fine_marks = st.floats(0, 1)


def table(*rows: tuple[float | None, ...], max_mark: float = 1) -> Marks:
    return Marks(tuple(f"q{at}" for at in range(len(rows[0]))), rows, max_mark)


def moodle() -> Marks:
    numbers = [float(number) for number in MOODLE.split()]
    return table(*(tuple(numbers[at : at + 7]) for at in range(0, len(numbers), 7)))


@st.composite
def tables(draw: st.DrawFn, mark: st.SearchStrategy[float | None] = marks, least: int = 1) -> Marks:
    row = st.tuples(*[mark] * draw(st.integers(least, 6)))
    return table(*draw(st.lists(row, min_size=least, max_size=9)))


def without_unit(found: Analysis) -> list[float | None]:
    """Return all figures that are not in marks."""
    whole = found.whole
    figures = [whole.skewness, whole.kurtosis, whole.cic, whole.error_ratio]
    for one in found.items:
        figures += [one.facility, one.discrimination_index, one.discriminative_efficiency, one.effective_weight]
        figures += one.facility_ci or ()
    return figures


# published examples


def test_items_have_the_figures_of_moodles_spreadsheet() -> None:
    found = analysis(moodle())

    for one, expected in zip(found.items, MOODLE_ITEMS, strict=True):
        figures = (one.facility, one.sd, one.discrimination_index, one.discriminative_efficiency, one.effective_weight)
        assert one.n == 25
        assert figures == pytest.approx(expected, rel=1e-5)


def test_the_whole_has_the_figures_of_moodles_spreadsheet() -> None:
    whole = analysis(moodle()).whole

    assert whole.n == 25
    assert (whole.mean, whole.median, whole.sd) == pytest.approx((4.617333332, 4.5, 0.8117265554))
    assert (whole.skewness, whole.kurtosis) == pytest.approx((-0.092502502, -0.7073968557))
    figures = (whole.cic, whole.error_ratio, whole.standard_error)
    assert figures == pytest.approx((-87.2230935542, 136.8294900795, 1.1106813066))


def test_internal_consistency_is_kr_20() -> None:
    # Found: Wuensch, "The Kuder-Richardson 20" (core.ecu.edu/wuenschk/StatHelp/KR20.txt): ten students, ten items, the
    # totals, p and pq of each item, and the variance of the totals, 5.84. The quotient is worked from these by hand.
    students = "1111110110 1011011101 1111011001 0010001000 0000010010 1110111111"
    students += " 1101110111 1111111101 0101111101 1101101110"
    found = analysis(table(*(tuple(map(float, student)) for student in students.split())))

    assert [one.facility for one in found.items] == [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]
    assert found.whole.sd == pytest.approx(math.sqrt(5.84 * 10 / 9))
    pq = (0.21, 0.21, 0.24, 0.21, 0.24, 0.16, 0.21, 0.21, 0.25, 0.24)
    assert found.whole.cic == pytest.approx(100 * 10 / 9 * (1 - sum(pq) / 5.84))


def test_internal_consistency_is_cronbachs_alpha() -> None:
    # Found: "How to Calculate Cronbach's Alpha in Python" (statology.org), which has 0.7734375 from the package
    # pingouin for ten customers who rate a restaurant from 1 to 3.
    first, second, third = (
        (1, 2, 2, 3, 2, 2, 3, 3, 2, 3),
        (1, 1, 1, 2, 3, 3, 2, 3, 3, 3),
        (1, 1, 2, 1, 2, 3, 3, 3, 2, 3),
    )
    found = analysis(table(*zip(first, second, third, strict=True), max_mark=3))

    assert found.whole.cic == pytest.approx(77.34375)


def test_skewness_and_kurtosis_are_those_of_spreadsheets() -> None:
    # Found: Microsoft's help for SKEW and KURT of these ten numbers, 0.359543 and -0.1518.
    spread = deviations((3, 4, 5, 2, 3, 4, 5, 6, 4, 7), 0)

    assert skewness(spread) == pytest.approx(0.359543, abs=5e-7)
    assert kurtosis(spread) == pytest.approx(-0.1518, abs=5e-5)


# examples worked by hand from the formulas


def test_a_small_table_by_hand() -> None:
    # Totals 3, 2, 1, 0 with variance 5/3. The first item has variance 1/3, the second 1/4, the third 1/4, and their
    # covariances with the totals are 2/3, 1/2 and 1/2; so with the rest 1/3, 1/4 and 1/4.
    found = analysis(table((1, 1, 1), (1, 1, 0), (0, 1, 0), (0, 0, 0)))

    assert [one.facility for one in found.items] == [0.5, 0.75, 0.25]
    assert found.items[0].facility_ci == wilson(2, 4)
    # The rest for the first item is 2, 1, 1, 0, with variance 2/3: 100 (1/3) / sqrt(1/3 2/3).
    assert found.items[0].discrimination_index == pytest.approx(100 / math.sqrt(2))
    assert found.items[0].discriminative_efficiency == pytest.approx(100)
    roots = [math.sqrt(2 / 3), math.sqrt(1 / 2), math.sqrt(1 / 2)]
    assert [one.effective_weight for one in found.items] == pytest.approx([100 * root / sum(roots) for root in roots])
    assert (found.whole.mean, found.whole.median, found.whole.skewness) == pytest.approx((1.5, 1.5, 0))
    assert found.whole.cic == pytest.approx(100 * 3 / 2 * (1 - (5 / 6) / (5 / 3)))
    assert found.whole.error_ratio == pytest.approx(50)
    assert found.whole.standard_error == pytest.approx(math.sqrt(5 / 3) / 2)


def test_an_item_that_pulls_the_other_way_has_no_weight_and_takes_none() -> None:
    found = analysis(table((0, 1, 1), (0, 1, 1), (1, 0, 0), (1, 0, 0)))

    assert [one.effective_weight for one in found.items] == [None, 50, 50]
    assert found.items[0].discrimination_index == pytest.approx(-100)


def test_an_item_that_all_have_right_pulls_nothing_and_tells_nothing() -> None:
    one = analysis(table((1, 1, 0), (1, 0, 0), (1, 1, 1))).items[0]

    assert (one.facility, one.sd, one.effective_weight) == (1, 0, 0)
    assert (one.discrimination_index, one.discriminative_efficiency) == (None, None)


def test_rounding_is_no_spread() -> None:
    found = analysis(table((0.1, 0.2), (0.3, 0.0), (0.0, 0.3)))  # 0.1 + 0.2 is not 0.3 to a computer

    assert (found.whole.sd, found.whole.cic, found.whole.skewness) == (0, None, None)


def test_rounding_is_no_pull_the_other_way() -> None:
    # The first two items cancel out, and the third has nothing to do with them.
    found = analysis(table((0.1, 0.2, 0), (0.1, 0.2, 0.4), (0.2, 0.1, 0), (0.2, 0.1, 0.4)))

    assert [one.effective_weight for one in found.items] == [0, 0, 100]


# too little to tell


def test_one_person_has_marks_and_no_spread() -> None:
    found = analysis(table((1, 0)))

    assert (found.items[0].n, found.items[0].facility, found.items[0].facility_ci) == (1, 1, wilson(1, 1))
    assert astuple(found.items[0])[4:] == (None,) * 4
    assert astuple(found.whole) == (1, 1, 1, *[None] * 6)


def test_nobody_has_nothing() -> None:
    found = analysis(Marks(("a",), ()))

    assert found.items == (ItemFigures("a", 0, None, None, None, None, None, None),)
    assert astuple(found.whole) == (0, *[None] * 8)


def test_one_item_has_no_rest_and_no_consistency() -> None:
    found = analysis(table((1,), (0,), (1,)))

    assert (found.items[0].discrimination_index, found.items[0].effective_weight) == (None, 100)
    assert (found.whole.cic, found.whole.error_ratio, found.whole.standard_error) == (None, None, None)


def test_shape_is_told_from_three_and_from_four_people() -> None:
    two, three, four = (analysis(table(*[(1,), (0,), (0,), (1,)][:n])).whole for n in (2, 3, 4))

    assert (two.skewness, three.kurtosis) == (None, None)
    assert three.skewness == pytest.approx(math.sqrt(3))
    assert four.kurtosis == pytest.approx(-6)  # as KURT(1, 0, 0, 1)


def test_the_app_shows_the_rest_from_twenty_people_on() -> None:
    marked = table(*[(1.0, 0.5), (0.0, 0.25)] * 10)
    enough, few = analysis(marked), analysis(replace(marked, rows=marked.rows[1:]))

    assert judged(enough) == enough
    assert (enough.is_judged, few.is_judged) == (True, False)
    shown = judged(few)
    assert [(one.n, one.facility, one.facility_ci, one.sd) for one in shown.items] == [
        (one.n, one.facility, one.facility_ci, one.sd) for one in few.items
    ]
    assert all(astuple(one)[-3:] == (None, None, None) for one in shown.items)
    assert (shown.whole.mean, shown.whole.median, shown.whole.sd) == (few.whole.mean, few.whole.median, few.whole.sd)
    assert astuple(shown.whole)[4:] == (None,) * 5
    assert too_few(19).startswith(
        "Too few people to tell how well the questions work: 19 of at least 20 first attempts"
    )


# answers that are missing


def test_a_missing_answer_counts_nothing() -> None:
    holes = table((1, None), (None, 1), (1, 0.5))

    assert analysis(holes) == analysis(table((1, 0), (0, 1), (1, 0.5)))


def test_skipped_answers_are_left_out_and_totals_come_from_those_who_answered_all() -> None:
    holes = table((1, 1, 1), (1, None, 0), (0, 1, 0), (None, None, None), (0, 0, 0), (1, 1, 0))
    complete = analysis(table((1, 1, 1), (0, 1, 0), (0, 0, 0), (1, 1, 0)))

    found = analysis(holes, "skip")

    assert found.whole == complete.whole
    assert [(one.n, one.facility) for one in found.items] == [(5, 0.6), (4, 0.75), (5, 0.2)]
    assert found.items[0].facility_ci == wilson(3, 5)
    assert [astuple(one)[-3:] for one in found.items] == [astuple(one)[-3:] for one in complete.items]


def test_where_nobody_answered_all_only_items_are_told() -> None:
    found = analysis(table((1, None), (None, 0), (0, None)), "skip")

    assert [(one.n, one.facility, one.discrimination_index) for one in found.items] == [(2, 0.5, None), (1, 0, None)]
    assert astuple(found.whole) == (0, *[None] * 8)


# the interval of a facility


def test_parts_have_the_interval_of_a_bootstrap() -> None:
    columns = [[mark or 0.0 for mark in column] for column in zip(*moodle().rows, strict=True)]
    for shares in (column for column in columns if set(column) - {0.0, 1.0}):
        [one] = analysis(table(*((share,) for share in shares))).items
        drawn_low, drawn_high = resampled(shares)
        # No part makes it surer than a whole mark would; that widens one item, of which all but a half was earned.
        drawn_low = min(drawn_low, wilson(sum(share > 0 for share in shares), len(shares))[0])
        assert one.facility_ci == pytest.approx((drawn_low, drawn_high), abs=0.03)


@pytest.mark.parametrize(
    ("shares", "low", "high"),
    [
        # Symmetrical: 0.5 +- 1.96 sqrt(0.05 / 4).
        ((0.2, 0.4, 0.6, 0.8), 0.2809, 0.7191),
        # Mean 1/8, sd sqrt(3)/8, skewness 2/sqrt(3), halved for the mean of four; 1.96 + 0.5774 (1.96^2 - 1) / 6 steps
        # of sqrt(3)/16 up, and down no further than to the lowest mark.
        ((0.0, 0.0, 0.0, 0.5), 0.0, 0.3668),
        ((1.0, 1.0, 1.0, 0.5), 0.6332, 1.0),
    ],
)
def test_parts_have_the_interval_of_the_formula(shares: tuple[float, ...], low: float, high: float) -> None:
    assert mean_between(shares) == pytest.approx((low, high), abs=5e-5)


def test_parts_that_are_all_alike_are_not_taken_for_certainty() -> None:
    [one] = analysis(table(*[(0.5,)] * 8)).items

    assert one.facility_ci == wilson(4, 8)


# properties


@given(tables(st.one_of(marks, fine_marks, st.none())), st.sampled_from(get_args(Missing)))
@settings(max_examples=150)
def test_figures_are_numbers_or_nothing(marked: Marks, missing: Missing) -> None:
    found = analysis(marked, missing)

    figures = [*astuple(found.whole), *(figure for one in found.items for figure in astuple(one)[1:])]
    ends = [end for one in found.items for end in one.facility_ci or ()]
    assert all(figure is None or math.isfinite(figure) for figure in figures + ends if not isinstance(figure, tuple))
    for one in found.items:
        if one.facility is not None and one.facility_ci is not None:
            assert -1e-12 <= one.facility_ci[0] <= one.facility + 1e-12
            assert one.facility - 1e-12 <= one.facility_ci[1] <= 1
    assert found.whole.cic is None or found.whole.cic <= 100


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_people_and_of_items_changes_nothing(marked: Marks, chance: Random) -> None:
    people, places = list(marked.rows), list(range(len(marked.items)))
    chance.shuffle(people)
    chance.shuffle(places)
    turned = Marks(tuple(marked.items[at] for at in places), tuple(tuple(row[at] for at in places) for row in people))

    found, of_turned = analysis(marked), analysis(turned)

    assert of_turned.whole == found.whole
    assert of_turned.items == tuple(found.items[at] for at in places)


@given(tables(), st.sampled_from([0.25, 2.0, 10.0, 64.0]))
@settings(max_examples=60)
def test_marks_in_another_unit_leave_percentages_as_they_are(marked: Marks, unit: float) -> None:
    larger = Marks(marked.items, tuple(tuple(unit * (mark or 0) for mark in row) for row in marked.rows), unit)

    found, of_larger = analysis(marked), analysis(larger)

    assert without_unit(of_larger) == pytest.approx(without_unit(found))
    assert of_larger.whole.mean == pytest.approx(unit * (found.whole.mean or 0))
    assert of_larger.whole.sd == pytest.approx(found.whole.sd and unit * found.whole.sd)


@given(tables(least=2))
@settings(max_examples=60)
def test_internal_consistency_is_alpha_from_mean_covariances(marked: Marks) -> None:
    # Cronbach 1951: q c / (v + (q - 1) c), with the mean variance v of items and their mean covariance c.
    columns = [deviations([mark or 0 for mark in column], 0) for column in zip(*marked.rows, strict=True)]
    q = len(columns)
    v = sum(sum(x * x for x in column) for column in columns) / q
    pairs = [sum(map(math.prod, zip(one, other, strict=True))) for one, other in combinations(columns, 2)]
    c = sum(pairs) / len(pairs)

    cic = analysis(marked).whole.cic

    assert cic is None or cic == pytest.approx(100 * q * c / (v + (q - 1) * c), rel=1e-6, abs=1e-6)


@given(st.lists(st.lists(marks, min_size=5, max_size=5).map(sorted), min_size=2, max_size=5))
@settings(max_examples=60)
def test_an_item_that_sorts_people_as_the_rest_does_is_fully_efficient(columns: list[list[float]]) -> None:
    found = analysis(table(*zip(*columns, strict=True)))

    efficient = [one.discriminative_efficiency for one in found.items if one.discriminative_efficiency is not None]
    assert efficient == pytest.approx([100] * len(efficient))


@given(tables(least=2))
@settings(max_examples=60)
def test_weights_make_up_the_whole(marked: Marks) -> None:
    weights = [one.effective_weight for one in analysis(marked).items]

    known = [weight for weight in weights if weight is not None]
    assert not known or sum(known) == pytest.approx(100)
