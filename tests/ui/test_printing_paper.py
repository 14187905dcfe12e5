"""A quiz on paper: what stands on which page."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from printed import pages, paper_on, printed, workspace_on
from pypdf import PageObject, PdfReader
from pypdf.generic import StreamObject
from PySide6.QtGui import QColor, QImage
from ui_decks import EVERY_KIND, QUESTIONS, RIGHT_TO_LEFT, write

from quizapp.quiz.setup import Setup
from quizapp.ui import theme
from quizapp.ui.printing.document import deck_text
from quizapp.ui.printing.paper_builder import printed_paper
from quizapp.workspace import quizzing


def deck_of(items: str, head: str = "") -> str:
    return f"quizapp: 1\nid: small\ntitle: Small\nlanguage: en\n{head}items:\n{items}"


def many(count: int) -> str:
    return deck_of(
        "".join(
            f"  - id: q{number}\n    question: What is {number} and one?\n    right: r{number}\n    wrong: [a, b, c]\n"
            for number in range(count)
        )
    )


@pytest.fixture
def every(tmp_path: Path) -> list[str]:
    """The pages of a paper with every kind of question: questions, answer sheet, key."""
    return pages(printed(paper_on(tmp_path, cells=EVERY_KIND)))


def test_it_begins_with_its_title_and_a_line_for_name_and_date(every: list[str]) -> None:
    assert every[0].startswith("Cells 8 questions, 8 points, seed 7")
    assert re.search(r"Name Date", every[0])


@pytest.mark.parametrize(
    "words",
    [
        "Which part holds the DNA? Choose one. 1 point.",
        "Which of these are cells? Choose all that apply. 1 point, plus-minus.",
        "A virus is a cell. True or false? 1 point. True False",
        "What is the power house called? Write the answer. 1 point.",
        "How many chromosomes has a human body cell? Write a number. 1 point. chromosomes",
        "Put the phases in order. Put in order: write the letters into the boxes. 1 point, neighbours.",
        "Join what belongs together. Write the letter of what belongs to each; none is used twice. 1 point, pairs.",
    ],
)
def test_every_kind_says_what_to_do_and_what_it_is_worth(every: list[str], words: str) -> None:
    assert words in " ".join(every)


def test_the_schemes_that_are_used_are_explained(every: list[str]) -> None:
    assert "Plus-minus: each wrong pick takes away a right one" in every[0]
    assert "Negative:" not in every[0]


def test_options_stand_in_the_order_of_the_paper(tmp_path: Path) -> None:
    paper = paper_on(tmp_path, cells=EVERY_KIND)
    (question,) = [one for one in paper.questions if one.asked and one.asked.stem.startswith("Which letter")]

    assert question.asked is not None
    assert f"{question.number}. Which letter is the sixth? Choose one. 1 point. A a B b C c D d E e F f" in " ".join(
        pages(printed(paper))
    )


def test_the_answer_sheet_and_the_key_stand_on_pages_of_their_own(every: list[str]) -> None:
    sheets = [number for number, page in enumerate(every) if page.startswith("Answer sheet")]
    keys = [number for number, page in enumerate(every) if page.startswith("Key")]

    assert len(sheets) == len(keys) == 1
    assert 0 < sheets[0] < keys[0]
    assert all("It only surrounds the cell." not in page for page in every[: keys[0]])
    assert "DNA" not in every[sheets[0]]


def test_the_answer_sheet_has_a_line_for_each_question(every: list[str]) -> None:
    (sheet,) = [page for page in every if page.startswith("Answer sheet")]

    assert re.findall(r"\b(\d)\. ", sheet) == list("12345678")
    assert "A B C D E F" in sheet
    assert "True False" in sheet
    assert "sure" not in sheet


def test_it_asks_for_a_confidence_or_a_certainty_where_the_quiz_does(tmp_path: Path) -> None:
    sure = pages(printed(paper_on(tmp_path / "one", Setup(confidence=True), cells=QUESTIONS)))
    certain = pages(printed(paper_on(tmp_path / "two", Setup(marking="certainty"), cells=QUESTIONS)))

    assert next(page for page in sure if page.startswith("Answer sheet")).count("sure") == 1 + 5
    assert next(page for page in certain if page.startswith("Answer sheet")).count("1 2 3") == 5
    assert "15 points" in certain[0]


def test_the_key_tells_the_right_answer_why_feedback_evidence_and_sources(tmp_path: Path) -> None:
    text = EVERY_KIND.replace("evidence: limited", "evidence: limited\n    refs: [R1]\n    as_of: 2024-12-18")
    key = pages(printed(paper_on(tmp_path, cells=text)))[-1]

    assert re.search(r"\b[A-D] The nucleus Most of it, at least\. [A-D] It only surrounds the cell\.", key)
    assert "Evidence: Supported, with limits. Source: A textbook; as of 2024-12-18" in key
    assert "F f" in key
    assert re.search(r"[A-C] Prophase [A-C] Metaphase [A-C] Anaphase", key)
    assert re.search(r"1 [AB] DNA: nucleus 2 [AB] ATP: mitochondrion", key)
    assert "46 chromosomes" in key


def test_the_key_says_what_else_is_accepted(tmp_path: Path) -> None:
    items = (
        "  - id: a\n    question: Who?\n    accept: [Austen, Jane Austen, J. Austen]\n"
        "  - id: b\n    question: How many?\n    number: 50\n    within: 2%\n"
    )
    key = pages(printed(paper_on(tmp_path, small=deck_of(items))))[-1]

    assert "Austen Also accepted: Jane Austen; J. Austen." in key
    assert "50 Accepted: within 2% of 50." in key


def test_pages_are_numbered_and_say_what_they_belong_to(every: list[str]) -> None:
    for number, page in enumerate(every, start=1):
        assert page.endswith(f"{number} of {len(every)}")
    assert "Cells: answer sheet" in " ".join(every)
    assert "Cells: key" in every[-1]


def test_one_question_takes_three_pages(tmp_path: Path) -> None:
    assert len(pages(printed(paper_on(tmp_path, small=many(1))))) == 3


def test_sixty_questions_take_as_many_pages_as_they_need(tmp_path: Path) -> None:
    made = pages(printed(paper_on(tmp_path, small=many(60))))

    sheet = next(number for number, page in enumerate(made) if page.startswith("Answer sheet"))
    assert 8 <= sheet <= 15
    assert len(made) - sheet <= 8


def test_a_question_is_not_torn_from_its_options(tmp_path: Path) -> None:
    made = pages(printed(paper_on(tmp_path, small=many(30))))
    questions = made[: next(number for number, page in enumerate(made) if page.startswith("Answer sheet"))]

    for page in questions:
        asked = re.findall(r"What is (\d+) and one\?", page)
        assert asked
        assert all(re.search(rf"\br{number}\b", page) for number in asked)


def test_a_question_longer_than_a_page_goes_on_over_pages_and_loses_no_word(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(1800)]
    items = f"  - id: long\n    question: {' '.join(words)}\n    right: 'yes'\n    wrong: ['no']\n"

    made = " ".join(pages(printed(paper_on(tmp_path, small=deck_of(items)))))

    assert re.findall(r"word\d+", made) == words


def test_markdown_is_printed_and_html_is_shown(tmp_path: Path) -> None:
    items = (
        "  - id: a\n    question: |\n      It's **not** <b>bold</b>, see `code()` and [this](https://example.org).\n\n"
        "      | one | two |\n      | --- | --- |\n      | 1 | 2 |\n\n      - first\n      - second\n"
        "    accept: [it's]\n"
    )
    made = printed(paper_on(tmp_path, small=deck_of(items)))

    page = PdfReader(BytesIO(made)).pages[0]
    assert "It's not <b>bold</b>, see code() and this. one two 1 2 first second" in " ".join(
        page.extract_text().split()
    )
    assert not page.annotations


def test_a_table_wider_than_the_page_is_shrunk_to_fit(tmp_path: Path) -> None:
    cells = [f"c{number}" for number in range(90)]
    rows = "\n".join(f"      | {' | '.join(row)} |" for row in (cells, ["-"] * 90, cells))
    items = f"  - id: a\n    question: |\n{rows}\n    accept: [it]\n"

    page = PdfReader(BytesIO(printed(paper_on(tmp_path, small=deck_of(items))))).pages[0]

    places = _places(page)
    assert max(places.values()) < 595 - 60  # points: the page, and its margin
    assert len(page.extract_text().split("c")) > 2 * 90


def test_a_picture_of_the_decks_folder_is_printed_and_no_other(tmp_path: Path) -> None:
    for folder in (tmp_path / "decks", tmp_path):
        folder.mkdir(exist_ok=True)
        red = QImage(2000, 900, QImage.Format.Format_RGB32)
        red.fill(QColor("#C00010"))
        assert red.save(str(folder / "red.png"))
    items = (
        "  - id: a\n    question: What is this?\n    image: red.png\n    accept: [red]\n"
        "  - id: b\n    question: '![away](https://example.org/red.png)'\n    accept: [red]\n"
        "  - id: c\n    question: '![up](../red.png)'\n    accept: [red]\n"
    )
    made = PdfReader(BytesIO(printed(paper_on(tmp_path, small=deck_of(items)))))

    assert [len(page.images) for page in made.pages] == [1, 0, 0]
    words = " ".join(made.pages[0].extract_text().split())
    assert "[a picture that cannot be shown: away]" in words
    assert "[a picture that cannot be shown: up]" in words


@pytest.mark.parametrize("name", ["drawing.svg", "drawing.png"])
def test_a_drawing_is_not_even_measured_for_it_can_refer_to_other_files(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not a picture, so that Qt would warn of it")
    inside = f'<image width="9" height="9" xlink:href="{secret.as_uri()}"/>'
    head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'
    (tmp_path / name).write_text(f"<svg {head}>{inside}</svg>")

    printed_text = deck_text(f"![cell]({name})", tmp_path, "text", 500)

    assert printed_text.toPlainText() == "[a picture that cannot be shown: cell]"


def test_a_right_to_left_question_stands_at_the_right(tmp_path: Path) -> None:
    made = PdfReader(BytesIO(printed(paper_on(tmp_path, hebrew=RIGHT_TO_LEFT))))

    found = _places(made.pages[0])
    assert found["1."] > 500  # points from the left; the page is 595 wide
    assert all(found[letter] > 400 for letter in "ABC")
    assert "\u05d4" in made.pages[0].extract_text()


def test_a_question_that_was_deleted_says_so_and_the_others_stand(tmp_path: Path) -> None:
    workspace = workspace_on(tmp_path, cells=QUESTIONS)
    paper = quizzing.draw_paper(workspace, Setup(decks=("cells",)), 7)
    write(tmp_path / "decks", cells=QUESTIONS.replace("id: spell", "id: other"))
    workspace.refresh()

    made = pages(printed(printed_paper(workspace, paper)))
    workspace.close()

    assert "This question is not in its deck any more." in made[0]
    assert "power house" not in " ".join(made)
    assert "A virus is a cell." in made[0]
    assert "4 points" in made[0]
    assert made[-1].count("This question is not in its deck any more.") == 1


def test_a_paper_without_any_question_left_can_still_be_printed(tmp_path: Path) -> None:
    workspace = workspace_on(tmp_path, cells=QUESTIONS)
    paper = quizzing.draw_paper(workspace, Setup(decks=("cells",)), 7)
    (tmp_path / "decks" / "cells.yaml").unlink()
    workspace.refresh()

    made = pages(printed(printed_paper(workspace, paper)))
    workspace.close()

    assert made[0].startswith("Quiz 5 questions, 0 points")


def test_an_option_that_was_added_since_stands_last(tmp_path: Path) -> None:
    workspace = workspace_on(tmp_path, cells=QUESTIONS)
    paper = quizzing.draw_paper(workspace, Setup(decks=("cells",)), 7)
    write(tmp_path / "decks", cells=QUESTIONS.replace("- The lysosome", "- The lysosome\n      - The cell wall"))
    workspace.refresh()

    made = pages(printed(printed_paper(workspace, paper)))
    workspace.close()

    assert "E The cell wall" in made[0]


def test_a_deck_that_is_for_study_says_so_and_no_other(tmp_path: Path, every: list[str]) -> None:
    text = QUESTIONS.replace("source:", "about: |\n  What cells do.\n\n  For study, not medical advice.\nsource:", 1)
    made = pages(printed(paper_on(tmp_path / "other", cells=text)))

    assert "For study, not medical advice." in made[0]
    assert "For study, not medical advice." in made[-1]
    assert "What cells do" not in made[0]
    assert "For study" not in " ".join(every)


def test_its_type_is_embedded_and_its_words_can_be_searched(tmp_path: Path) -> None:
    made = PdfReader(BytesIO(printed(paper_on(tmp_path, cells=QUESTIONS))))

    for page in made.pages:
        resources = page["/Resources"]
        fonts = resources["/Font"]  # type: ignore[index]  # a dictionary
        assert fonts
        for font in fonts.values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
            assert "/ToUnicode" in font.get_object()


def test_what_a_file_says_of_itself_is_its_title_alone(tmp_path: Path) -> None:
    made = printed(paper_on(tmp_path, cells=QUESTIONS.replace("title: Cells", "title: It's a cell's \u201clife\u201d")))

    told = PdfReader(BytesIO(made)).metadata
    assert told is not None
    assert told.title == "It's a cell's \u201clife\u201d"
    assert not told.author
    assert str(tmp_path).encode() not in made
    assert str(Path.home()).encode() not in made


def test_paper_does_not_follow_the_theme_or_the_text_size(tmp_path: Path) -> None:
    paper = paper_on(tmp_path, cells=QUESTIONS)
    light = PdfReader(BytesIO(printed(paper)))

    theme.apply("contrast", 200)
    dark = PdfReader(BytesIO(printed(paper)))

    drawn = [[_content(page) for page in made.pages] for made in (light, dark)]
    assert all(drawn[0])
    assert drawn[0] == drawn[1]


def _content(page: PageObject) -> bytes:
    stream = page["/Contents"].get_object()
    assert isinstance(stream, StreamObject)
    return stream.get_data()


def _places(page: PageObject) -> dict[str, float]:
    """Where each text begins, in points from the left."""
    found: dict[str, float] = {}

    def note(text: str, matrix: list[float], place: list[float], *_rest: object) -> None:
        if text.strip():
            found[text.strip()] = place[4] * matrix[0] + matrix[4]

    page.extract_text(visitor_text=note)
    return found
