"""Which questions and people can be judged together: a table without holes, cut from one with many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizapp.stats.items import JUDGED_FROM, Marks


def table(people: Sequence[Mapping[str, float]], items: Sequence[str]) -> Marks:
    """Return what people's first answers earned (shares, 0 to 1, by item) as a table of these items.

    Who answered none of them has no row; what a person was not asked is None.
    """
    rows = (tuple(earned.get(item) for item in items) for earned in people)
    return Marks(tuple(items), tuple(row for row in rows if any(mark is not None for mark in row)))


def together(marks: Marks) -> Marks:
    """Return the items that the same people answered, and those people: at least ``JUDGED_FROM`` where that can be.

    Totals over different questions cannot be held against each other, and few people were asked everything. So the item
    that the fewest answered is left out, the last of several, until enough people answered all that are left. Where
    they never do, one item is left, with the people who answered it.
    """
    kept = set(range(len(marks.items)))
    answers = {at: sum(row[at] is not None for row in marks.rows) for at in kept}
    holes = [row.count(None) for row in marks.rows]
    for at in sorted(kept, key=lambda at: (answers[at], -at)):
        if holes.count(0) >= JUDGED_FROM or len(kept) == 1:
            break
        kept.remove(at)
        holes = [hole - (row[at] is None) for hole, row in zip(holes, marks.rows, strict=True)]
    order = sorted(kept)
    full = (row for row, hole in zip(marks.rows, holes, strict=True) if hole == 0)
    return Marks(
        tuple(marks.items[at] for at in order), tuple(tuple(row[at] for at in order) for row in full), marks.max_mark
    )
