"""What the command line prints for people."""

from __future__ import annotations

from datetime import UTC, datetime

from quizapp.base.clock import Moment
from quizapp.stats import words
from quizapp.workspace.reporting import DeckReport, LearnerReport


def decks(reports: tuple[DeckReport, ...]) -> str:
    """Return three lines for each deck."""
    return "\n\n".join(_deck_lines(report) for report in reports) or "There are no decks."


def report(found: LearnerReport) -> str:
    """Return a learner's report in sentences."""
    standing = found.standing
    lines = [
        found.learner,
        f"{_counted(found.reviews, 'answer')} on {_counted(found.days, 'day')}.",
        words.predicted(found.recall),
        words.recalled(standing.reviews, standing.aim),
        f"Due today: {standing.due[0]}.",
    ]
    if standing.recent is not None:
        lines.append(f"Last quizzes together: {words.result(standing.recent)}. {words.level(standing.recent)}")
    said = standing.calibration
    if said is not None:
        lines.append(words.calibrated(said) or words.calibration_needs(said.n))
    lines += [f"{_local(one.attempt.started)}  {words.result(one.score)}" for one in standing.taken]
    lines += [f"{one.section}: {words.mastered(one)}" for one in standing.mastery]
    return "\n".join(lines)


def _deck_lines(report: DeckReport) -> str:
    deck = report.deck
    kinds = ", ".join(f"{count} {kind}" for kind, count in report.kinds.items())
    findings = _counted(len(report.findings), "finding")
    head = f"{deck.title or deck.id} ({deck.id})"
    return f"{head}\n  {deck.file}\n  {kinds or 'cannot be used'}; {_counted(deck.faces, 'face')}; {findings}"


def _local(moment: Moment) -> str:
    return datetime.fromtimestamp(moment.at / 1000 + moment.offset * 60, UTC).strftime("%Y-%m-%d %H:%M")


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
