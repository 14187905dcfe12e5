"""The verbs import and export."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.doors import Doors
from quizapp.cli.verbs import cli
from quizapp.deck.finding import Finding
from quizapp.exchange.carried import CarriedDeck, Written

ANKI = "#separator:tab\n#html:false\n#deck:Rivers\nWhere is the Nile?\tAfrica\nWhere is the Po?\tItaly\n\t\n"


def run(*arguments: object) -> Result:
    """Call the command line as the front door does, but that the pages of decks are their titles."""
    doors = Doors(lambda _places: 9, lambda _places, _folder: 9, titles)
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], obj=doors)


def titles(decks: Sequence[CarriedDeck]) -> Written:
    lost = Finding("X203", "warning", "A sound cannot be printed.", "", 0, 0, "nile")
    return Written("\n".join(one.deck.title for one in decks).encode(), (lost,))


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text(ANKI)
    return path


def test_importing_says_what_came_and_what_did_not(notes: Path, tmp_path: Path) -> None:
    result = run("import", notes, "--to", tmp_path / "decks")
    assert result.exit_code == 0
    assert "Rivers: 2 added, 0 updated, 0 unchanged" in result.stdout
    assert f"{tmp_path / 'decks' / 'rivers.yaml'}: written" in result.stdout
    assert "error X202" in result.stdout
    assert "2 unchanged" in run("import", notes, "--to", tmp_path / "decks").stdout


def test_a_dry_run_writes_nothing(notes: Path, tmp_path: Path) -> None:
    result = run("import", notes, "--to", tmp_path / "decks", "--dry-run", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["format"], told["decks"][0]["added"], told["dry_run"]) == ("anki-text", 2, True)
    assert not (tmp_path / "decks").exists()


def test_a_refused_deck_is_status_1_and_an_unknown_format_status_2(notes: Path, tmp_path: Path) -> None:
    run("import", notes, "--to", tmp_path / "decks")
    deck = tmp_path / "decks" / "rivers.yaml"
    deck.write_text(deck.read_text().replace("Africa", "East Africa"))
    assert run("import", notes, "--to", tmp_path / "decks").exit_code == 1
    assert run("import", notes, "--to", tmp_path / "decks", "--overwrite").exit_code == 0
    assert run("import", notes, "--to", tmp_path, "--from", "odd").exit_code == 2
    assert run("export", deck, "--to", "odd", "-o", tmp_path / "x").exit_code == 2


def test_decks_go_out_and_come_back(notes: Path, tmp_path: Path) -> None:
    run("import", notes, "--to", tmp_path / "decks")
    for name in ("json", "csv", "moodle-xml", "anki-text", "gift", "markdown"):
        output = tmp_path / f"out-{name}.txt"
        result = run("export", tmp_path / "decks", "--to", name, "-o", output, "--format", "json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["items"] == 2
        again = run("import", output, "--to", tmp_path / name, "--from", name, "--format", "json")
        assert json.loads(again.stdout)["decks"][0]["added"] == 2, name


def test_pages_to_print_are_laid_out_beyond_the_door_and_told_like_any_format(notes: Path, tmp_path: Path) -> None:
    run("import", notes, "--to", tmp_path / "decks")
    output = tmp_path / "rivers.pdf"
    result = run("export", tmp_path / "decks", "--to", "pdf", "-o", output, "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, output.read_text()) == (0, "Rivers")
    assert (told["file"], told["decks"], told["items"]) == (str(output), 1, 2)
    assert [(one["code"], one["item"]) for one in told["findings"]] == [("X203", "nile")]
    assert "warning X203 [nile]" in run("export", tmp_path / "decks", "--to", "pdf", "-o", output).stdout


def test_the_formats_are_named_where_one_is_not_known(notes: Path, tmp_path: Path) -> None:
    run("import", notes, "--to", tmp_path / "decks")
    refused = run("export", tmp_path / "decks", "--to", "doc", "-o", tmp_path / "x")
    assert (refused.exit_code, "html, pdf." in refused.stderr) == (2, True)
    assert not (tmp_path / "x").exists()


def studied(decks: Path, data: Path, name: str, *faces: str) -> None:
    """Let a learner, new or not, answer faces."""
    from quizapp.base.places import Places
    from quizapp.history.reviews import Answered
    from quizapp.study.memory import Grade
    from quizapp.workspace.desk import Workspace

    workspace = Workspace(Places((decks,), data, data / "cache"))
    if workspace.stem_of(name):
        workspace.look_at(name)
    else:
        workspace.add(name)
    for face in faces:
        workspace.history.review(Answered(face, Grade.GOOD), None, workspace.now())
    workspace.close()


def answers(decks: Path, data: Path, name: str) -> object:
    told = run("--decks", decks, "report", "--learner", name, "--data", data, "--format", "json").stdout
    return json.loads(told)["reviews"]["answers"]


def test_a_history_leaves_with_the_decks_and_comes_back_as_a_learner(notes: Path, tmp_path: Path) -> None:
    decks, data, output = tmp_path / "decks", tmp_path / "data", tmp_path / "all.json"
    run("import", notes, "--to", decks)
    studied(decks, data, "Ada", "rivers/where-is-the-po")
    assert run("export", decks, "--to", "json", "-o", output, "--learner", "ada", "--data", data).exit_code == 0
    other = ("--data", tmp_path / "elsewhere", "--to", decks)
    assert "new learner now: Ada Two" in run("import", output, *other, "--learner", "Ada Two").stdout
    assert answers(decks, tmp_path / "elsewhere", "Ada Two") == 1
    twice = run("import", output, *other, "--learner", "Ada Three")
    assert twice.exit_code == 2
    assert "name that learner: Ada Two" in twice.stderr


def test_a_history_is_joined_to_that_of_its_learner_and_the_second_time_nothing_is_new(
    notes: Path, tmp_path: Path
) -> None:
    decks, here, there, output = tmp_path / "decks", tmp_path / "here", tmp_path / "there", tmp_path / "all.json"
    run("import", notes, "--to", decks)
    studied(decks, here, "Ada", "rivers/where-is-the-po")
    run("export", decks, "--to", "json", "-o", output, "--learner", "Ada", "--data", here)
    run("import", output, "--to", decks, "--learner", "Ada", "--data", there)
    studied(decks, there, "Ada", "rivers/where-is-the-nile")
    run("export", decks, "--to", "json", "-o", output, "--learner", "Ada", "--data", there)

    again = ("import", output, "--to", decks, "--learner", "ada", "--data", here)
    for new in (1, 0):
        told = json.loads(run(*again, "--format", "json").stdout)
        assert told["history"] == {"of": "Ada", "new_learner": None, "joined": {"answers": new, "others": 0}}
        assert answers(decks, here, "Ada") == 2
    assert list((here / "backups").rglob("*merge*"))
    assert "joined: 0 answers and 0 other entries were new" in run(*again).stdout


def test_another_learner_s_history_is_refused_unless_it_is_wanted(notes: Path, tmp_path: Path) -> None:
    decks, data, output = tmp_path / "decks", tmp_path / "data", tmp_path / "all.json"
    run("import", notes, "--to", decks)
    for name in ("Ada", "Bob"):
        studied(decks, data, name, "rivers/where-is-the-po")
    run("export", decks, "--to", "json", "-o", output, "--learner", "Ada", "--data", data)
    to_bob = ("import", output, "--to", decks, "--learner", "Bob", "--data", data)
    refused = run(*to_bob)
    assert (refused.exit_code, "two different learners" in refused.stderr) == (2, True)
    assert answers(decks, data, "Bob") == 1
    assert run(*to_bob, "--anybody").exit_code == 0
    assert answers(decks, data, "Bob") == 2


def test_what_a_learner_knows_goes_to_anki_and_comes_back(notes: Path, tmp_path: Path) -> None:
    from quizapp.base.places import Places
    from quizapp.history.reviews import Answered
    from quizapp.study.memory import Grade
    from quizapp.workspace.desk import Workspace

    decks, package = tmp_path / "decks", tmp_path / "out.apkg"
    run("import", notes, "--to", decks)
    for name in ("Ada", "Bob"):
        workspace = Workspace(Places((decks,), tmp_path / name, tmp_path / "cache"))
        workspace.add(name)
        if name == "Ada":
            workspace.history.review(Answered("rivers/where-is-the-po", Grade.GOOD), None, workspace.now())
        workspace.close()
    ada, bob = ("--learner", "Ada", "--data", tmp_path / "Ada"), ("--learner", "Bob", "--data", tmp_path / "Bob")
    assert run("export", decks, "--to", "anki", "-o", package, *ada).exit_code == 0
    for new in (1, 0):
        result = run("--decks", decks, "import", package, "--to", decks, *bob, "--format", "json")
        told = json.loads(result.stdout)
        assert told["reviews"] == {"carried": 1, "new": new}
        assert told["due_dates"] == {"carried": 1, "new": new, "answered_here": 0}
    said = run("--decks", decks, "import", package, "--to", decks, *bob).stdout
    assert "1 review and 1 due date came along; new: nothing." in said
    assert "came along; --learner NAME keeps them." in run("import", package, "--to", decks).stdout
    assert run("export", decks, "--to", "csv", "-o", package, *ada).exit_code == 2


def test_the_columns_of_a_table_can_be_told(tmp_path: Path) -> None:
    table = tmp_path / "rivers.csv"
    table.write_text("Africa,x,Nile?\nItaly,y,Po?\n")
    told = ("--columns", "back,-,front", "--no-heading")
    assert "2 added" in run("import", table, "--to", tmp_path / "decks", *told).stdout
    assert "answer: Africa" in (tmp_path / "decks" / "rivers.yaml").read_text()


def test_the_separator_and_the_encoding_of_a_table_can_be_told(tmp_path: Path) -> None:
    table = tmp_path / "rivers.csv"
    table.write_bytes("Нил, где?:в Африке\nПо, где?:в Италии\n".encode("cp1251"))
    told = ("--separator", "colon", "--encoding", "windows-1251", "--format", "json")
    found = json.loads(run("import", table, "--to", tmp_path / "decks", *told).stdout)
    assert [deck["added"] for deck in found["decks"]] == [2]
    assert [one["code"] for one in found["findings"]] == ["X109"]
    assert "card: Нил, где?" in (tmp_path / "decks" / "rivers.yaml").read_text(encoding="utf-8")


def test_a_wrong_encoding_is_told_with_its_line(notes: Path, tmp_path: Path) -> None:
    notes.write_bytes(ANKI.encode() + "Łódź?\tOdra\n".encode("cp1250"))
    found = run("import", notes, "--to", tmp_path / "decks", "--encoding", "utf-8", "--dry-run")
    assert found.exit_code == 0
    assert f"{notes}:7: warning X111 From here on there are bytes that are not UTF-8." in found.stdout


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (("--separator", "dots"), "'dots' sets no cells apart. Write tab, semicolon"),
        (("--encoding", "klingon"), "There is no encoding 'klingon' here. Name one of these: UTF-8, UTF-16"),
        (("--from", "gift", "--separator", "tab"), "Moodle's GIFT is no table."),
        (("--from", "json", "--encoding", "utf-8"), "Quizapp's JSON is no table."),
    ],
)
def test_what_cannot_be_said_of_a_file_is_refused(
    notes: Path, tmp_path: Path, told: tuple[str, ...], sentence: str
) -> None:
    refused = run("import", notes, "--to", tmp_path / "decks", *told)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert sentence in " ".join(refused.stderr.split())
    assert not (tmp_path / "decks").exists()


def test_columns_that_are_unknown_or_of_no_table_are_refused(notes: Path, tmp_path: Path) -> None:
    odd = run("import", notes, "--to", tmp_path / "decks", "--columns", "front,colour")
    assert (odd.exit_code, "'colour'" in odd.stderr) == (2, True)
    none = run("import", notes, "--to", tmp_path / "decks", "--from", "gift", "--columns", "front,back")
    assert (none.exit_code, "is no table" in none.stderr) == (2, True)
    assert not (tmp_path / "decks").exists()
