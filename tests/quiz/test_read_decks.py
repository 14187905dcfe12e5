"""Decks read from their files, without an index."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from quizapp.base.errors import RefusedError
from quizapp.deck.index import Index
from quizapp.deck.indexing.compile import compile_decks
from quizapp.quiz.read_decks import candidates, read_decks, sections

BLOOD = """quizapp: 1
id: blood
title: Blood
source: {sections: [{red: Red cells}, {white: White cells}]}
items:
  - {id: carry, question: What do red cells carry?, accept: [oxygen], section: red}
  - {id: nucleus, card: Has a ripe red cell a nucleus?, answer: "No."}
  - {id: kinds, question: Which?, right: [Monocyte, Lymphocyte], wrong: [Neuron], marking: all-or-nothing}
  - {id: most, question: Which?, right: a, wrong: [b, c], keep_order: yes, right_at: 2, section: white}
  - {id: core, statement: A ripe red cell has a nucleus., truth: no}
  - {id: days, question: How long?, number: 120}
  - {id: growth, question: In which order?, order: [a, b, c, d]}
  - {id: tasks, question: What does what?, match: {a: x, b: y}, also: z}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "blood.yaml").write_text(BLOOD)
    return tmp_path / "decks"


def test_a_deck_is_read_with_its_file_and_what_its_bytes_add_up_to(folder: Path) -> None:
    (deck,), notes = read_decks([folder])

    assert (deck.id, deck.file) == ("blood", str(folder / "blood.yaml"))
    assert deck.hash == sha256(BLOOD.encode()).hexdigest()
    assert len(deck.items) == 8
    assert notes == ()


def test_the_questions_are_those_that_the_index_would_offer(folder: Path, tmp_path: Path) -> None:
    compile_decks(tmp_path / "index.sqlite", [folder])
    index = Index.open(tmp_path / "index.sqlite")

    assert candidates(read_decks([folder])[0]) == index.candidates()
    assert {one.key: one.options for one in index.candidates()} == {
        "blood/carry": 0, "blood/kinds": 3, "blood/most": 3, "blood/core": 2, "blood/days": 0, "blood/growth": 4,
        "blood/tasks": 3,
    }  # fmt: skip
    index.close()


def test_decks_stand_in_the_order_of_their_ids_and_once(folder: Path) -> None:
    (folder / "z.yaml").write_text(BLOOD.replace("id: blood", "id: abba"))

    decks, notes = read_decks([folder / "z.yaml", folder, folder / "blood.yaml"])

    assert [deck.id for deck in decks] == ["abba", "blood"]
    assert notes == ()


def test_of_two_decks_with_one_id_the_first_is_taken(folder: Path) -> None:
    (folder / "copy.yaml").write_text(BLOOD)

    (deck,), (note,) = read_decks([folder / "blood.yaml", folder])

    assert deck.file.endswith("blood.yaml")
    assert note.startswith(f"{folder / 'copy.yaml'}: The id 'blood' is already that of {folder / 'blood.yaml'}")


def test_what_cannot_be_used_is_left_out_with_a_sentence(folder: Path) -> None:
    (folder / "broken.yaml").write_bytes(b"\0")
    (folder / "half.yaml").write_text(
        "quizapp: 1\nid: half\ntitle: H\nitems: [{id: a, card: b}, {id: c, statement: d}]\n"
    )

    decks, notes = read_decks([folder, folder / "gone.yaml"])

    assert [(deck.id, len(deck.items)) for deck in decks] == [("blood", 8), ("half", 0)]
    broken, half, gone = notes
    assert broken.startswith(f"{folder / 'broken.yaml'}: left out. Save the file as UTF-8 text")
    assert half == f"{folder / 'half.yaml'}: 2 errors; what they touch is left out, and 'check' lists them."
    assert gone == f"{folder / 'gone.yaml'}: left out. There is no such file; check its name and folder."


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert read_decks([tmp_path / "nowhere"])[0] == ()


def test_a_section_goes_by_its_id_or_by_deck_and_id(folder: Path) -> None:
    (folder / "z.yaml").write_text(BLOOD.replace("id: blood", "id: abba"))
    decks, _ = read_decks([folder])

    assert sections(decks, ["red"]) == ("abba/red", "blood/red")
    assert sections(decks, ["blood/red", "abba/white"]) == ("blood/red", "abba/white")
    assert sections(decks, ["blood/"]) == ("blood/",)
    assert sections(decks, []) == ()


def test_a_section_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    with pytest.raises(RefusedError, match="There is no section 'blue' in these decks") as refused:
        sections(read_decks([folder])[0], ["blue"])
    assert refused.value.todo == "They have: blood/red, blood/white."
