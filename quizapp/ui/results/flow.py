"""What happens on the results of an attempt."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from quizapp.deck.wording import stem
from quizapp.quiz import attempt as attempts
from quizapp.quiz.attempt import Attempt, Counted
from quizapp.quiz.marking import SCHEME_WORDS, Mark
from quizapp.stats import words
from quizapp.stats.calibration import calibration
from quizapp.stats.scores import by_section, score
from quizapp.ui import showing
from quizapp.ui.levels import levels
from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsScreen, ResultsValue, SectionScore
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

_VERDICTS = {
    "right": ("Right", "right"),
    "partly": ("Partly", "caution"),
    "wrong": ("Wrong", "wrong"),
    "unanswered": ("Blank", "caution"),
}


class ResultsFlow(QObject):
    """Feeds the results. ``study_wished`` carries the keys of the items that were missed."""

    study_wished = Signal(tuple)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = ResultsScreen()
        self._attempt: Attempt | None = None
        self.screen.question_wished.connect(self._open_row)
        self.screen.study_wished.connect(self._study)

    def show(self, attempt_id: bytes) -> None:
        """Show the results of an attempt, of today or long past."""
        self._attempt = quizzing.load(self._workspace, attempt_id)
        self.screen.show_value(self._value(self._attempt))
        self.screen.focus_primary()

    def _value(self, attempt: Attempt) -> ResultsValue:
        counted = quizzing.counted(self._workspace, attempt)
        total = score(attempts.points(counted))
        said = calibration(attempts.confidences(counted))
        missed = len(attempts.missed(attempt, counted))
        return ResultsValue(
            about=_about(attempt, len(counted)),
            headline=words.result(total) if counted else "Nothing was answered",
            level=words.level(total),
            rows=tuple(self._row(attempt, number) for number, _answer in counted),
            sections=self._sections(attempt, counted),
            levels=levels(said) if said else (),
            calibration=(words.calibrated(said) or words.calibration_needs(said.n)) if said else "",
            study=f"Study the {missed} you missed" if missed > 1 else "Study the one you missed" if missed else "",
        )

    def _row(self, attempt: Attempt, number: int, *, whole: bool = False) -> ResultRow:
        drawn = attempt.paper.questions[number]
        answer = attempt.answers.get(number)
        found = quizzing.question(self._workspace, drawn)
        sure = f"{answer.confidence:.0%} sure" if answer and answer.confidence is not None else ""
        if found is None:
            return ResultRow(number + 1, "This question is not in its deck any more.", sure, "Gone", "caution", "")
        item = found[0]
        mark = quizzing.mark_of(attempt, number, item)
        verdict, tone = _VERDICTS[mark.verdict]
        marks = "" if mark.scheme == "right-or-wrong" else f"{mark.points:.2g} of {mark.out_of:g}, {mark.scheme}"
        row = ResultRow(number + 1, _plain(stem(item)), sure, verdict, tone, marks)
        if not whole:
            return row
        response = answer.response if answer else None
        judged = showing.judged(item, response, mark)
        return replace(
            row,
            question=showing.asked(drawn.key, item, "", found[2], order=drawn.order, response=response),
            judged=replace(judged, words=_in_full(judged.words, mark)),
            backing=showing.backing(*found),
        )

    def _open_row(self, place: int) -> None:
        if self._attempt is not None:
            number = quizzing.counted(self._workspace, self._attempt)[place][0]
            self.screen.open_row(place, self._row(self._attempt, number, whole=True))

    def _sections(self, attempt: Attempt, counted: Counted) -> tuple[SectionScore, ...]:
        titles = {(one.deck, one.id): one.title for one in self._workspace.library.index.sections()}
        marks = []
        for (number, _answer), earned in zip(counted, attempts.points(counted), strict=True):
            drawn = attempt.paper.questions[number]
            title = titles.get((drawn.deck, drawn.section)) or "Without a section"
            marks.append((title, *earned))
        return tuple(
            SectionScore(title, words.result(one), _likely(one.low, one.high, tells=one.tells_level))
            for title, one in by_section(marks).items()
        )

    def _study(self) -> None:
        if self._attempt is not None:
            self.study_wished.emit(attempts.missed(self._attempt, quizzing.counted(self._workspace, self._attempt)))


def _about(attempt: Attempt, counted: int) -> str:
    mode = "Exam" if attempt.paper.setup.mode == "exam" else "Practice"
    seconds = max(0, (attempt.finished or attempt.latest) - attempt.started.at) // 1000
    took = f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
    questions = "1 question" if counted == 1 else f"{counted} questions"
    ended = ", time ran out" if attempt.timed_out else ""
    return f"{mode}, {questions}, {took}{ended}"


def _likely(low: float, high: float, *, tells: bool) -> str:
    return f"likely {words.between(low, high)}" if tells else "too few to tell a level"


def _in_full(verdict: str, mark: Mark) -> str:
    """Return the verdict with its mark and the scheme that the mark is by."""
    return f"{verdict.rstrip('.')}: {mark.points:.2g} of {mark.out_of:g}. {SCHEME_WORDS[mark.scheme]}"


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").replace("`", "").split())
