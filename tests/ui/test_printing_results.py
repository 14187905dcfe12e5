"""The results of an attempt on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from printed import pages
from pypdf import PdfReader

from quizapp.ui.charts.calibration import Level
from quizapp.ui.printing.results_flow import results_pdf
from quizapp.ui.printing.results_value import PrintedResults, printed_results
from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsValue, SectionScore


def results(rows: int = 3, stem: str = "Which part holds the DNA?") -> PrintedResults:
    value = ResultsValue(
        about="Exam, 3 questions, 1 min 5 s",
        headline="2 of 3 right",
        level="Too few questions to tell your level: at least 8 different ones are needed.",
        rows=tuple(ResultRow(n, stem, "75% sure", "Right", "right", "0.5 of 1, pairs") for n in range(1, rows + 1)),
        sections=(SectionScore("Basics", "2 of 3 right", "too few to tell a level"),),
        levels=(Level(0.75, 2, 3, 0.208, 0.939, hollow=True),),
        calibration="Too few answers to judge your confidence: 3 of at least 20.",
    )
    return printed_results(value, "Cells", "Ada O'Neill", "2026-05-04")


def made(value: PrintedResults) -> bytes:
    pdf = results_pdf(value)
    assert pdf is not None
    return pdf


@pytest.mark.parametrize(
    "words",
    [
        "Cells Results of Ada O'Neill 2026-05-04. Exam, 3 questions, 1 min 5 s 2 of 3 right Too few questions",
        "Section by section Section Score Level Basics 2 of 3 right too few to tell a level",
        "Do you know what you know? Too few answers to judge your confidence: 3 of at least 20.",
        "How sure Right Likely 75% 2 of 3 21% to 94%",
        "1 Which part holds the DNA? 75% sure Right 0.5 of 1, pairs 2 Which part",
        "Cells: results of Ada O'Neill 1 of 1",
    ],
)
def test_everything_the_results_say_is_there(words: str) -> None:
    assert words in " ".join(pages(made(results())))


def test_many_rows_and_long_stems_go_on_over_pages() -> None:
    found = pages(made(results(rows=60, stem="A stem " * 40)))

    assert " ".join(found).count("A stem") == 60 * 40
    assert 8 < len(found) < 20
    assert found[-1].endswith(f"{len(found)} of {len(found)}")


def test_a_stem_longer_than_a_page_is_not_cut_off() -> None:
    words = " ".join(f"word{number}" for number in range(2000))

    found = " ".join(pages(made(results(rows=1, stem=words))))

    assert [word for word in found.split() if word.startswith("word")] == words.split()


def test_without_confidence_there_is_no_calibration() -> None:
    value = printed_results(ResultsValue("Practice", "Nothing was answered", "", (), ()), "Cells", "Ada", "2026-05-04")

    (page,) = pages(made(value))

    assert "Nothing was answered" in page
    assert "Do you know" not in page
    assert "Question by question" not in page


def test_what_the_file_says_of_itself_is_the_quiz_and_the_learner() -> None:
    told = PdfReader(BytesIO(made(results()))).metadata

    assert told is not None
    assert told.title == "Cells: results of Ada O'Neill"
    assert not told.author
