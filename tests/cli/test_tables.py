"""The verbs that read a table: what they print, and every table that they refuse."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from quizapp.cli.tables import calibration, items
from quizapp.stats.items import Marks, analysis

Write = Callable[[str | bytes], Path]
# A right-to-left name, an apostrophe, a quoted comma, and a name over two lines.
NAMED = """שאלה 1,Broca's area,"red, white","over
two lines"
1,0.5,1,0
0,0,1,0
1,1,,0
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a table into a file."""

    def write(content: str | bytes) -> Path:
        file = tmp_path / "table.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def run(verb: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(verb, [str(one) for one in arguments])


def refusal(verb: click.Command, *arguments: object) -> str:
    """Return the sentence with which a verb refuses."""
    found = run(verb, *arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    return found.stderr


# items


def test_items_for_programs_have_exactly_these_fields(write: Write) -> None:
    found = run(items, write("a,b\n1,1\n1,0\n0,0\n"), "--format", "json")

    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert list(told) == ["items", "whole"]
    fields = "item n facility facility_ci sd discrimination_index discriminative_efficiency effective_weight"
    assert [list(one) for one in told["items"]] == [fields.split()] * 2
    assert told["items"][0] == {
        "item": "a", "n": 3, "facility": pytest.approx(2 / 3),
        "facility_ci": [pytest.approx(0.2077, abs=5e-5), pytest.approx(0.9385, abs=5e-5)],
        "sd": pytest.approx((1 / 3) ** 0.5), "discrimination_index": pytest.approx(50),
        "discriminative_efficiency": pytest.approx(100), "effective_weight": pytest.approx(50),
    }  # fmt: skip
    assert told["whole"] == {
        "n": 3, "mean": 1, "median": 1, "sd": 1, "skewness": 0, "kurtosis": None, "cic": pytest.approx(200 / 3),
        "error_ratio": pytest.approx(100 * (1 / 3) ** 0.5), "standard_error": pytest.approx((1 / 3) ** 0.5),
    }  # fmt: skip


def test_what_cannot_be_told_is_null(write: Write) -> None:
    found = run(items, write("a,b\n1,1\n"), "--format=json").stdout

    told = json.loads(found)
    assert told["items"][0]["sd"] is None
    assert (told["whole"]["mean"], told["whole"]["cic"]) == (2, None)
    assert "NaN" not in found
    assert "Infinity" not in found


def test_items_for_people_say_how_little_few_people_tell(write: Write) -> None:
    found = run(items, write("Broca's area,שאלה\n1,1\n1,0\n0,0\n"))

    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.splitlines() == [
        "Broca's area",
        "  n 3; facility 66.7%, likely 20.8% to 93.9%; sd 0.58",
        "  discrimination 50.0%, efficiency 100.0%, effective weight 50.0%",
        "שאלה",
        "  n 3; facility 33.3%, likely 6.1% to 79.2%; sd 0.58",
        "  discrimination 50.0%, efficiency 100.0%, effective weight 50.0%",
        "The whole: n 3; 2 items",
        "  mean 1.00, median 1.00, sd 1.00",
        "  skewness 0.00, kurtosis unknown",
        "  internal consistency 66.7%, error ratio 57.7%, standard error 0.58",
        "Too few people to tell how well the questions work: 3 of at least 20 first attempts; with fewer, "
        "discrimination and consistency are mostly chance.",
    ]


def test_from_twenty_people_on_nothing_is_said_of_too_few(write: Write) -> None:
    def told(people: int) -> str:
        return run(items, write("a,b\n" + "1,0\n" * people)).stdout

    assert "Too few people" in told(19)
    assert "Too few people" not in told(20)


def test_marks_may_go_up_to_another_highest(write: Write) -> None:
    found = run(items, write("a,b\n10,5\n0,2.5\n"), "--max-mark", "10", "--format", "json")

    told = json.loads(found.stdout)
    assert [one["facility"] for one in told["items"]] == [0.5, 0.375]
    assert told["whole"]["mean"] == 8.75


def test_an_empty_cell_counts_nothing_or_is_skipped(write: Write) -> None:
    file = write("a,b\n1,\n1,1\n0, \n0,1\n")

    def figures(*options: str) -> tuple[list[tuple[int, float]], int]:
        told = json.loads(run(items, file, "--format", "json", *options).stdout)
        return [(one["n"], one["facility"]) for one in told["items"]], told["whole"]["n"]

    assert figures() == figures("--missing", "zero") == ([(4, 0.5), (4, 0.5)], 4)
    assert figures("--missing", "skip") == ([(4, 0.5), (2, 1.0)], 2)


@pytest.mark.parametrize(
    "change",
    [
        str.encode,
        lambda text: b"\xef\xbb\xbf" + text.encode(),  # as Excel saves "CSV UTF-8"
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.removesuffix("\n").encode(),
        lambda text: (text + "\n\n").encode(),
        lambda text: text.replace("0,0,1,0\n", "\n +0 , -0,1e0,.0\n").encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "no end of line", "blank lines at the end", "numbers written oddly"],
)
def test_a_table_is_read_however_it_was_saved(write: Write, change: Callable[[str], bytes]) -> None:
    found = run(items, write(change(NAMED)), "--format", "json")

    assert found.stderr == ""
    told = json.loads(found.stdout)
    names = [one["item"].replace("\r", "\n").replace("\n\n", "\n") for one in told["items"]]
    assert names == ["שאלה 1", "Broca's area", "red, white", "over\ntwo lines"]
    rows = ((1.0, 0.5, 1.0, 0.0), (0.0, 0.0, 1.0, 0.0), (1.0, 1.0, None, 0.0))
    expected = analysis(Marks(tuple(names), rows))
    assert [one["facility"] for one in told["items"]] == [one.facility for one in expected.items]
    assert told["whole"]["sd"] == expected.whole.sd


def test_a_name_cannot_steer_the_terminal(write: Write) -> None:
    table = write("\x1b[31mred,\u202eover\n1,1\n0,0\n")

    told = run(items, table).stdout
    assert told.startswith(" [31mred\n")
    assert "\n over\n" in told
    assert "\x1b" not in refusal(items, write("\x1b[31mred\n2\n"))


def test_a_name_that_the_terminal_cannot_show_is_written_out(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(SystemExit):
        items([str(write("Adá\n1\n"))])
    terminal.seek(0)

    assert terminal.read().startswith("Ad\\xe1\n")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "The table is empty: it has no header."),
        ("\n\n", "The table is empty: it has no header."),
        ("\ufeff", "The table is empty: it has no header."),
        ("a,b\n", "The table has no rows below its header."),
        ("0,1\n1,1\n", "Line 1: there are marks where the header should be."),
        ("0.5,1\n1,1\n", "Line 1: there are marks where the header should be."),
        ("a,b\n1,1\n1\n", "Line 3: this row has 1 cell and the header 2 cells."),
        ("a,b\n\n1,1,0\n", "Line 3: this row has 3 cells and the header 2 cells."),
        ("a,b\n1,1\n1,yes\n", "Line 3: item “b”: “yes” is no number."),
        ("a,b\n1,nan\n", "Line 2: item “b”: “nan” is no number."),
        ("a,b\n1,inf\n", "Line 2: item “b”: “inf” is no number."),
        ("a,b\n1,1_0\n", "Line 2: item “b”: “1_0” is no number."),
        ("a,b\n1,50%\n", "Line 2: item “b”: “50%” is no number."),
        ("a,b\n1," + "0" * 41, "Line 2: item “b”: “" + "0" * 41 + "” is no number."),
        ("a,b\n1," + "x" * 100, "Line 2: item “b”: “" + "x" * 79 + "…” is no number."),
        ("a,b\n-0.5,1\n", "Line 2: item “a”: the mark -0.5 is below 0. A cell holds a mark from 0 to 1"),
        ("a,b\n1,1.5\n", "Line 2: item “b”: the mark 1.5 is above the highest, 1. A cell holds a mark from 0 to 1"),
        ('a,b\n1,"0,5"\n', "Line 2: item “b”: 0,5 has a decimal comma. Write it with a point."),
        ("a;b\n1;0\n", "Line 1: the columns are not parted by commas."),
        ("a\tb\n1\t0\n", "Line 1: the columns are not parted by commas."),
        ("a,b,a \n1,1,1\n", "Line 1: two items are called “a”. The first row names the items, each once."),
        ("1,1,1\n1,0,1\n", "Line 1: two items are called “1”. The first row names the items, each once."),
        ("a, \n1,1\n", "Line 1: column 2 has no name."),
        ("שאלה\nלא\n", "Line 2: item “שאלה”: “לא” is no number."),
        ('a,b\n1,"1\n', "Line 2: this is no CSV (unexpected end of data). Look for a stray quotation mark."),
        ('a,b\n1,"1"1\n', "Line 2: this is no CSV"),
        ("a,b\n1," + "1" * 140_000, "Line 2: this is no CSV (field larger than field limit"),
        (",".join(f"q{at}" for at in range(1001)), "Line 1: there are 1001 items, and at most 1000 are read."),
        ("é\n1\n".encode("latin-1"), "Line 1: this is no UTF-8 text. Save the table as CSV in UTF-8."),
        ("a\n1\né\n".encode("latin-1"), "Line 3: this is no UTF-8 text."),
        ("a,b\n1,0\n".encode("utf-16"), "Line 1: this is no UTF-8 text."),
    ],
)
def test_what_is_no_table_of_marks_is_refused_in_a_sentence(write: Write, table: str | bytes, told: str) -> None:
    assert refusal(items, write(table)).startswith(told)


def test_a_table_that_is_too_large_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(items, write(b"a\n" + b"1" * 20_000_000)) == "The table is larger than 20 MB. Split it.\n"
    monkeypatch.setattr("quizapp.base.csv_rows.MOST_CELLS", 5)
    assert run(items, write("a\n" + "1\n" * 4)).exit_code == 0
    assert refusal(items, write("a\n" + "1\n" * 5)).startswith("Line 6: the table has more than 5 cells.")


@pytest.mark.parametrize("highest", ["0", "-1", "nan", "inf", "much"])
def test_a_highest_mark_that_is_none_is_refused(write: Write, highest: str) -> None:
    assert "'--max-mark'" in refusal(items, write("a\n1\n"), "--max-mark", highest)


def test_a_table_that_cannot_be_opened_is_refused(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "does not exist" in refusal(items, tmp_path / "nowhere.csv")
    assert "is a directory" in refusal(items, tmp_path)
    file = write("a\n1\n")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(items, file) == f"{file} cannot be read: Permission denied.\n"


# calibration

SAID = "confidence,mark\n" + "0.9,1\n" * 8 + "0.9,0\n" * 2 + "0.6,1\n" * 4 + "0.6,0.5\n" * 6


def test_calibration_for_programs_has_exactly_these_fields(write: Write) -> None:
    found = run(calibration, write(SAID), "--format", "json")

    assert found.exit_code == 0
    told = json.loads(found.stdout)
    few, many = told.pop("bins")
    assert few == {
        "level": 0.6, "n": 10, "right": 4, "share": 0.4,
        "low": pytest.approx(0.1682, abs=5e-5), "high": pytest.approx(0.6873, abs=5e-5),
    }  # fmt: skip
    assert (many["level"], many["n"], many["right"], many["share"]) == (0.9, 10, 8, 0.8)
    assert told == {  # as worked in tests/stats/test_calibration.py
        "n": 20, "brier": pytest.approx(0.225), "reliability": pytest.approx(0.025),
        "resolution": pytest.approx(0.04), "uncertainty": pytest.approx(0.24), "bias": pytest.approx(15),
        "log_score": pytest.approx(0.64946, abs=5e-6),
    }  # fmt: skip


def test_calibration_for_people_is_in_sentences(write: Write) -> None:
    found = run(calibration, write(SAID + "1,1\n"))

    assert found.stdout.splitlines() == [
        "Neither clearly overconfident nor underconfident. When you said 60%, you were right 4 times in 10. "
        "Brier score 0.21 (0 is perfect; saying 50% each time gives 0.25).",
        "Brier score 0.214 = reliability 0.024 - resolution 0.045 + uncertainty 0.236",
        "n 21; bias +14.3 points; log score 0.619",
        "  60%: 4 of 10 right, likely between 16% and 69%",
        "  90%: 8 of 10 right, likely between 49% and 95%",
        "  100%: 1 of 1 right",
    ]


def test_too_few_answers_are_not_judged(write: Write) -> None:
    found = run(calibration, write("confidence,mark\n0.75,1\n"))

    assert found.stdout.startswith("Too few answers to judge your confidence: 1 of at least 20.\n")


def test_columns_stand_in_any_order_and_a_percentage_is_a_probability(write: Write) -> None:
    file = write("item, Mark ,when,CONFIDENCE\na,1,1,75%\nb,0.5,,0.75\nc,1,,55.3 %\nd,1,x,0.553\n")

    told = json.loads(run(calibration, file, "--format", "json").stdout)

    assert [(one["level"], one["n"], one["right"]) for one in told["bins"]] == [(0.553, 2, 2), (0.75, 2, 1)]


def test_answers_without_confidence_or_mark_do_not_count(write: Write) -> None:
    file = write("confidence,mark\n,1\n0.9,\n , \n0.9,1\n")

    assert json.loads(run(calibration, file, "--format", "json").stdout)["n"] == 1


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("1.01,1", "Line 2: A confidence of 101% is not between 0% and 100%. Write it as a probability from 0 to 1."),
        ("101%,1", "Line 2: A confidence of 101% is not between 0% and 100%."),
        ("0.9,1\n75,1", "Line 3: A confidence of 7500% is not between 0% and 100%."),
        ("-0.1,1", "Line 2: A confidence of -10% is not between 0% and 100%."),
        ("%,1", "Line 2: “” is no number."),
        ("sure,1", "Line 2: “sure” is no number."),
        ("5%%,1", "Line 2: “5%” is no number."),
        ('"0,75",1', "Line 2: 0,75 has a decimal comma."),
        ('"7,5%",1', "Line 2: 7,5 has a decimal comma."),
        ("0.75,2", "Line 2: the mark 2 is above the highest, 1."),
        ("0.75,-1", "Line 2: the mark -1 is below 0."),
        ("0.75,right", "Line 2: “right” is no number."),
        (",1", "The table has no row with both a confidence and a mark."),
        ("", "The table has no row with both a confidence and a mark."),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(write: Write, table: str, told: str) -> None:
    assert refusal(calibration, write(f"confidence,mark\n{table}\n")).startswith(told)


def test_columns_that_are_not_there_are_refused(write: Write) -> None:
    assert refusal(calibration, write("mark,sure\n1,1\n")).startswith("Line 1: no column is called “confidence”.")
    twice = refusal(calibration, write("mark,confidence,Mark\n1,1,1\n"))
    assert twice.startswith("Line 1: more than one column is called “mark”.")
    assert refusal(calibration, write("")).startswith("The table is empty: it has no header.")


# both


@pytest.mark.parametrize("verb", [items, calibration])
def test_help_tells_units_and_statuses(verb: click.Command) -> None:
    told = " ".join(run(verb, "--help").stdout.split())

    assert "Status 0, or 2 where the table is refused." in told
    assert "0 to 1" in told


def test_a_verb_is_asked_for_without_loading_what_it_counts_with() -> None:
    names = "import sys, quizapp.cli.tables; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True).stdout.split()

    assert "quizapp.cli.tables" in loaded
    assert not [name for name in loaded if name.startswith(("quizapp.stats", "PySide6", "numpy"))]
