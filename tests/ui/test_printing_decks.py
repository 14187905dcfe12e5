"""Several decks as one PDF, what has no place on paper, and the command line that asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from printed import pages
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage
from ui_decks import RIGHT_TO_LEFT, write

from quizapp.base.errors import StoppedError
from quizapp.ui.printing.decks_written import written
from quizapp.workspace.carrying import gathered

ROOT = Path(__file__).parents[2]
CELLS = """\
quizapp: 1
id: cells
title: Cells
about: "![no](such.png)"
items:
  - {id: nucleus, card: Where is the DNA?, answer: In the nucleus., image: red.png}
  - {id: sound, card: What calls?, answer: "A bird ![a bird](bird.png)", audio: bird.ogg}
  - {id: links, question: "[Which](red.png)?", right: "![red](red.png)", wrong: ["![away](https://example.org/a.png)"]}
"""


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = write(tmp_path / "decks", cells=CELLS, hebrew=RIGHT_TO_LEFT)
    red = QImage(90, 90, QImage.Format.Format_RGB32)
    red.fill(QColor("#C00010"))
    assert red.save(str(folder / "red.png"))
    (folder / "bird.ogg").write_bytes(b"OggS")
    return folder


def test_the_answers_of_each_deck_stand_behind_what_it_asks(decks: Path) -> None:
    found, _ = gathered([decks])
    made = written(found).content

    one, its_answers, other, others_answers = pages(made)
    assert one.startswith("Cells")
    assert "1. Where is the DNA?" in one
    assert its_answers.startswith("Answers Cells 1. In the nucleus.")
    assert one.endswith("1 of 4")
    assert "1." in other
    assert others_answers.startswith("Answers")
    about = PdfReader(BytesIO(made)).metadata
    assert about is not None
    assert about.title == "Cells, \u05e2\u05d1\u05e8\u05d9\u05ea"


def test_sounds_and_pictures_that_are_not_shown_are_told_by_their_item(decks: Path) -> None:
    found, _ = gathered([decks])

    told = [(one.code, one.severity, one.item, one.message) for one in written(found).findings]

    missing = "The picture '{}' of cells is not there, or cannot be shown."
    assert told == [
        ("X401", "warning", "", missing.format("such.png")),
        ("X203", "warning", "sound", "A sound of cells cannot be printed."),
        ("X401", "warning", "sound", missing.format("bird.png")),
        ("X401", "warning", "links", missing.format("https://example.org/a.png")),
    ]


def test_it_can_be_stopped(decks: Path) -> None:
    found, _ = gathered([decks])
    with pytest.raises(StoppedError):
        written(found, lambda share: share < 0.5)


def test_the_command_line_makes_the_same_pages_without_a_screen(decks: Path, tmp_path: Path) -> None:
    output = tmp_path / "decks.pdf"
    screens = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    done = subprocess.run(
        [sys.executable, "main.py", "export", decks, "--to", "pdf", "-o", output, "--format", "json"],
        cwd=ROOT, env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["decks"], told["items"]) == (2, 5)
    assert [one["code"] for one in told["findings"]] == ["X401", "X203", "X401", "X401"]
    found, _ = gathered([decks])
    assert pages(output.read_bytes()) == pages(written(found).content)
    made = PdfReader(output)
    assert [len(page.images) for page in made.pages] == [2, 1, 0, 0]
    assert "\u05de" in made.pages[2].extract_text()
    assert b"+Inter" in output.read_bytes(), "the typeface that comes with Quizapp, embedded"
