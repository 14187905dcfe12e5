"""What happens on Progress."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from quizapp.base.clock import Moment, date_of
from quizapp.stats import words
from quizapp.stats.days import grid
from quizapp.stats.mastery import GOAL, Mastery
from quizapp.ui.charts.columns import Column
from quizapp.ui.charts.days import Day
from quizapp.ui.charts.scores import ScorePoint
from quizapp.ui.progress.screen import AttemptLine, Figure, MasteryLine, ProgressScreen, ProgressValue
from quizapp.workspace import looking
from quizapp.workspace.desk import Workspace
from quizapp.workspace.looking import RECENT_ATTEMPTS, RECENT_DAYS, Standing, Taken

_SHOWN_ATTEMPTS = 12
_SHOWN_SCORES = 40


class ProgressFlow(QObject):
    """Feeds Progress. ``attempt_wished`` carries the id of a past attempt."""

    attempt_wished = Signal(bytes)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = ProgressScreen()
        self.screen.attempt_wished.connect(lambda wanted: self.attempt_wished.emit(bytes.fromhex(wanted)))

    def show(self) -> None:
        """Show what all the answers say."""
        standing = looking.standing(self._workspace)
        self.screen.show_value(_value(standing))


def _value(standing: Standing) -> ProgressValue:
    if not standing.days and not standing.taken:
        return ProgressValue(empty="Nothing has been answered yet. Study or take a quiz, and this page begins to fill.")
    answers = {day.day: day.reviews for day in standing.days}
    today = standing.now.day
    return ProgressValue(
        figures=(_recall(standing), _score(standing), _calibration(standing), _mastered(standing)),
        weeks=tuple(tuple(Day(_date(day.day), day.answers) for day in week) for week in grid(answers, today)),
        scores=tuple(_point(one) for one in reversed(standing.taken[:_SHOWN_SCORES])),
        due=tuple(Column(_ahead(place, today), count) for place, count in enumerate(standing.due)),
        mastery=_mastery(standing),
        hardest=standing.hardest,
        attempts=tuple(_attempt(one) for one in standing.taken[:_SHOWN_ATTEMPTS]),
    )


def _recall(standing: Standing) -> Figure:
    reviews, name = standing.reviews, f"Recall in reviews, {RECENT_DAYS} days"
    if not reviews.n:
        return Figure(name, "\u2013", "no reviews a day or more apart yet")
    likely = words.between(reviews.low, reviews.high).removeprefix("between ").replace(" and ", " to ")
    return Figure(
        name, f"{reviews.right / reviews.n:.0%}", f"aim {standing.aim:.0%}; {reviews.n} reviews, likely {likely}"
    )


def _score(standing: Standing) -> Figure:
    recent, name = standing.recent, f"Quiz score, last {RECENT_ATTEMPTS}"
    if recent is None:
        return Figure(name, "\u2013", "no quiz taken yet")
    likely = words.between(recent.low, recent.high).removeprefix("between ").replace(" and ", " to ")
    under = f"{words.result(recent)}, likely {likely}" if recent.tells_level else "too few to tell a level"
    return Figure(name, f"{recent.points / recent.out_of:.0%}", under)


def _calibration(standing: Standing) -> Figure:
    said = standing.calibration
    if said is None or not said.is_judged:
        return Figure("Calibration", "\u2013", words.calibration_needs(said.n if said else 0))
    verdict = "overconfident" if said.bias > 0 else "underconfident"
    under = f"{verdict}, {said.n} answers" if said.is_biased else f"no clear bias, {said.n} answers"
    return Figure("Calibration", f"{said.bias:+.0f} points", under)


def _mastered(standing: Standing) -> Figure:
    sections = [one for one in standing.sections if one.questions]
    mastered = sum(one.verdict == "mastered" for one in standing.mastery)
    return Figure(
        f"Sections at {GOAL:.0%} or more", f"{mastered} of {len(sections)}", "counted once the lower end passes"
    )


def _mastery(standing: Standing) -> tuple[MasteryLine, ...]:
    known = {one.section: one for one in standing.mastery}
    asked = (one for one in standing.sections if one.questions)
    return tuple(_mastery_line(one.title or "Without a section", known.get(one.key)) for one in asked)


def _mastery_line(title: str, mastery: Mastery | None) -> MasteryLine:
    if mastery is None:
        return MasteryLine(title, "", "not asked yet", "")
    score = f"{mastery.first.right} of {mastery.first.n}"
    match mastery.verdict:
        case "mastered":
            return MasteryLine(title, score, "Mastered", "right")
        case "not yet":
            return MasteryLine(title, score, "Not yet", "caution")
        case "too few to tell":
            return MasteryLine(title, score, "too few to tell", "")


def _point(one: Taken) -> ScorePoint:
    share = one.score.points / one.score.out_of
    return ScorePoint(_when(one.attempt.started), words.result(one.score), share, one.score.low, one.score.high)


def _attempt(one: Taken) -> AttemptLine:
    return AttemptLine(one.attempt.id.hex(), _when(one.attempt.started), words.result(one.score))


def _when(moment: Moment) -> str:
    local = datetime.fromtimestamp(moment.at / 1000, UTC) + timedelta(minutes=moment.offset)
    return f"{local.day} {local:%b %Y, %H:%M}"


def _date(day: int) -> str:
    date = date_of(day)
    return f"{date:%a} {date.day} {date:%b %Y}"


def _ahead(place: int, today: int) -> str:
    return "today" if place == 0 else _date(today + place)
