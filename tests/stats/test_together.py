"""Which questions and people can be judged together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.stats.items import JUDGED_FROM, Marks, analysis, judged
from quizapp.stats.together import table, together


def people(number: int, **marks: float) -> list[dict[str, float]]:
    return [dict(marks) for _ in range(number)]


def test_a_table_holds_who_answered_anything() -> None:
    found = table([{"a": 1.0}, {}, {"b": 0.5, "elsewhere": 1.0}, {"elsewhere": 1.0}], ["a", "b"])

    assert found == Marks(("a", "b"), ((1.0, None), (None, 0.5)))


def test_all_is_kept_where_enough_people_answered_everything() -> None:
    marks = table([*people(20, a=1, b=0), *people(5, a=1)], ["a", "b"])

    assert together(marks) == Marks(("a", "b"), ((1, 0),) * 20)


def test_an_item_that_few_answered_does_not_spoil_the_rest() -> None:
    marks = table([*people(19, a=1, b=0), *people(1, a=0, b=0, c=1)], ["a", "b", "c"])

    assert together(marks).items == ("a", "b")
    assert len(together(marks).rows) == 20


def test_of_two_cohorts_over_different_questions_the_larger_one_is_judged() -> None:
    marks = table([*people(24, a=1, b=0), *people(30, c=1, d=0)], ["a", "b", "c", "d"])

    assert together(marks) == Marks(("c", "d"), ((1, 0),) * 30)


def test_nineteen_people_are_withheld_and_twenty_shown() -> None:
    for number, shown in ((19, False), (20, True)):
        half = number // 2
        marks = table([*people(half, a=1, b=1, c=0), *people(number - half, a=0, b=0, c=0)], ["a", "b", "c"])
        found = judged(analysis(together(marks)))
        assert found.is_judged is shown
        assert (found.whole.cic is not None) is shown
        assert any(one.discrimination_index is not None for one in found.items) is shown


@given(st.lists(st.lists(st.sampled_from([None, 0.0, 1.0]), min_size=3, max_size=3), max_size=60))
def test_what_is_left_has_no_holes_and_is_part_of_the_table(rows: list[list[float | None]]) -> None:
    marks = Marks(("a", "b", "c"), tuple(tuple(row) for row in rows))

    found = together(marks)

    assert found.items
    assert all(None not in row for row in found.rows)
    places = [marks.items.index(item) for item in found.items]
    assert list(found.rows) == [
        tuple(row[at] for at in places) for row in rows if all(row[at] is not None for at in places)
    ]
    if len(found.items) > 1:
        assert len(found.rows) >= JUDGED_FROM
