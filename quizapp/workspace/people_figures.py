"""How the questions of a deck work for many people: first answers of all learners of this machine, and of cohorts.

Nobody is named. The work may run outside the main thread: it opens files of its own and only looks at them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn, unstopped
from quizapp.history.history import History
from quizapp.stats.items import JUDGED_FROM, Analysis, ItemFigures, analysis, judged, too_few
from quizapp.stats.together import table, together
from quizapp.workspace import cohorts
from quizapp.workspace.cohorts import Cohort, Cohorts
from quizapp.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at for one deck.

    questions: its items' keys in order; names: the key of each by every name that a cohort may have for it; learners
    and tables: files.
    """

    deck: str
    questions: tuple[str, ...]
    names: Mapping[str, str]
    learners: tuple[Path, ...]
    tables: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class PeopleFigures:
    """What many people's first answers say of a deck's questions.

    people: who answered any of them, of whom ``learners`` study on this machine and the rest are in cohorts; items: by
    key, those that anybody answered; judged: the items that the same people answered, as the app shows them; left_out:
    a sentence for each file that could not be read.
    """

    people: int
    learners: int
    items: Mapping[str, ItemFigures]
    judged: Analysis
    cohorts: tuple[Cohort, ...]
    left_out: tuple[str, ...]

    @property
    def withheld(self) -> str:
        """Why discrimination, consistency and what follows from them are not told; "" where they are."""
        if self.people < JUDGED_FROM:
            return too_few(self.people)
        if not self.judged.is_judged:
            return too_few(self.judged.whole.n)
        if len(self.judged.items) < 2:
            return (
                f"{self.people} people answered, but no two questions were answered by the same {JUDGED_FROM} of them; "
                "questions are judged against others that the same people answered."
            )
        return ""


def wanted(workspace: Workspace, deck: str) -> Wanted:
    """Return what there is to look at for a deck."""
    candidates = workspace.with_index(lambda: workspace.library.index.candidates((deck,)))
    keys = tuple(one.key for one in candidates)
    kept = Cohorts(workspace.places.data)
    return Wanted(
        deck,
        keys,
        names(workspace, keys),
        tuple(learner.path for learner in workspace.learners()),
        tuple(kept.file(deck, name) for name in kept.names(deck)),
    )


def names(workspace: Workspace, keys: tuple[str, ...]) -> dict[str, str]:
    """Return the key of each of a deck's items by what a table may call it: its key, its id, or a former one."""
    known = {key: key for key in keys}
    former = workspace.with_index(workspace.library.index.formers)
    known |= {old: new for old, new in former.items() if new in known and old not in known}
    return {**{old.partition("/")[2]: new for old, new in reversed(known.items())}, **known}


def people_figures(asked: Wanted, go_on: GoOn = unstopped) -> PeopleFigures | None:
    """Return what many people's first answers say of a deck's questions.

    go_on: is called with the share done, 0 to 1, and answers False where nobody wants to know any more; then there is
    nothing to return.
    """
    left_out: list[str] = []
    learners: list[Mapping[str, float]] = []
    groups: list[Cohort] = []
    files = len(asked.learners) + len(asked.tables)
    for done, path in enumerate(asked.learners + asked.tables):
        if not go_on(done / (files + 1)):
            return None
        try:
            if done < len(asked.learners):
                learners.append(_first_answers(path, asked.names))
            else:
                groups.append(cohorts.read(path, path.stem, asked.names))
        except RefusedError as refused:
            what = "A learner\u2019s file" if done < len(asked.learners) else f"\u201c{path.stem}\u201d"
            left_out.append(f"{what} could not be read and is left out. {refused.happened}")
    return _figures(asked, learners, groups, tuple(left_out))


def _figures(
    asked: Wanted, learners: list[Mapping[str, float]], groups: list[Cohort], left_out: tuple[str, ...]
) -> PeopleFigures:
    own = table(learners, asked.questions)
    marks = table([*learners, *(_by_item(row, one) for one in groups for row in one.marks.rows)], asked.questions)
    return PeopleFigures(
        people=len(marks.rows),
        learners=len(own.rows),
        items={one.item: one for one in analysis(marks, "skip").items if one.n},
        judged=judged(analysis(together(marks))),
        cohorts=tuple(groups),
        left_out=left_out,
    )


def _by_item(row: tuple[float | None, ...], cohort: Cohort) -> dict[str, float]:
    return {item: mark for item, mark in zip(cohort.marks.items, row, strict=True) if mark is not None}


def _first_answers(path: Path, names: Mapping[str, str]) -> dict[str, float]:
    """Return a learner's first answers by the keys that the items have in their deck now."""
    history = History.reader(path)
    try:
        earned: dict[str, float] = {}
        for item, share in history.first_answers().items():
            if item in names:
                earned.setdefault(names[item], share)
        return earned
    finally:
        history.close()
