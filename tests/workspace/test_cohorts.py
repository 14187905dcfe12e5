"""Results of people who answered a deck elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from house import read_only

from quizapp.base.errors import CannotSaveError, RefusedError
from quizapp.stats.items import Marks
from quizapp.workspace.cohorts import Cohort, Cohorts

NAMES = {"blood/a": "blood/a", "a": "blood/a", "blood/b": "blood/b", "b": "blood/b", "old": "blood/b"}


def table(folder: Path, text: str, name: str = "Class 9b.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_table_is_copied_listed_and_can_be_taken_out(tmp_path: Path) -> None:
    data = tmp_path / "data"
    kept = Cohorts(data)
    file = table(tmp_path, "a,blood/b,Insula\n1,0.5,1\n0,,1\n")

    found = kept.take_in("blood", file, NAMES)

    assert found == Cohort("Class 9b", Marks(("blood/a", "blood/b"), ((1.0, 0.5), (0.0, 0.0))), ("Insula",))
    assert found.people == 2
    assert kept.names("blood") == ("Class 9b",)
    assert kept.names("cells") == ()
    assert everything(data) == {"cohorts/blood/Class 9b.csv": file.read_bytes()}

    aside = kept.take_out("blood", "Class 9b")
    assert kept.names("blood") == ()
    assert aside.read_bytes() == file.read_bytes()
    kept.take_in("blood", file, NAMES)
    assert kept.take_out("blood", "Class 9b") != aside, "nothing in the bin is overwritten"
    assert len(everything(data)) == 2


def test_columns_may_have_former_names(tmp_path: Path) -> None:
    found = Cohorts(tmp_path / "data").take_in("blood", table(tmp_path, "old\n1\n"), NAMES)

    assert found.marks.items == ("blood/b",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The table is empty: it has no header."),
        ("a,b\n", "The table has no rows below its header."),
        ("Insula,Pons\n1,0\n", "No column of the table is a question of this deck."),
        ("a,blood/a\n1,0\n", "Two columns of the table are the question blood/a."),
        ("a,b\n1,5\n", "Line 2: item “b”: the mark 5 is above the highest, 1."),
        ("a;b\n1;0\n", "Line 1: the columns are not parted by commas."),
    ],
)
def test_a_bad_table_is_refused_and_nothing_changes(tmp_path: Path, text: str, told: str) -> None:
    kept = Cohorts(tmp_path / "data")

    with pytest.raises(RefusedError) as refused:
        kept.take_in("blood", table(tmp_path, text), NAMES)

    assert refused.value.happened.startswith(told)
    assert refused.value.safe == "Nothing was changed."
    assert not (tmp_path / "data").exists()


def test_results_of_the_same_name_are_never_overwritten(tmp_path: Path) -> None:
    kept = Cohorts(tmp_path / "data")
    kept.take_in("blood", table(tmp_path, "a\n1\n"), NAMES)

    with pytest.raises(RefusedError, match="results called “Class 9b” already"):
        kept.take_in("blood", table(tmp_path, "a\n0\n"), NAMES)

    assert kept.file("blood", "Class 9b").read_text() == "a\n1\n"
    kept.take_in("cells", table(tmp_path, "a\n0\n"), NAMES)


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [("...csv", "results"), ("..a.csv", "a"), ("q" * 200 + ".csv", "q" * 60), ("a:b*c.csv", "a-b-c")],
)
def test_a_name_leads_to_no_other_folder(tmp_path: Path, name: str, kept_as: str) -> None:
    kept = Cohorts(tmp_path / "data")

    assert kept.take_in("blood", table(tmp_path, "a\n1\n", name), NAMES).name == kept_as
    assert kept.names("blood") == (kept_as,)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permissions")
def test_where_nothing_can_be_written_nothing_changes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    file = table(tmp_path, "a\n1\n")

    with read_only(data), pytest.raises(CannotSaveError, match="could not be kept"):
        Cohorts(data).take_in("blood", file, NAMES)

    assert everything(data) == {}
