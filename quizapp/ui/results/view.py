"""An attempt that is over, as its results show it."""

from __future__ import annotations

from dataclasses import replace

from quizapp.deck.wording import stem
from quizapp.quiz import attempt as attempts
from quizapp.quiz.attempt import Answer, Attempt, Counted
from quizapp.quiz.confidence import chance_level
from quizapp.quiz.marking import SCHEME_NAMES, SCHEME_WORDS, Mark
from quizapp.stats import words
from quizapp.stats.calibration import Calibration, calibration
from quizapp.stats.scores import Score, by_section, score, without_guessing
from quizapp.ui import showing
from quizapp.ui.levels import levels
from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsValue, SectionScore
from quizapp.workspace import questions, rulings
from quizapp.workspace.desk import Workspace

_VERDICTS = {
    "right": ("Right", "right"),
    "partly": ("Partly", "caution"),
    "wrong": ("Wrong", "wrong"),
    "unanswered": ("Blank", "caution"),
}


def results(workspace: Workspace, attempt: Attempt) -> ResultsValue:
    """Return everything the results of an attempt show; no question in full."""
    counted = questions.counted(workspace, attempt)
    total = _score(attempt, counted)
    said = calibration(attempts.confidences(answer for _, answer in counted))
    missed = len(attempts.missed(attempt, counted))
    return ResultsValue(
        about=_about(attempt, len(counted)),
        headline=_headline(attempt, total) if counted else "Nothing was answered",
        level=words.level(total),
        scheme=_scheme(attempt, total),
        guessed=_without_guessing(workspace, attempt, counted),
        mended=_mended(workspace, attempt),
        rows=tuple(row(workspace, attempt, number) for number, _answer in counted),
        sections=_sections(workspace, attempt, counted),
        levels=levels(said) if said else (),
        calibration=_calibration(said) if said else "",
        study=f"Study the {missed} you missed" if missed > 1 else "Study the one you missed" if missed else "",
    )


def row(workspace: Workspace, attempt: Attempt, number: int, *, whole: bool = False) -> ResultRow:
    """Return the line of a question; whole: with the question in full, as it was."""
    drawn, answer = attempt.paper.questions[number], attempt.answers.get(number)
    place = attempts.stops(attempt).index(number) + 1
    found = questions.question(workspace, drawn)
    sure = f"{answer.confidence:.0%} sure" if answer and answer.confidence is not None else ""
    if found is None:
        return ResultRow(place, "This question is not in its deck any more.", sure, "Gone", "caution", "")
    mark = questions.standing_mark(attempt, answer, found.item)
    verdict, tone = _VERDICTS[mark.verdict]
    line = ResultRow(place, _plain(stem(found.item)), sure, verdict, tone, _marks(answer, mark))
    if not whole:
        return line
    response = answer.response if answer else None
    judged = showing.judged(found.item, response, mark)
    return replace(
        line,
        question=showing.asked(
            drawn.key,
            found.item,
            "",
            found.folder,
            order=drawn.order,
            response=response,
            struck=attempt.struck.get(number, frozenset()),
        ),
        judged=replace(judged, words=_in_full(judged.words, mark)),
        backing=showing.backing(found.item, found.deck, found.folder),
        overrule=showing.overrule_words(found.item, answer),
        note=workspace.history.note(drawn.key),
    )


def _score(attempt: Attempt, counted: Counted) -> Score:
    marks = attempts.marks(counted, questions.blank(attempt))
    return score([(one.points, one.out_of) for one in marks], [one.share for one in marks])


def _headline(attempt: Attempt, total: Score) -> str:
    """Return what was reached; where points are taken away or staked they are no share of right answers."""
    if attempt.paper.setup.marking == "author":
        return words.result(total)
    return f"{round(total.points, 2):g} of {total.out_of:g} points"


def _scheme(attempt: Attempt, total: Score) -> str:
    """Return how the quiz was marked as a whole, with what its questions earned by their own schemes."""
    marking = attempt.paper.setup.marking
    if marking == "author":
        return ""
    return f"{SCHEME_WORDS[marking]} Without this scheme: {total.share:.0%} of the marks."


def _without_guessing(workspace: Workspace, attempt: Attempt, counted: Counted) -> str:
    """Return the score without guessing, for what blind guesses can get right; "" where that is nothing."""
    rows = []
    for number, answer in counted:
        found = questions.question(workspace, attempt.paper.questions[number])
        if found is not None:
            chance = chance_level(found.item) if answer else 0.0
            rows.append((answer.earned.share if answer else 0.0, chance))
    corrected = without_guessing(rows)
    return "" if corrected is None else f"Corrected for guessing: {words.without_guessing(corrected)}."


def _mended(workspace: Workspace, attempt: Attempt) -> str:
    count = len(rulings.mended(workspace, attempt))
    if not count:
        return ""
    keys = "The key of 1 question was" if count == 1 else f"The keys of {count} questions were"
    return f"{keys} mended since this quiz was taken. Your answers can be marked again; both marks are kept."


def _calibration(said: Calibration) -> str:
    told = words.calibrated(said)
    return words.calibration_needs(said.n) if told is None else f"{told} {words.log_score(said)}"


def _sections(workspace: Workspace, attempt: Attempt, counted: Counted) -> tuple[SectionScore, ...]:
    titles = {(one.deck, one.id): one.title for one in workspace.library.index.sections()}
    shares = []
    for (number, _answer), earned in zip(counted, attempts.marks(counted), strict=True):
        drawn = attempt.paper.questions[number]
        shares.append((titles.get((drawn.deck, drawn.section)) or "Without a section", earned.share, 1.0))
    return tuple(
        SectionScore(title, words.result(one), _likely(one.low, one.high, tells=one.tells_level))
        for title, one in by_section(shares).items()
    )


def _about(attempt: Attempt, counted: int) -> str:
    seconds = max(0, (attempt.finished or attempt.latest) - attempt.started.at) // 1000
    took = f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
    asked = "1 question" if counted == 1 else f"{counted} questions"
    ended = ", time ran out" if attempt.timed_out else ""
    return f"{showing.mode(attempt.paper.setup)}, {asked}, {took}{ended}"


def _marks(answer: Answer | None, mark: Mark) -> str:
    """Return the mark with its scheme, and the first mark beside one that was ruled on."""
    if answer is not None and answer.ruling is not None and answer.ruling.why != "taken back":
        return f"{answer.first.points:.2g}, then {mark.points:.2g} of {mark.out_of:g}, {SCHEME_NAMES[mark.scheme]}"
    if mark.scheme == "right-or-wrong":
        return ""
    return f"{mark.points:.2g} of {mark.out_of:g}, {SCHEME_NAMES[mark.scheme]}"


def _likely(low: float, high: float, *, tells: bool) -> str:
    return f"likely {words.between(low, high)}" if tells else "too few to tell a level"


def _in_full(verdict: str, mark: Mark) -> str:
    """Return the verdict with its mark and the scheme that the mark is by."""
    return f"{verdict.rstrip('.')}: {mark.points:.2g} of {mark.out_of:g}. {SCHEME_WORDS[mark.scheme]}"


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").replace("`", "").split())
