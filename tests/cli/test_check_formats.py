"""What ``check`` writes in each of its styles, and which findings it shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checked_decks import BARE, BROKEN, CLOSED, HEAD, SOUND, codes, deck, run, told

from quizapp.deck.finding import Finding


def shown(file: Path) -> list[str]:
    """What is printed of a file, without the summary; its name is cut off."""
    lines = run(file).stdout.splitlines()
    return [line.removeprefix(str(file)) for line in lines[:-1]]


# text


def test_a_finding_is_its_place_what_is_wrong_the_line_and_a_mark(tmp_path: Path) -> None:
    file = deck(tmp_path, SOUND, "  - id: closed\n    card: Has a red cell a nucleus?\n    answer: Hardly ever\n")

    assert run(file).stdout.splitlines() == [
        f"{file}:7:11: warning D704 [closed] Ask what, why or how: a guess answers yes or no half the time.",
        "        card: Has a red cell a nucleus?",
        "              ^~~~~~~~~~~~~~~~~~~~~~~~~",
        "1 file: 0 errors, 1 warning, 0 hints.",
    ]


def test_a_finding_of_the_deck_shows_no_line(tmp_path: Path) -> None:
    file = deck(tmp_path, SOUND, head="quizapp: 1\nid: blood\n")

    assert run(file).stdout.splitlines() == [
        f"{file}: warning D205 Add a 'title'; until then it is the deck's id.",
        "1 file: 0 errors, 1 warning, 0 hints.",
    ]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("\t", id="a tab"),
        pytest.param("\U0001f9ec", id="an emoji"),
        pytest.param("\U0001f468\u200d\U0001f469\u200d\U0001f467", id="an emoji of several"),
        pytest.param("\u05e9\u05dc\u05d5\u05dd", id="a text from right to left"),
        pytest.param("\u202edlo\u202c", id="a turned text"),
        pytest.param("e\u0301", id="a letter with its accent by itself"),
    ],
)
def test_the_mark_stands_under_the_right_character(tmp_path: Path, before: str) -> None:
    file = deck(tmp_path, f"  - {{id: iron, card: 'What{before} binds?', answer: Oxygen, colour: red}}\n")

    place, line, mark = [line for line in shown(file) if "D401" in line or line.startswith("    ")][-3:]

    assert f":5:{line.index('colour') + 1 - 4}: " in place  # four spaces lead in
    assert line[mark.index("^") :] == "colour: red}"
    assert mark.strip() == "^" + "~" * (len("colour: red}") - 1)


def test_no_sign_that_moves_the_cursor_reaches_the_terminal(tmp_path: Path) -> None:
    file = deck(tmp_path, "  - {id: iron, card: 'What\t\u202e\x1b[31m\x07 binds?', answer: Oxygen, colour: red}\n")

    assert {sign for sign in run(file).stdout if not sign.isprintable()} == {"\n"}


@pytest.mark.parametrize("before", [0, 15, 40, 2500, 4950])
def test_a_long_line_is_cut_around_the_place(tmp_path: Path, before: int) -> None:
    line = f"{'a' * before}!{'b' * (4999 - before)}"
    file = tmp_path / "long.yaml"
    file.write_text(f"first\n{line}\n")

    _, cut, mark, _ = told("text", Finding("D401", "warning", "Mend it.", str(file), 2, before + 1)).splitlines()

    assert len(cut) <= 104
    assert cut.strip() in line
    assert cut[mark.index("^")] == "!"
    assert len(mark) == len(cut)


def test_a_long_line_of_a_deck_shows_what_is_meant(tmp_path: Path) -> None:
    file = deck(tmp_path, f"  - {{id: iron, card: {'word ' * 990}, answer: Oxygen, colour: red}}\n")

    _, line, mark = shown(file)[-3:]

    assert line[mark.index("^") :] == "colour: red}"
    assert len(line) < 105


@pytest.mark.parametrize("sign", [">-", "|", ">", "|2-", ">- # why it is folded"])
def test_a_text_of_several_lines_shows_its_first_one(tmp_path: Path, sign: str) -> None:
    item = f"  - id: closed\n    card: {sign}\n      Has a red cell\n      a nucleus?\n    answer: Hardly ever\n"
    file = deck(tmp_path, item)

    place, line, mark = shown(file)

    assert place.startswith(":6:11: warning D704 [closed] ")
    assert line == "          Has a red cell"
    assert mark == "          ^~~~~~~~~~~~~~"


def test_a_text_that_begins_after_a_blank_line_shows_its_first_words(tmp_path: Path) -> None:
    item = "  - id: closed\n    card: >-\n\n      Has a red cell a nucleus?\n    answer: Hardly ever\n"

    _, line, mark = shown(deck(tmp_path, item))

    assert line[mark.index("^") :] == "Has a red cell a nucleus?"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_lines_are_those_of_the_reader_whatever_ends_them(tmp_path: Path, end: str, start: str) -> None:
    file = tmp_path / "blood.yaml"
    file.write_bytes((start + f"{HEAD}items:\n{SOUND}{CLOSED}").replace("\n", end).encode())

    place, line, mark = shown(file)

    assert place.startswith(":6:24: warning D704 [closed] ")
    assert line == f"    {CLOSED.rstrip()}"
    assert line[mark.index("^") :].startswith("Has a red cell")


def test_a_mark_of_the_byte_order_is_no_character_of_the_first_line(tmp_path: Path) -> None:
    file = tmp_path / "newer.yaml"
    file.write_bytes(b"\xef\xbb\xbfquizapp: 2\n")

    place, line, mark = shown(file)

    assert place.startswith(":1:10: error D202 ")
    assert (line, mark) == ("    quizapp: 2", "             ^")


def test_a_file_that_is_gone_or_became_shorter_shows_no_line(tmp_path: Path) -> None:
    shorter = tmp_path / "shorter.yaml"
    shorter.write_text("one\n")

    for file in (tmp_path / "gone.yaml", tmp_path, shorter):
        assert told("text", Finding("D401", "warning", "Mend it.", str(file), 3, 2, "iron")).splitlines() == [
            f"{file}:3:2: warning D401 [iron] Mend it.",
            "1 file: 0 errors, 1 warning, 0 hints.",
        ]


def test_a_line_that_is_no_utf_8_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes(b"quizapp: 1\ntitle: caf\xe9\n")

    _, line, mark = shown(file)

    assert line[: mark.index("^")] == "    title: caf"


def test_the_summary_comes_last_and_counts_what_is_shown(tmp_path: Path) -> None:
    deck(tmp_path, CLOSED, BARE, BROKEN)
    deck(tmp_path, SOUND, head=HEAD.replace("blood", "marrow"), name="marrow.yaml")

    assert run(tmp_path).stdout.splitlines()[-1] == "2 files: 1 error, 1 warning, 2 hints."
    assert run(tmp_path / "marrow.yaml").stdout == "1 file: no findings.\n"
    assert run(tmp_path, "--select", "D614").stdout.splitlines()[-1] == "2 files: 0 errors, 0 warnings, 1 hint."


# json


def test_programs_get_the_findings_of_the_linter_as_those_of_the_reader(tmp_path: Path) -> None:
    file = deck(tmp_path, CLOSED, BROKEN, head=HEAD + "references: {R1: A book}\n")

    rows = json.loads(run(file, "--format", "json").stdout)

    assert [list(row) for row in rows] == [["code", "severity", "file", "line", "column", "item", "message"]] * 3
    assert [tuple(row.values())[:6] for row in rows] == [
        ("D805", "warning", str(file), 0, 0, None),
        ("D704", "warning", str(file), 6, 24, "closed"),
        ("D304", "error", str(file), 7, 5, "broken"),
    ]


# github


def test_annotations_name_the_file_the_place_and_the_rule(tmp_path: Path) -> None:
    file = deck(tmp_path, CLOSED, BARE, BROKEN, head="quizapp: 1\nid: blood\n")

    found = run(file, "--format", "github")

    assert found.exit_code == 1
    assert [line.rpartition("::")[0] for line in found.stdout.splitlines()] == [
        f"::warning file={file},title=D205",
        f"::warning file={file},line=4,col=24,title=D704",
        f"::notice file={file},line=5,col=5,title=D614",
        f"::notice file={file},line=5,col=78,title=D615",
        f"::error file={file},line=6,col=5,title=D304",
    ]
    assert found.stdout.splitlines()[0].endswith("::Add a 'title'; until then it is the deck's id.")


def test_annotations_escape_what_would_end_them() -> None:
    name, message = "a%b,c:d\ne\r.yaml", "50% of it:\r\nmend, then check."

    assert told("github", Finding("D401", "hint", message, name, 3, 4)) == (
        "::notice file=a%25b%2Cc%3Ad%0Ae%0D.yaml,line=3,col=4,title=D401::50%25 of it:%0D%0Amend, then check."
    )


def test_a_deck_with_an_awkward_name_gets_an_annotation_of_one_line(tmp_path: Path) -> None:
    file = deck(tmp_path, CLOSED, name="50%, or:\nso.yaml")

    (line,) = run(file, "--format", "github").stdout.splitlines()

    assert line.startswith(f"::warning file={tmp_path}/50%25%2C or%3A%0Aso.yaml,line=5,col=24,title=D704::Ask ")


def test_without_findings_there_is_no_annotation(tmp_path: Path) -> None:
    found = run(deck(tmp_path, SOUND), "--format", "github")

    assert (found.exit_code, found.stdout.strip()) == (0, "")


# what is shown


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    """A deck without a title, with an item of each flaw."""
    return deck(tmp_path, CLOSED, BARE, BROKEN, head="quizapp: 1\nid: blood\n")


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ([], ["D205", "D704", "D614", "D615", "D304"]),
        (["--select", "D704"], ["D704"]),
        (["--select", "d7"], ["D704"]),
        (["--select", "D6"], ["D614", "D615"]),
        (["--select", "D61"], ["D614", "D615"]),
        (["--select", "D6,D304"], ["D614", "D615", "D304"]),
        (["--select", " D6 , D304 ,"], ["D614", "D615", "D304"]),
        (["--select", "D614", "--select", "D2"], ["D205", "D614"]),
        (["--ignore", "D6,D7"], ["D205", "D304"]),
        (["--ignore", "D6", "--ignore", "D205"], ["D704", "D304"]),
        (["--select", "D6,D7", "--ignore", "D614"], ["D704", "D615"]),
        (["--select", "D", "--ignore", "D"], []),
        (["--select", "D801"], []),
    ],
)
def test_codes_are_chosen_and_left_out_by_what_they_begin_with(weak: Path, options: list[str], left: list[str]) -> None:
    found = run(weak, "--format", "json", *options)

    assert codes(found) == left
    assert found.exit_code == (1 if left else 0)


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_the_status_goes_by_what_is_shown_in_every_style(weak: Path, style: str) -> None:
    assert run(weak, "--format", style, "--select", "D704").exit_code == 1
    assert run(weak, "--format", style, "--ignore", "D").exit_code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("code", ["D999", "E1", "D6x", "D704,nonsense"])
def test_a_code_that_no_rule_begins_with_is_told_with_status_2(weak: Path, option: str, code: str) -> None:
    found = run(weak, option, code)

    assert (found.exit_code, found.stdout) == (2, "")
    assert f"No rule's code begins with {code.rpartition(',')[2].upper()}." in found.stderr


def test_an_unknown_style_is_told_with_status_2(weak: Path) -> None:
    assert run(weak, "--format", "xml").exit_code == 2
