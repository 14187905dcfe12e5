"""What happens when results are saved as a PDF, and how it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from quizapp.base.clock import date_of
from quizapp.base.progress import GoOn, unstopped
from quizapp.quiz.attempt import Attempt
from quizapp.ui.printing.pages import pdf
from quizapp.ui.printing.paper_builder import decks_of, title_of
from quizapp.ui.printing.results_part import results_part
from quizapp.ui.printing.results_value import PrintedResults, printed_results
from quizapp.ui.printing.saving import Saving
from quizapp.ui.results.screen import ResultsValue
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.telling import telling
from quizapp.workspace.desk import Workspace


def print_results(
    screen: QWidget, notice: Notice, workspace: Workspace, attempt: Attempt, results: ResultsValue, path: Path
) -> None:
    """Save the results of an attempt as a PDF; results: as the screen shows them; notice: as for ``print_paper``."""
    with telling(notice):
        title = title_of(decks_of(workspace, attempt.paper))
        day = date_of(attempt.started.day).isoformat()
        value = printed_results(results, title, workspace.history.name(), day)
        Saving(screen, notice, path, lambda go_on: results_pdf(value, go_on)).start()


def results_pdf(results: PrintedResults, go_on: GoOn = unstopped) -> bytes | None:
    """Return results as a PDF; None where ``go_on`` says to stop. May run outside the window's thread."""
    return pdf((results_part(results),), f"{results.title}: results of {results.learner}", go_on)
