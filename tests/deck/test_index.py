"""Asking the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.deck.finding import Finding
from quizapp.deck.index import Candidate, Index, ItemRow, SectionRow
from quizapp.deck.indexing import tables
from quizapp.deck.indexing.compile import compile_decks
from quizapp.deck.model import Card, Option

CELLS = """quizapp: 1
id: cells
title: Stem cells
about: What they are.
language: en
source:
  title: The article
  sections: [what: What they are, use: What they are used for, empty: Nothing yet]
items:
  - {id: first, card: What is a **stem** cell?, answer: A cell that renews itself, section: what, both_ways: true}
  - {id: one, question: Which one?, right: this, wrong: [that, other], section: use, keep_order: true, right_at: 2}
  - {id: all, question: Which ones?, right: [a, b], wrong: [c], section: use, was: [old]}
  - {id: true, statement: It is so, truth: yes}
  - {id: gap, cloze: "It is {{so}} or {{not}}", section: what}
"""
FEW = """quizapp: 1
id: few
title: A few more
items:
  - {id: typed, question: Say it, accept: [it]}
  - {question: no way to answer}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decks")
    (folder / "cells.yaml").write_text(CELLS, encoding="utf-8")
    (folder / "few.yaml").write_text(FEW, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("cache") / "index.sqlite"
    compile_decks(path, [folder, folder / "gone"])
    index = Index.open(path)
    yield index
    index.close()


def test_decks_tell_what_they_hold(index: Index, folder: Path) -> None:
    cells, few = index.decks()

    assert (cells.id, cells.title, cells.language, cells.source_title) == ("cells", "Stem cells", "en", "The article")
    assert (cells.items, cells.questions, cells.faces, cells.errors, cells.loaded) == (5, 3, 7, 0, True)
    assert (few.id, few.file, few.items, few.errors) == ("few", str(folder / "few.yaml"), 1, 1)


def test_a_deck_is_given_back_as_its_file_says_without_items(index: Index) -> None:
    deck = index.deck("cells")

    assert deck is not None
    assert (deck.about, deck.items) == ("What they are.", ())
    assert [section.id for section in deck.source.sections] == ["what", "use", "empty"]
    assert index.deck("unknown") is None


def test_sections_follow_the_outline_and_gather_what_names_none_at_the_end(index: Index) -> None:
    assert index.sections("cells") == (
        SectionRow("cells", "what", "What they are", items=2, questions=0, faces=4),
        SectionRow("cells", "use", "What they are used for", items=2, questions=2, faces=2),
        SectionRow("cells", "empty", "Nothing yet", items=0, questions=0, faces=0),
        SectionRow("cells", "", "", items=1, questions=1, faces=1),
    )
    assert index.sections() == index.sections("cells") + index.sections("few")


def test_an_item_is_built_only_when_asked_for(index: Index) -> None:
    item = index.item("cells/first")

    assert item == Card(
        id="first",
        front="What is a **stem** cell?",
        back="A cell that renews itself",
        section="what",
        both_ways=True,
    )
    assert index.item("cells/unknown") is None


def test_an_item_row_is_what_a_list_shows(index: Index, folder: Path) -> None:
    row = index.item_row("cells/first")

    assert row is not None
    assert row == ItemRow(
        *("cells/first", "cells", "what", "card", str(folder / "cells.yaml"), 10, row.hash, "What is a stem cell?")
    )
    assert len(row.hash) == 32
    assert index.item_row("cells/unknown") is None


def test_faces_of_an_item_come_in_study_order(index: Index) -> None:
    assert index.faces("cells/first") == ("cells/first", "cells/first#back")
    assert index.faces("cells/gap") == ("cells/gap#1", "cells/gap#2")


def test_browsing_filters_and_pages(index: Index) -> None:
    def keys(**wanted: object) -> list[str]:
        return [row.key for row in index.browse(**wanted)]  # type: ignore[arg-type]  # named by each test line

    assert keys() == ["cells/first", "cells/one", "cells/all", "cells/true", "cells/gap", "few/typed"]
    assert keys(deck_id="few") == ["few/typed"]
    assert keys(deck_id="cells", section="use") == ["cells/one", "cells/all"]
    assert keys(deck_id="cells", section="") == ["cells/true"]
    assert keys(kind="cloze") == ["cells/gap"]
    assert keys(offset=1, limit=2) == ["cells/one", "cells/all"]


def test_a_quiz_may_draw_questions_of_all_decks_or_of_some_sections(index: Index) -> None:
    everything = index.candidates()

    assert [one.key for one in everything] == ["cells/one", "cells/all", "cells/true", "few/typed"]
    assert everything[0] == Candidate("cells/one", "cells/use", "choose_one", everything[0].hash, 3, True, 2, "")
    assert [one.options for one in everything] == [3, 3, 2, 0]
    assert everything[1].marking == "plus-minus"
    assert [one.key for one in index.candidates(["few"])] == ["few/typed"]
    assert [one.key for one in index.candidates(["cells"], ["cells/use"])] == ["cells/one", "cells/all"]
    assert [one.key for one in index.candidates(sections=["cells/"])] == ["cells/true"]


def test_kinds_are_counted_by_deck(index: Index) -> None:
    assert index.counts() == {
        "cells": {"card": 1, "choose_all": 1, "choose_one": 1, "cloze": 1, "true_false": 1},
        "few": {"typed": 1},
    }
    assert index.counts("few") == {"few": {"typed": 1}}
    assert index.counts("unknown") == {}


def test_findings_are_given_by_deck_and_those_of_folders_last(index: Index, folder: Path) -> None:
    errors = [finding for finding in index.findings("few") if finding.severity == "error"]

    assert [(type(error), error.line) for error in errors] == [(Finding, 6)]
    assert index.findings()[-1].file == str(folder / "gone")
    assert index.findings("unknown") == ()


def test_former_keys_lead_to_present_ones(index: Index) -> None:
    assert index.formers() == {"cells/old": "cells/all"}


def test_options_are_kept_with_the_item(index: Index) -> None:
    item = index.item("cells/one")

    assert item is not None
    assert getattr(item, "right", None) == Option("this")


@pytest.mark.parametrize(
    "content", [b"", b"no database at all, but rather a long text", b"SQLite format 3\0" + b"x" * 900]
)
def test_a_file_that_is_no_index_gives_way_to_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)

    index = Index.open(path)

    assert (index.decks(), index.path) == ((), path)
    index.close()


def test_an_index_of_another_version_gives_way_to_an_empty_one(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    compile_decks(path, [folder])
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {tables.VERSION + 1}")
    db.close()

    index = Index.open(path)

    assert index.decks() == ()
    index.close()


def test_damage_found_while_reading_makes_the_index_empty(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    compile_decks(path, [folder])
    with sqlite3.connect(path) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)

    index = Index.open(path)

    assert len(index.decks()) == 2
    assert index.browse() == ()
    assert (index.decks(), index.replaced) == ((), 1)
    index.close()


def test_where_the_cache_cannot_be_written_a_temporary_index_serves(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")

    index = Index.open(tmp_path / "cache" / "index.sqlite")
    compile_decks(index.path, [folder])

    assert [deck.id for deck in index.decks()] == ["cells", "few"]
    index.close()
    assert not index.path.exists()


def test_a_reader_sees_what_is_compiled_meanwhile(folder: Path, tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite")
    assert index.decks() == ()

    compile_decks(index.path, [folder])

    assert len(index.decks()) == 2
    index.close()


def test_the_sections_of_some_questions_are_told_by_key(index: Index) -> None:
    asked = ["cells/one", "cells/true", "few/typed", "cells/first", "gone/item"]

    assert index.sections_of(asked) == {"cells/one": "cells/use", "cells/true": "cells/", "few/typed": "few/"}
    assert index.sections_of([]) == {}
