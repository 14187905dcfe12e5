"""Papers to print, and what stands on the pages that come of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from hands import temporary_places
from pypdf import PdfReader
from ui_decks import write

from quizapp.quiz.setup import Setup
from quizapp.ui.printing.paper_builder import printed_paper
from quizapp.ui.printing.paper_flow import paper_pdf
from quizapp.ui.printing.paper_value import PrintedPaper
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace


def workspace_on(folder: Path, **decks: str) -> Workspace:
    """A front desk over some decks, which lie in folder/decks; nobody studies yet."""
    workspace = Workspace(temporary_places(folder, write(folder / "decks", **decks)))
    workspace.refresh()
    workspace.add("Ada")
    return workspace


def paper_on(folder: Path, setup: Setup | None = None, **decks: str) -> PrintedPaper:
    """The paper of all questions of some decks."""
    workspace = workspace_on(folder, **decks)
    try:
        names = tuple(deck.id for deck in workspace.library.index.decks())
        chosen = setup or Setup(count=500, confidence=False)
        drawn = quizzing.draw_paper(workspace, _of(chosen, names), 7)
        return printed_paper(workspace, drawn)
    finally:
        workspace.close()


def printed(paper: PrintedPaper) -> bytes:
    """The pages of a paper."""
    made = paper_pdf(paper)
    assert made is not None
    return made


def pages(made: bytes) -> list[str]:
    """The words of each page, with single spaces between them."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]


def _of(setup: Setup, decks: tuple[str, ...]) -> Setup:
    from msgspec.structs import replace

    return replace(setup, decks=decks)
