"""What happens when something is printed: which file, from what, and how it went."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from quizapp.base.clock import date_of
from quizapp.quiz.attempt import Attempt
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.quiz.paper import Paper
from quizapp.quiz.setup import Setup
from quizapp.ui.jobs import Report
from quizapp.ui.printing.answer_sheet_part import answer_sheet_part
from quizapp.ui.printing.key_part import key_part
from quizapp.ui.printing.pages import pdf
from quizapp.ui.printing.paper_builder import decks_of, printed_paper, title_of
from quizapp.ui.printing.paper_value import PrintedPaper
from quizapp.ui.printing.question_part import question_part
from quizapp.ui.printing.results_part import results_part
from quizapp.ui.printing.results_value import PrintedResults, printed_results
from quizapp.ui.printing.saving import Make, Saving
from quizapp.ui.results.screen import ResultsValue
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

_LONGEST_NAME = 80


def print_paper(screen: Page, workspace: Workspace, quiz: Setup | Paper) -> None:
    """Ask where to, and save a quiz as a PDF to print: questions, answer sheet and key.

    quiz: a paper that was drawn (``attempt.paper``), or the choices to draw one by, questions of every kind; no attempt
    is begun. The screen's notice tells what was refused, how far it is, and how it ended.
    """
    with telling(screen.notice):
        paper = quiz if isinstance(quiz, Paper) else quizzing.draw_paper(workspace, quiz, kinds=QUESTION_KINDS)
        value = printed_paper(workspace, paper)
        _ask_where(screen, f"{value.title}, quiz {value.seed}", lambda report: paper_pdf(value, report))


def print_results(screen: Page, workspace: Workspace, attempt: Attempt, results: ResultsValue) -> None:
    """Ask where to, and save the results of an attempt as a PDF; results: as the screen shows them."""
    with telling(screen.notice):
        title = title_of(decks_of(workspace, attempt.paper))
        day = date_of(attempt.started.day).isoformat()
        value = printed_results(results, title, workspace.history.name(), day)
        _ask_where(screen, f"{title}, results {day}", lambda report: results_pdf(value, report))


def paper_pdf(paper: PrintedPaper, report: Report = lambda _share: True) -> bytes | None:
    """Return a paper as a PDF; None where ``report`` says to stop. May run outside the window's thread."""
    return pdf((question_part(paper), answer_sheet_part(paper), key_part(paper)), paper.title, report)


def results_pdf(results: PrintedResults, report: Report = lambda _share: True) -> bytes | None:
    """Return results as a PDF; None where ``report`` says to stop. May run outside the window's thread."""
    return pdf((results_part(results),), f"{results.title}: results of {results.learner}", report)


def file_name(words: str) -> str:
    """Return words as the name of a PDF that every file system takes."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", words)
    return (" ".join(plain.split())[:_LONGEST_NAME].strip(". ") or "Quiz") + ".pdf"


def _ask_where(screen: Page, name: str, make: Make) -> None:
    def save(path: str) -> None:
        Saving(screen, Path(path), make).start()

    dialog = SaveAs(screen, name, save)
    dialog.open()


class SaveAs(QFileDialog):
    """Asks for the name of a PDF, and hands the path that was chosen to ``then``; Esc leaves everything as it is."""

    def __init__(self, screen: Page, name: str, then: Callable[[str], None]) -> None:
        super().__init__(screen.window(), "Save as PDF")
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter("PDF (*.pdf)")
        self.setDefaultSuffix("pdf")
        self.setDirectory(_usual_folder())
        self.selectFile(file_name(name))
        self.fileSelected.connect(then)
        self.finished.connect(self.deleteLater)


def _usual_folder() -> str:
    places = QStandardPaths.StandardLocation
    usual = [QStandardPaths.writableLocation(place) for place in (places.DocumentsLocation, places.HomeLocation)]
    return next((folder for folder in usual if Path(folder).is_dir()), "")
