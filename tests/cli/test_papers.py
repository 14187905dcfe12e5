"""The verbs ``quiz`` and ``mark``."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.papers import mark, quiz

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "papers.md").read_text(encoding="utf-8")
BLOOD = next(block for block in re.findall("```yaml\n(.*?)```", PAGE, re.DOTALL))
BONE = """quizapp: 1
id: bone
source: {sections: [{long: Long bones}, {flat: Flat bones}]}
items:
  - {id: femur, question: Which is the longest bone?, right: Femur, wrong: [Tibia, Ulna], section: long}
  - {id: skull, statement: The skull is one bone., truth: no, section: flat, why: It has 22.}
  - {id: card, card: Which bones?, answer: "206"}
"""

Sheet = dict[str, list[dict[str, object]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, and the present one, with decks about blood and bone."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "blood.yaml").write_text(BLOOD)
    (tmp_path / "decks" / "bone.yaml").write_text(BONE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draw(*arguments: object) -> Result:
    return CliRunner().invoke(quiz, [str(one) for one in arguments])


def marked(*arguments: object) -> Result:
    return CliRunner().invoke(mark, [str(one) for one in arguments])


def paper(folder: Path, *arguments: object) -> Sheet:
    """Draw a paper into paper.json and return it."""
    found = draw(folder / "decks", "--seed", 7, "--format", "json", *arguments)
    assert (found.exit_code, found.stderr) == (0, "")
    (folder / "paper.json").write_text(found.stdout)
    value: Sheet = json.loads(found.stdout)
    return value


def answer(folder: Path, **answers: object) -> None:
    """Write answers.json, with answers by the ids of their items."""
    decks = {"femur": "bone", "skull": "bone"}
    content = {f"{decks.get(name, 'blood')}/{name}": one for name, one in answers.items()}
    (folder / "answers.json").write_text(json.dumps(content))


def refused(found: Result) -> str:
    """Return the sentences that an action was refused with."""
    assert (found.exit_code, found.stdout) == (2, "")
    assert isinstance(found.exception, SystemExit)
    return found.stderr


# docs/papers.md


def test_the_example_of_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown, answers = (json.loads(block) for block in re.findall("```json\n(.*?)```", PAGE, re.DOTALL))
    (told,) = re.findall("```text\n(.*?)```", PAGE, re.DOTALL)
    Path("blood.yaml").write_text(BLOOD)

    drawn = draw("blood.yaml", "--seed", 7, "--format", "json")
    Path("paper.json").write_text(drawn.stdout)
    Path("answers.json").write_text(json.dumps(answers))

    questions = json.loads(drawn.stdout)["questions"]
    assert len(questions) == 7
    assert [questions[2], questions[4]] == shown
    assert marked("paper.json", "answers.json").stdout == told


def test_every_field_is_on_the_page(folder: Path) -> None:
    def names(value: object) -> set[str]:
        if isinstance(value, list):
            return {name for one in value for name in names(one)}
        inner = value.items() if isinstance(value, dict) else ()
        return {name for key, one in inner for name in {key, *(names(one) if key != "right" else ())}}

    fields = names(paper(folder, "--with-key"))
    answer(folder, skull=False)
    fields |= names(json.loads(marked("paper.json", "answers.json", "--format", "json").stdout))

    assert {"letter", "right", "lefts", "tells_level", "not_marked"} <= fields
    assert fields <= set(re.findall(r"\w+", " ".join(re.findall("`([^`\n]*)`", PAGE))))


# quiz


def test_a_paper_is_printed_for_people_without_what_is_right(folder: Path) -> None:
    found = draw("decks/bone.yaml", "--seed", 1)

    assert (found.exit_code, found.stderr) == (0, "")
    assert (
        found.stdout
        == """2 questions, 2 points, from bone. Seed 1.

1. Choose one. 1 point.
   Which is the longest bone?

   A. Ulna
   B. Femur
   C. Tibia

2. True or false? 1 point.
   The skull is one bone.

Right or wrong: one point or none.
"""
    )


def test_every_kind_is_drawn_and_says_how_it_is_answered(folder: Path) -> None:
    found = draw("decks/blood.yaml", "--seed", 7).stdout

    assert re.findall(r"^\d\. (.*)$", found, re.MULTILINE) == [
        "Choose all that apply. 1 point, plus-minus.",
        "Type the answer. 1 point.",
        "Put in order. 1 point, neighbours.",
        "Choose one. 1 point.",
        "Give each its letter; none is used twice. 1 point, pairs.",
        "True or false? 1 point.",
        "Type a number, in days. 1 point.",
    ]
    assert "   What does what?\n\n   - Red cell\n   - Platelet\n\n   A. makes hormones\n   B. " in found


def test_the_same_seed_decks_and_options_print_the_very_same_paper(folder: Path) -> None:
    def printed(hashes: str, *arguments: str) -> bytes:
        code = "from quizapp.cli.papers import quiz; quiz()"
        environment = os.environ | {"PYTHONHASHSEED": hashes, "PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-c", code, *arguments, "--seed", "5", "--format", "json"]
        return subprocess.run(call, env=environment, capture_output=True, check=True).stdout

    once = printed("1", "decks/blood.yaml", "decks/bone.yaml", "--questions", "6")
    assert once == printed("2", "decks/blood.yaml", "decks/bone.yaml", "--questions", "6")
    assert once == printed("3", "decks/bone.yaml", "decks/blood.yaml", "--questions", "6")
    assert once != printed("1", "decks/blood.yaml", "decks/bone.yaml", "--questions", "5")


def test_without_a_seed_the_paper_says_the_one_it_was_drawn_with(folder: Path) -> None:
    found = json.loads(draw("decks", "--format", "json").stdout)
    again = draw("decks", "--format", "json", "--seed", found["seed"]).stdout
    assert json.loads(again) == found


def test_so_many_questions_are_drawn_as_are_asked_for_and_there(folder: Path) -> None:
    assert len(paper(folder, "--questions", 3)["questions"]) == 3
    assert len(paper(folder, "--questions", 500)["questions"]) == 9


@pytest.mark.parametrize(
    ("sections", "keys"),
    [
        (["long"], {"bone/femur"}),
        (["bone/flat"], {"bone/skull"}),
        (["long,bone/flat"], {"bone/femur", "bone/skull"}),
        (["long", "--sections", "flat"], {"bone/femur", "bone/skull"}),
    ],
)
def test_only_the_sections_that_are_named_are_drawn(folder: Path, sections: list[str], keys: set[str]) -> None:
    assert {one["key"] for one in paper(folder, "--sections", *sections)["questions"]} == keys


def test_a_section_that_is_not_there_is_refused(folder: Path) -> None:
    told = refused(draw("decks", "--sections", "short"))
    assert told == "There is no section 'short' in these decks. They have: bone/long, bone/flat.\n"


def test_the_key_stands_in_the_json_only_where_it_is_asked_for(folder: Path) -> None:
    assert '"right"' not in draw("decks", "--format", "json").stdout
    assert all("right" in one for one in paper(folder, "--with-key")["questions"])
    text = draw("decks", "--with-key")
    assert (text.exit_code, text.stdout) == (2, "")
    assert "add --format json" in text.stderr


def test_a_folder_without_questions_is_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert refused(draw("empty")).startswith("There is no question to draw in what you chose.")
    (folder / "empty" / "cards.yaml").write_text("quizapp: 1\nid: c\ntitle: C\nitems: [{id: a, card: b, answer: c}]\n")
    assert refused(draw("empty")).startswith("There is no question to draw in what you chose.")


def test_what_cannot_be_read_is_told_aside(folder: Path) -> None:
    (folder / "decks" / "broken.yaml").write_bytes(b"\0")
    found = draw("decks", "--seed", 1, "--format", "json")
    assert found.exit_code == 0
    assert found.stderr.startswith(f"{Path('decks/broken.yaml')}: left out. Save the file as UTF-8 text")
    assert json.loads(found.stdout)["questions"]


def test_a_paper_that_could_not_be_taken_back_is_not_printed(folder: Path) -> None:
    long = "".join(f"  - {{id: q{n}, statement: '{'x' * 19_990}', truth: no}}\n" for n in range(450))
    (folder / "long.yaml").write_text(f"quizapp: 1\nid: long\ntitle: L\nitems:\n{long}")
    told = refused(draw("long.yaml", "--questions", 450, "--format", "json"))
    assert told == "The paper would be larger than 8 MB, and 'mark' takes no larger one. Ask for fewer questions.\n"


@pytest.mark.parametrize("wrong", [["--questions", "0"], ["--questions", "501"], ["--seed", "-1"], ["nowhere.yaml"]])
def test_options_that_cannot_be_are_refused(folder: Path, wrong: list[str]) -> None:
    assert draw("decks", *wrong).exit_code == 2


def test_nothing_is_written(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    draw("decks", "--seed", 1)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


# mark


@pytest.mark.parametrize("scheme", ["author", "plus-minus", "all-or-nothing", "negative", "certainty"])
def test_the_key_earns_everything_by_every_scheme(folder: Path, scheme: str) -> None:
    questions = paper(folder, "--with-key")["questions"]
    key = {one["key"]: {"answer": one["right"], "certainty": 3} for one in questions}
    (folder / "answers.json").write_text(json.dumps(key))

    found = marked("paper.json", "answers.json", "--scheme", scheme, "--format", "json")

    assert found.exit_code == 0
    value = json.loads(found.stdout)
    most = 27 if scheme == "certainty" else 9
    assert value["total"] == {"points": most, "out_of": most, "marked": 9, "not_marked": 0}
    assert {one["verdict"] for one in value["questions"]} == {"right"}
    assert (value["scheme"], value["notes"]) == (scheme, [])


def test_marks_for_programs_say_all_there_is(folder: Path) -> None:
    paper(folder)
    answer(folder, days={"answer": "125", "confidence": 0.75}, carry="iron")

    value = json.loads(marked("paper.json", "answers.json", "--format", "json").stdout)

    assert {one["key"]: one for one in value["questions"]}["blood/days"] == {
        "number": 1 + [one["key"] for one in value["questions"]].index("blood/days"),
        "key": "blood/days", "kind": "number", "answer": "125", "confidence": 0.75, "certainty": 2,
        "points": 1, "out_of": 1, "scheme": "right-or-wrong", "verdict": "right",
        "remark": "Accepted: within 10 of 120.", "changed": False, "note": "",
    }  # fmt: skip
    assert [one["number"] for one in value["questions"]] == list(range(1, 10))
    assert value["total"] == {"points": 1, "out_of": 9, "marked": 9, "not_marked": 0}
    level = value["level"]
    assert (level["points"], level["out_of"], level["n"], level["tells_level"]) == (1, 9, 9, True)
    assert (round(level["low"], 3), round(level["high"], 3)) == (0.020, 0.435)  # Wilson, 1 of 9
    assert value["words"] == "Total: 1 of 9 right. With 9 questions, your level is likely between 1% and 44%."


def test_from_few_questions_no_level_is_told(folder: Path) -> None:
    paper(folder, "--sections", "long")
    answer(folder)

    found = marked("paper.json", "answers.json")

    assert "1. bone/femur: not answered, 0 of 1 (right-or-wrong)\n" in found.stdout
    assert "Total: 0 of 1 right. Too few questions to tell your level: at least 8 different ones" in found.stdout


def test_the_scheme_of_the_paper_holds_unless_another_is_told(folder: Path) -> None:
    paper(folder, "--sections", "flat", "--scheme", "negative")
    answer(folder, skull=True)

    own = marked("paper.json", "answers.json").stdout
    assert own.startswith("1. bone/skull: wrong, -1 of 1 (negative)\n   A wrong choice costs a point here.\n")
    assert "Total: -1 of 1 points by negative marking.\nBy the questions' own schemes: 0 of 1 right." in own
    assert "Negative: a wrong choice among k options costs 1/(k - 1) of a point" in own
    other = marked("paper.json", "answers.json", "--scheme", "author").stdout
    assert other.startswith("1. bone/skull: wrong, 0 of 1 (right-or-wrong)\n")


def test_wrong_and_certain_costs_six(folder: Path) -> None:
    assert paper(folder, "--sections", "flat", "--scheme", "certainty")["questions"][0]["points"] == 3
    answer(folder, skull={"answer": True, "confidence": "99%"})
    told = marked("paper.json", "answers.json").stdout
    assert told.startswith("1. bone/skull: wrong, -6 of 3 (certainty)\n   Certainty 3.\n")


# decks that change


def test_a_deck_that_changed_is_told_and_what_changed_is_flagged(folder: Path) -> None:
    paper(folder, "--sections", "flat,long")
    answer(folder, skull=True, femur=None)
    (folder / "decks" / "bone.yaml").write_text(BONE.replace("truth: no", "truth: yes"))

    text = marked("paper.json", "answers.json")
    value = json.loads(marked("paper.json", "answers.json", "--format", "json").stdout)

    assert text.exit_code == 0
    assert re.search(
        r"bone/skull: right, 1 of 1 \(right-or-wrong, changed\)\n   This question has changed", text.stdout
    )
    assert "\nThe deck 'bone' has changed since the paper was made.\n" in text.stdout
    assert value["notes"] == ["The deck 'bone' has changed since the paper was made."]
    assert {one["key"]: one["changed"] for one in value["questions"]} == {"bone/skull": True, "bone/femur": False}


def test_a_question_that_is_gone_is_not_counted_and_its_answer_is_not_lost(folder: Path) -> None:
    paper(folder)
    answer(folder, skull=True, carry="oxygen")
    (folder / "decks" / "bone.yaml").write_text(BONE.replace("id: skull", "id: head"))

    text = marked("paper.json", "answers.json")
    value = json.loads(marked("paper.json", "answers.json", "--format", "json").stdout)

    assert text.exit_code == 1
    assert (
        "bone/skull: not marked\n   The answer was true.\n   This question is not in its deck any more" in text.stdout
    )
    assert "Not marked and not counted: 1 question.\n" in text.stdout
    gone = next(one for one in value["questions"] if one["key"] == "bone/skull")
    assert (gone["answer"], gone["points"], gone["verdict"], gone["changed"]) == (True, None, None, True)
    assert value["total"] == {"points": 1, "out_of": 8, "marked": 8, "not_marked": 1}


def test_decks_that_moved_are_found_where_they_are_said_to_be(folder: Path) -> None:
    paper(folder)
    answer(folder, skull=False)
    (folder / "decks").rename(folder / "shelf")

    told = refused(marked("paper.json", "answers.json"))
    found = marked("paper.json", "answers.json", "--decks", "shelf/blood.yaml", "--decks", "shelf")

    assert told.startswith("None of the questions could be marked. The deck 'blood' was not found; it was in ")
    assert "Name the decks with --decks" in told
    assert found.exit_code == 0
    assert "Total: 1 of 9 right." in found.stdout


def test_decks_are_found_from_the_folder_of_the_paper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "paper.json").write_text(draw("decks", "--format", "json").stdout)
    answer(folder, skull=False)
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")

    assert marked("../paper.json", "../answers.json").exit_code == 0


def test_a_paper_may_name_files_that_cannot_be(folder: Path) -> None:
    value = paper(folder)
    for file in ("\0", "x" * 5000, "/dev/null", "decks", ""):
        value["decks"][0]["file"] = file
        (folder / "paper.json").write_text(json.dumps(value))
        answer(folder, skull=False)
        found = marked("paper.json", "answers.json")
        assert found.exit_code == 1
        assert "The deck 'blood' was not found" in found.stdout


# bad input


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"femur": "D"}, "The answer to 'bone/femur' names 'D', which is not there."),
        (
            {"skull": {"answer": True, "confidence": 1.01}},
            "The answer to 'bone/skull' comes with a confidence of 1.01.",
        ),
        ({"skull": {"answer": True, "confidence": "101%"}}, "comes with a confidence of '101%'."),
        ({"toe": "A"}, "answers.json answers 'blood/toe', which is not on the paper."),
    ],
)
def test_answers_that_cannot_be_are_refused_in_a_sentence(folder: Path, answers: dict[str, object], told: str) -> None:
    paper(folder)
    answer(folder, **answers)
    assert told in refused(marked("paper.json", "answers.json"))


@pytest.mark.parametrize("file", ["paper.json", "answers.json"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"version": 1, "seed', "ends in the middle: it was cut short."),
        ("1. Choose one.", "is not JSON: line 1, column 2 cannot be read."),
        ("", "is empty."),
        ("[" * 200_000, "has too many lists within lists."),
        ('{"a": "' + "x" * (8 << 20) + '"}', "is larger than 8 MB."),
    ],
)
def test_files_that_cannot_be_read_are_refused_in_a_sentence(folder: Path, file: str, content: str, told: str) -> None:
    paper(folder)
    answer(folder, skull=True)
    (folder / file).write_text(content)
    assert refused(marked("paper.json", "answers.json")).startswith(f"{file} {told}")


def test_a_paper_of_a_newer_version_is_refused_in_a_sentence(folder: Path) -> None:
    (folder / "paper.json").write_text(json.dumps(paper(folder) | {"version": 2}))
    answer(folder, skull=True)
    told = refused(marked("paper.json", "answers.json"))
    assert told.startswith("paper.json was made by a newer version of Quizapp.")


def test_answers_given_for_a_paper_are_refused_in_a_sentence(folder: Path) -> None:
    paper(folder)
    answer(folder, skull=True)
    assert refused(marked("answers.json", "paper.json")).startswith("answers.json is no paper: ")


def test_a_file_that_is_not_there_or_closed_to_us_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper(folder)
    answer(folder, skull=True)
    assert "does not exist" in marked("paper.json", "nowhere.json").stderr

    def closed(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    told = refused(marked("paper.json", "answers.json"))
    assert told == "paper.json cannot be read: Permission denied.\n"


def test_what_was_typed_does_not_steer_the_terminal(folder: Path) -> None:
    paper(folder)
    answer(folder, days="\x1b[2J120 \x9b31m")
    found = marked("paper.json", "answers.json").stdout
    assert "\x1b" not in found
    assert "' [2J120  31m' was not read as a number in days." in found
    (folder / "answers.json").write_text('{"\\u001b[2J": "A"}')
    assert refused(marked("paper.json", "answers.json")).startswith("answers.json answers ' [2J', which is not on")
