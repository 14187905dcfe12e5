"""What happens on Progress."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.base.clock import Moment, date_of
from quizapp.base.errors import RefusedError
from quizapp.stats import words
from quizapp.stats.calibration import JUDGED_FROM, LEVEL_JUDGED_FROM, Calibration, Stretch
from quizapp.stats.days import grid
from quizapp.stats.mastery import GOAL, Mastery
from quizapp.ui.charts.bias import BiasPoint
from quizapp.ui.charts.columns import Column
from quizapp.ui.charts.days import Day
from quizapp.ui.charts.scores import ScorePoint
from quizapp.ui.levels import levels
from quizapp.ui.progress.attempts import AttemptLine
from quizapp.ui.progress.confidence import Confidence
from quizapp.ui.progress.screen import Figure, ProgressScreen, ProgressValue
from quizapp.ui.progress.sections import SectionLine
from quizapp.ui.widgets.save_as import SaveAs
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import looking
from quizapp.workspace.desk import Workspace
from quizapp.workspace.looking import RECENT_ATTEMPTS, RECENT_DAYS, Standing, Taken

_SHOWN_POINTS = 40
_TYPES = {"csv": "CSV for a spreadsheet", "json": "JSON for programs"}
_COUNTS = f"Under each point stands how many answers it rests on; it is hollow below {LEVEL_JUDGED_FROM}."
_BAND = (
    f"A point rests on whole days with at least {JUDGED_FROM} answers together. "
    "It is hollow inside the band, where chance alone may explain it."
)


class ProgressFlow(QObject):
    """Feeds Progress. ``attempt_wished`` carries the id of a past attempt; ``items_wished`` leads to the questions."""

    attempt_wished = Signal(bytes)
    items_wished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = ProgressScreen()
        self.screen.attempt_wished.connect(lambda wanted: self.attempt_wished.emit(bytes.fromhex(wanted)))

        self.screen.items_wished.connect(self.items_wished)
        self.screen.save_wished.connect(self._ask_where_to_save)

    def show(self) -> None:
        """Show what all the answers say."""
        self.screen.show_value(self._found())

    def _ask_where_to_save(self) -> None:
        SaveAs(self.screen, f"Quizzes of {self._workspace.history.name()}", _TYPES, self._save).open()

    def _save(self, path: Path) -> None:
        with telling(self.screen.saving):
            from quizapp.workspace import attempt_records  # what Progress is not in need of to be seen

            attempt_records.save(self._workspace, path)
            self.screen.saving.say(f"Saved as {path.name}.", "right")

    def _found(self) -> ProgressValue:
        try:
            return _value(looking.standing(self._workspace))
        except RefusedError as refused:
            return ProgressValue(problem=str(refused))


def _value(standing: Standing) -> ProgressValue:
    if not standing.days and not standing.taken:
        return ProgressValue(empty="Nothing has been answered yet. Study or take a quiz, and this page begins to fill.")
    answers = {day.day: day.reviews for day in standing.days}
    today = standing.now.day
    return ProgressValue(
        figures=(_recall(standing), _score(standing), _calibration(standing), _mastered(standing)),
        weeks=tuple(tuple(Day(_date(day.day), day.answers) for day in week) for week in grid(answers, today)),
        scores=tuple(_point(one) for one in reversed(standing.taken[:_SHOWN_POINTS])),
        due=tuple(Column(_ahead(place, today), count) for place, count in enumerate(standing.due)),
        confidence=_confidence(standing),
        sections=_sections(standing),
        hardest=standing.hardest,
        attempts=tuple(_attempt(one) for one in standing.taken),
    )


def _recall(standing: Standing) -> Figure:
    reviews, name = standing.reviews, f"Recall in reviews, {RECENT_DAYS} days"
    if not reviews.n:
        return Figure(name, "\u2013", "no reviews a day or more apart yet")
    under = f"aim {standing.aim:.0%}; {reviews.n} reviews, {_likely(reviews.low, reviews.high)}"
    return Figure(name, f"{reviews.right / reviews.n:.0%}", under)


def _score(standing: Standing) -> Figure:
    recent, name = standing.recent, f"Quiz score, last {RECENT_ATTEMPTS}"
    if recent is None:
        return Figure(name, "\u2013", "no quiz taken yet")
    likely = _likely(recent.low, recent.high) if recent.tells_level else "too few to tell a level"
    under = f"of {recent.n} different questions, {likely}" if recent.n > 1 else f"of one question, {likely}"
    if standing.not_guessed is not None:
        under += f"; {words.without_guessing(standing.not_guessed)}"
    return Figure(name, f"{recent.share:.0%}", under)


def _calibration(standing: Standing) -> Figure:
    said = standing.calibration
    if said is None or not said.is_judged:
        return Figure("Calibration", "\u2013", words.calibration_needs(said.n if said else 0))
    verdict = "overconfident" if said.bias > 0 else "underconfident"
    under = f"{verdict}, {said.n} answers" if said.is_biased else f"no clear bias, {said.n} answers"
    size = round(said.bias)
    return Figure("Calibration", f"{_signed(size)} point{'' if abs(size) == 1 else 's'}", under)


def _mastered(standing: Standing) -> Figure:
    sections = [one for one in standing.sections if one.questions]
    mastered = sum(one.verdict == "mastered" for one in standing.mastery)
    return Figure(
        f"Sections at {GOAL:.0%} or more", f"{mastered} of {len(sections)}", "counted once the lower end passes"
    )


def _confidence(standing: Standing) -> Confidence:
    said = standing.calibration
    if said is None:
        return Confidence()
    evidence = f"{words.evidence(said)} {words.log_score(said)}" if said.is_judged else words.calibration_needs(said.n)
    return Confidence(
        levels=levels(said),
        sentence=words.overall(said) or "",
        evidence=evidence,
        levels_note=_COUNTS,
        over_time_note=_BAND,
        over_time=tuple(_bias_point(one) for one in standing.said_over_time[-_SHOWN_POINTS:]),
    )


def _bias_point(one: Stretch) -> BiasPoint:
    said = one.calibration
    when = _short(one.last) if one.first == one.last else f"{_short(one.first)} to {_short(one.last)}"
    return BiasPoint(when, said.n, said.bias, said.by_chance, said.is_biased, said.brier, words.bias(said))


def _sections(standing: Standing) -> tuple[SectionLine, ...]:
    known = {one.section: one for one in standing.mastery}
    asked = (one for one in standing.sections if one.questions)
    return tuple(
        _section_line(one.title or "Without a section", known.get(one.key), standing.said_in.get(one.key))
        for one in asked
    )


def _section_line(title: str, mastery: Mastery | None, said: Calibration | None) -> SectionLine:
    if mastery is None:
        return SectionLine(title, "", "not asked yet", "")
    first = mastery.first
    score = f"{first.right} of {first.n} first answers right"
    sure = _sure(said) if said else ""
    match mastery.verdict:
        case "mastered":
            return SectionLine(title, score, "Mastered", "right", sure)
        case "not yet":
            return SectionLine(title, f"{score}, {_likely(first.low, first.high)}", "Not yet", "caution", sure)
        case "too few to tell":
            return SectionLine(title, score, "too few to tell", "", sure)


def _sure(said: Calibration) -> str:
    answers = f", {said.n} answers" if said.is_judged else " answers"
    return f"Confidence: {words.bias(said)}{answers}"


def _likely(low: float, high: float) -> str:
    return f"likely {words.between(low, high).removeprefix('between ').replace(' and ', ' to ')}"


def _point(one: Taken) -> ScorePoint:
    score = one.score
    return ScorePoint(_when(one.attempt.started), words.result(score), score.share, score.low, score.high)


def _attempt(one: Taken) -> AttemptLine:
    return AttemptLine(one.attempt.id.hex(), _when(one.attempt.started), words.result(one.score))


def _when(moment: Moment) -> str:
    local = datetime.fromtimestamp(moment.at / 1000, UTC) + timedelta(minutes=moment.offset)
    return f"{local.day} {local:%b %Y, %H:%M}"


def _date(day: int) -> str:
    date = date_of(day)
    return f"{date:%a} {date.day} {date:%b %Y}"


def _short(day: int) -> str:
    date = date_of(day)
    return f"{date.day} {date:%b %Y}"


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "\u2212") if points else "0"


def _ahead(place: int, today: int) -> str:
    return "today" if place == 0 else _date(today + place)
