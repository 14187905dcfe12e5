"""What happens when a quiz is printed: from what, into which file, and how it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from quizapp.base.progress import GoOn, unstopped
from quizapp.quiz.paper import Paper
from quizapp.quiz.setup import Setup
from quizapp.ui.printing.answer_sheet_part import answer_sheet_part
from quizapp.ui.printing.key_part import key_part
from quizapp.ui.printing.pages import pdf
from quizapp.ui.printing.paper_builder import printed_paper
from quizapp.ui.printing.paper_value import PrintedPaper
from quizapp.ui.printing.question_part import question_part
from quizapp.ui.printing.saving import Saving
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.save_as import SaveAs
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

_PDF = {"pdf": "PDF to print"}


def print_paper(screen: QWidget, notice: Notice, workspace: Workspace, quiz: Setup | Paper) -> None:
    """Ask where to, and save a quiz as a PDF to print: questions, answer sheet and key.

    quiz: a paper that was drawn (``attempt.paper``), or the choices to draw one by; no attempt is begun. notice: tells
    what was refused, how far it is, with a way to cancel, and how it ended; nothing else may use it meanwhile.
    """
    with telling(notice):
        paper = quiz if isinstance(quiz, Paper) else quizzing.draw_paper(workspace, quiz)
        value = printed_paper(workspace, paper)

        def save(path: Path) -> None:
            Saving(screen, notice, path, lambda go_on: paper_pdf(value, go_on)).start()

        SaveAs(screen, f"{value.title}, quiz {value.seed}", _PDF, save).open()


def paper_pdf(paper: PrintedPaper, go_on: GoOn = unstopped) -> bytes | None:
    """Return a paper as a PDF; None where ``go_on`` says to stop. May run outside the window's thread."""
    return pdf((question_part(paper), answer_sheet_part(paper), key_part(paper)), paper.title, go_on)
