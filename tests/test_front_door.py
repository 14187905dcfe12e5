"""The front door: a verb leads to the command line, none to the window, and neither loads the other."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp import __main__ as front_door
from quizapp.base.errors import RefusedError
from quizapp.base.places import Places, default_places
from quizapp.deck.model import Deck
from quizapp.exchange.carried import CarriedDeck, Written

ROOT = Path(__file__).parents[1]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Places]:
    """The places on which a window was opened; its exit status is 7."""
    opened: list[Places] = []

    def window(places: Places) -> int:
        opened.append(places)
        return 7

    monkeypatch.setattr(front_door, "open_window", window)
    return opened


def enter(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> object:
    """Start Quizapp with these arguments and return its exit status."""
    monkeypatch.setattr(sys, "argv", ["quizapp", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        front_door.main()
    return left.value.code


def test_without_arguments_the_window_opens_on_the_usual_places(
    monkeypatch: pytest.MonkeyPatch, opened: list[Places]
) -> None:
    assert enter(monkeypatch) == 7
    assert opened == [default_places()]


def test_the_window_takes_the_options_in_both_forms(
    monkeypatch: pytest.MonkeyPatch, opened: list[Places], tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two=2"
    for folder in (one, two):
        folder.mkdir()

    enter(monkeypatch, "--decks", one, f"--decks={two}", "--data=here", "--cache", "there")
    enter(monkeypatch, "--data", "first", "--data=last", f"--decks={one}")

    assert opened[0] == Places((one, two), Path("here"), Path("there"))
    assert (opened[1].decks, opened[1].data) == ((one,), Path("last"))


def test_the_options_alone_load_no_command_line(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from quizapp import __main__ as front_door
sys.argv = ["quizapp", "--decks", {str(tmp_path)!r}, "--data=d", "--cache=c"]
front_door.open_window = lambda places: len(places.decks)
try:
    front_door.main()
except SystemExit as left:
    print(left.code, *sorted({{"click", "PySide6", "platformdirs", "quizapp.cli"}} & set(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["1"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--decks", "nowhere"], "Directory 'nowhere' does not exist."),
        (["--decks=nowhere"], "Directory 'nowhere' does not exist."),
        (["--data"], "Option '--data' requires an argument."),
        (["--date", "x"], "No such option '--date'"),
        (["study"], "No such command 'study'."),
    ],
)
def test_what_cannot_be_understood_is_told_with_status_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    opened: list[Places],
    arguments: list[str],
    sentence: str,
) -> None:
    assert enter(monkeypatch, *arguments) == 2
    assert sentence in capsys.readouterr().err
    assert opened == []


def test_a_verb_leads_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opened: list[Places], tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text("quizapp: 1\nid: a\ntitle: A\nitems: [{id: x, card: front, answer: back}]\n")

    assert enter(monkeypatch, "--decks", tmp_path, "--data", tmp_path, "check", tmp_path) == 0

    assert capsys.readouterr().out == "1 file: no findings.\n"
    assert opened == []


def test_the_tour_needs_no_screen_and_names_its_pictures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("quizapp.base.doorstep.advice", lambda *, tour=False: "" if tour else "no screen")
    monkeypatch.setattr("quizapp.ui.tour.play", lambda decks, folder: [folder / "01.png", folder / "02.png"])
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    assert front_door.play_tour(default_places(), tmp_path) == 0

    assert capsys.readouterr().out == f"{tmp_path / '01.png'}\n{tmp_path / '02.png'}\n"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_tour_whose_step_fails_says_which(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from quizapp.ui.tour import TourFailedError

    def fail(decks: object, folder: Path) -> list[Path]:
        raise TourFailedError("the results did not show")

    monkeypatch.setattr("quizapp.base.doorstep.advice", lambda *, tour=False: "")
    monkeypatch.setattr("quizapp.ui.tour.play", fail)

    assert front_door.play_tour(default_places(), tmp_path) == 1
    assert capsys.readouterr().err == "The tour failed: the results did not show\n"


def test_pages_are_laid_out_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.base.doorstep.advice_to_draw", lambda: "")
    way = "quizapp.ui.printing.decks_written.written_without_window"
    monkeypatch.setattr(way, lambda decks: Written(decks[0].deck.id.encode()))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    assert front_door.lay_out([CarriedDeck(Deck(id="d", title="D"))]) == Written(b"d")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_where_no_page_can_be_drawn_the_advice_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.base.doorstep.advice_to_draw", lambda: "Type this.")

    with pytest.raises(RefusedError, match=r"^Pages cannot be laid out here. Nothing was written. Type this.$"):
        front_door.lay_out([])


@pytest.mark.parametrize("door", [front_door.open_window, lambda places: front_door.play_tour(places, Path())])
def test_where_nothing_can_be_shown_the_advice_is_given_and_the_status_is_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], door: object
) -> None:
    monkeypatch.setattr("quizapp.base.doorstep.advice", lambda *, tour=False: "Type this.")

    assert callable(door)
    assert door(default_places()) == 1
    assert capsys.readouterr().err == "Type this.\n"


def test_no_garbage_is_looked_for_while_the_window_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.base.doorstep.advice", lambda *, tour=False: "")
    monkeypatch.setattr("quizapp.start.open_window", lambda _places: int(gc.isenabled()))
    try:
        assert front_door.open_window(default_places()) == 0
    finally:
        gc.enable()
