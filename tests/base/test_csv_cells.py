"""CSV for spreadsheets, in which no text acts."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.base.csv_cells import as_it_was, safe, written


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-A1", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "=cmd|' /C calc'!A0"]
)
def test_a_text_that_a_spreadsheet_would_run_is_one_that_it_shows(text: str) -> None:
    assert safe(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "O'Neil", "5 + 3", "'tis", "-5", "+0.5", "-1e-3", "'-5"])
def test_other_texts_and_numbers_stand_as_they_are(text: str) -> None:
    assert safe(text) == text
    assert as_it_was(text) == text


def test_an_apostrophe_that_was_there_is_told_from_the_one_that_was_put_there() -> None:
    assert [safe(text) for text in ("=1", "'=1", "''=1")] == ["'=1", "''=1", "'''=1"]


@given(st.one_of(st.text(), st.text("'=+-@ \t\r\n1.e＝", max_size=8)))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert as_it_was(safe(text)) == text


def test_numbers_stand_as_they_are_also_below_nothing() -> None:
    assert written(("a", "b", "c", "d"), [(-0.5, True, None, "-x")]) == b"\xef\xbb\xbfa,b,c,d\r\n-0.5,1,,'-x\r\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_what_is_written_is_read_again_whatever_stands_in_it(rows: list[tuple[str, str]]) -> None:
    rows = [tuple(cell.replace("\x00", "") for cell in row) for row in rows]  # type: ignore[misc]  # two stay two
    content = written(("a", "b"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline="")))
    assert read == [["a", "b"], *([safe(cell) for cell in row] for row in rows)]
