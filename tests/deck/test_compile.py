"""Compiling decks into the index: what changed and nothing else."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.base.errors import CannotSaveError
from quizapp.deck.index import Index
from quizapp.deck.indexing import compile as compiling
from quizapp.deck.indexing import tables
from quizapp.deck.indexing.compile import Changes, Progress, compile_decks, numbered
from quizapp.deck.read import Part, stream


def deck(deck_id: str, *items: str) -> str:
    head = f"quizapp: 1\nid: {deck_id}\ntitle: Deck {deck_id}\nsource: {{sections: [one: One, two: Two]}}\nitems:\n"
    return head + "".join(f"  - {{{item}}}\n" for item in items)


def card(item_id: str, text: str = "front", more: str = "") -> str:
    return f"id: {item_id}, card: {text}, answer: back{more}"


class Shelf:
    """A folder of decks and its index, each write a second later than the one before."""

    def __init__(self, root: Path) -> None:
        self.folder, self.path, self.time = root / "decks", root / "cache" / "index.sqlite", 1_000_000_000
        self.folder.mkdir()

    def put(self, name: str, text: str) -> None:
        self.time += 1
        (self.folder / name).write_text(text, encoding="utf-8")
        os.utime(self.folder / name, (self.time, self.time))

    def compile(self) -> Changes:
        return compile_decks(self.path, [self.folder])

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        return rows(self.path)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that the index holds, but for the numbers themselves: their order is all they mean."""
    queries = {
        "deck": "SELECT * FROM deck ORDER BY no",
        "section": "SELECT section.* FROM section ORDER BY deck, position",
        "item": "SELECT * FROM item ORDER BY no",
        "face": "SELECT * FROM face ORDER BY no",
        "finding": 'SELECT * FROM finding ORDER BY deck, line, "column", rowid',
        "former": "SELECT old, new FROM former ORDER BY old",
        "words": "SELECT stem, answers, tags FROM words ORDER BY rowid",
    }
    numbers = {"no", "position", "deck"}
    with sqlite3.connect(path) as db:
        held = {}
        for name, query in queries.items():
            cursor = db.execute(query)
            keep = [at for at, column in enumerate(cursor.description) if name == "face" or column[0] not in numbers]
            held[name] = [tuple(row[at] for at in keep if name != "face" or at) for row in cursor]
    db.close()
    return held


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the names of the deck files that are read."""
    names: list[str] = []

    def noted(path: Path) -> Iterator[Part]:
        names.append(path.name)
        return stream(path)

    monkeypatch.setattr(compiling, "stream", noted)
    return names


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_new_changed_and_vanished_decks_are_told_apart(shelf: Shelf) -> None:
    for name in "abc":
        shelf.put(f"{name}.yaml", deck(name, card("x")))
    assert shelf.compile() == Changes(added=("a", "b", "c"))

    shelf.put("a.yaml", deck("a", card("x", "other")))
    (shelf.folder / "b.yaml").unlink()
    shelf.put("d.yaml", deck("d", card("x")))

    assert shelf.compile() == Changes(added=("d",), changed=("a",), removed=("b",))


def test_only_the_file_that_changed_is_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        shelf.put(f"{name}.yaml", deck(name, card("x")))
    shelf.compile()
    names = reads(monkeypatch)

    shelf.put("b.yaml", deck("b", card("x", "other")))
    shelf.compile()

    assert names == ["b.yaml"]


def test_a_file_touched_without_a_change_is_not_read_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("a.yaml", deck("a", card("x")))
    shelf.compile()
    names = reads(monkeypatch)

    shelf.put("a.yaml", deck("a", card("x")))

    assert not shelf.compile()
    assert names == []
    assert rows(shelf.path)["deck"][0][7] == shelf.time * 10**9  # so that the next look is satisfied


def test_a_changed_deck_leaves_the_rows_of_others_alone(shelf: Shelf) -> None:
    for name in "abc":
        shelf.put(f"{name}.yaml", deck(name, card("x"), card("y")))
    shelf.compile()
    others = "SELECT * FROM {0} WHERE {1} NOT LIKE 'b%' ORDER BY 1"
    tables = [("deck", "id"), ("item", "key"), ("face", "key")]
    with sqlite3.connect(shelf.path) as db:
        before = [db.execute(others.format(*table)).fetchall() for table in tables]

    shelf.put("b.yaml", deck("b", card("w"), card("x"), card("y"), card("z")))
    shelf.compile()

    assert [db.execute(others.format(*table)).fetchall() for table in tables] == before
    db.close()


def test_faces_stay_in_study_order_whatever_changes(shelf: Shelf) -> None:
    for name in "bd":
        shelf.put(f"{name}.yaml", deck(name, card("x", more=", both_ways: true"), "id: y, cloze: 'a {{b}} {{c}}'"))
    shelf.compile()
    shelf.put("b.yaml", deck("b", card("w"), card("x")))
    for name in "ac":
        shelf.put(f"{name}.yaml", deck(name, card("x")))
    shelf.compile()

    assert [row[0] for row in shelf.rows()["face"]] == [
        *("a/x", "b/w", "b/x", "c/x"),
        *("d/x", "d/x#back", "d/y#1", "d/y#2"),
    ]


def test_one_bad_file_hides_no_other(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("a", card("x")))
    shelf.put("bad.yaml", "\0")
    shelf.put("c.yaml", deck("c", card("x")))
    bad = str(shelf.folder / "bad.yaml")

    assert shelf.compile() == Changes(added=("a", bad, "c"))

    index = Index.open(shelf.path)
    assert [(row.id, row.loaded) for row in index.decks()] == [("a", True), (bad, False), ("c", True)]
    assert [(f.severity, f.file) for f in index.findings(bad)] == [("error", bad)]
    assert index.deck(bad) is None
    index.close()


def test_a_file_that_turns_bad_takes_its_items_out(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("a", card("x")))
    shelf.compile()

    shelf.put("a.yaml", "")
    path = str(shelf.folder / "a.yaml")

    assert shelf.compile() == Changes(added=(path,), removed=("a",))
    held = shelf.rows()
    assert held["item"] == held["face"] == held["words"] == []


def test_what_is_no_file_is_a_finding(shelf: Shelf) -> None:
    os.mkfifo(shelf.folder / "pipe.yaml")
    (shelf.folder / "link.yaml").symlink_to(shelf.folder / "gone")

    shelf.compile()

    assert [Path(str(row[3])).name for row in shelf.rows()["finding"]] == ["link.yaml", "pipe.yaml"]
    assert not shelf.compile()


def test_a_second_deck_with_the_same_id_is_left_out_and_told(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("same", card("x", "first")))
    shelf.put("b.yaml", deck("same", card("x", "second")))

    shelf.compile()

    held = shelf.rows()
    assert [row[0] for row in held["words"]] == ["first"]
    assert [(row[0], row[1], row[3]) for row in held["finding"] if row[0] == "D905"] == [
        ("D905", "error", str(shelf.folder / "b.yaml"))
    ]


def test_a_second_deck_comes_in_once_the_first_gives_way(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("same", card("x", "first")))
    shelf.put("b.yaml", deck("same", card("x", "second")))
    shelf.compile()

    shelf.put("a.yaml", deck("other", card("x", "first")))
    changes = shelf.compile()

    assert (changes.added, changes.changed) == (("other",), ("same",))
    assert [row[0] for row in shelf.rows()["words"]] == ["first", "second"]


def test_an_earlier_file_takes_the_id_from_a_later_one(shelf: Shelf) -> None:
    shelf.put("b.yaml", deck("same", card("x", "second")))
    shelf.compile()

    shelf.put("a.yaml", deck("same", card("x", "first")))
    shelf.compile()

    assert [row[0] for row in shelf.rows()["words"]] == ["first"]
    assert [row[0] for row in shelf.rows()["deck"]] == ["same", str(shelf.folder / "b.yaml")]


def test_former_ids_lead_to_the_item_with_or_without_a_deck(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("a", card("x", more=", was: [old, other/older]")))

    shelf.compile()

    assert shelf.rows()["former"] == [("a/old", "a/x"), ("other/older", "a/x")]


def test_of_two_items_that_claim_one_former_id_the_first_in_study_order_has_it(shelf: Shelf) -> None:
    shelf.put("b.yaml", deck("b", card("x", more=", was: [gone/x]")))
    shelf.compile()
    shelf.put("a.yaml", deck("a", card("x", more=", was: [gone/x]")))
    shelf.compile()
    assert shelf.rows()["former"] == [("gone/x", "a/x")]

    (shelf.folder / "a.yaml").unlink()
    shelf.compile()
    assert shelf.rows()["former"] == [("gone/x", "b/x")]


def test_cancelling_leaves_the_index_as_it_was(shelf: Shelf) -> None:
    shelf.put("a.yaml", deck("a", card("x")))
    shelf.compile()
    before = shelf.rows()

    shelf.put("a.yaml", deck("a", *(card(f"n{number}") for number in range(600))))
    shelf.put("b.yaml", deck("b", card("x")))
    asked = iter([True, True, False])
    changes = compile_decks(shelf.path, [shelf.folder], progress=lambda _: next(asked))

    assert changes == Changes(cancelled=True)
    assert shelf.rows() == before
    assert gc.isenabled()
    assert shelf.compile() == Changes(added=("b",), changed=("a",))


def test_progress_rises_to_the_number_of_lines(shelf: Shelf) -> None:
    for name in "ab":
        shelf.put(f"{name}.yaml", deck(name, *(card(f"n{number}") for number in range(600))))
    told: list[Progress] = []

    def tell(progress: Progress) -> bool:
        told.append(progress)
        return True

    compile_decks(shelf.path, [shelf.folder], progress=tell)

    assert [p.done for p in told] == sorted(p.done for p in told)
    assert {p.total for p in told} == {2 * 605}
    assert 605 < told[-1].done <= 1210
    assert {Path(p.file).name for p in told} == {"a.yaml", "b.yaml"}


def test_an_index_that_cannot_be_written_is_refused_in_words(shelf: Shelf) -> None:
    shelf.path.parent.write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(CannotSaveError, match="Your decks and answers are as they were"):
        shelf.compile()


def test_a_lost_index_costs_only_a_rebuild(shelf: Shelf) -> None:
    for name in "abc":
        shelf.put(f"{name}.yaml", deck(name, card("x", more=f", section: one, was: [{name}-old]"), card("y")))
    shelf.compile()
    before = shelf.rows()

    shelf.path.unlink()
    shelf.compile()

    assert shelf.rows() == before


def test_an_id_that_stands_after_the_items_is_found_all_the_same(shelf: Shelf) -> None:
    shelf.put("a.yaml", "quizapp: 1\nitems:\n  - {id: x, card: front, answer: back, was: [w]}\ntitle: A\nid: late\n")

    assert shelf.compile() == Changes(added=("late",))

    held = shelf.rows()
    assert [row[0] for row in held["face"]] == ["late/x"]
    assert held["former"] == [("late/w", "late/x")]


def test_the_rows_and_the_indexes_are_the_same_whether_much_comes_at_once_or_little(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        shelf.put(
            f"{name}.yaml", deck(name, card("x", more=", both_ways: true"), "id: y, cloze: 'a {{b}} {{c}}'", card("z"))
        )
    left_out: list[bool] = []
    without = tables.without_indexes

    def noted(db: sqlite3.Connection) -> AbstractContextManager[None]:
        left_out.append(True)
        return without(db)

    monkeypatch.setattr(compiling, "without_indexes", noted)
    shelf.compile()
    assert not left_out

    monkeypatch.setattr(compiling, "_MUCH", 0)  # bytes
    compile_decks(shelf.path.with_name("much.sqlite"), [shelf.folder])
    assert left_out
    assert rows(shelf.path.with_name("much.sqlite")) == shelf.rows()
    assert _schema(shelf.path.with_name("much.sqlite")) == _schema(shelf.path)

    left_out.clear()
    shelf.put("a.yaml", deck("a", card("w")))
    compile_decks(shelf.path.with_name("much.sqlite"), [shelf.folder])
    assert not left_out  # a is the lesser part of what there is


def test_cancelling_when_much_comes_leaves_the_indexes_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.compile()
    before = _schema(shelf.path)
    monkeypatch.setattr(compiling, "_MUCH", 0)
    shelf.put("a.yaml", deck("a", card("x")))

    assert compile_decks(shelf.path, [shelf.folder], progress=lambda _: False).cancelled
    assert _schema(shelf.path) == before


def _schema(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'words%'"))


_DECKS = [
    deck("one", card("x", "first"), card("y", more=", section: two, was: [x-old, two/gone]")),
    deck("one", card("x", "mended"), "id: c, cloze: 'a {{b}} {{c}}'"),
    deck("two", card("x", "second", ", both_ways: true, was: [gone, one/x-old]"), "id: broken"),
    deck("three", "id: q, question: q, right: r, wrong: [a, b], section: nowhere"),
    "items:\n  - {id: x, card: late, answer: b, was: [old]}\n  - {id: y, card: y, answer: y}\nid: one\nquizapp: 1\n",
    "id: one\nitems:\n  - {id: x, card: refused, answer: b}\nquizapp: 2\n",
    "not: [a, deck",
    "",
]
_STEP = st.tuples(st.sampled_from(["a.yaml", "b.yaml", "c.yaml"]), st.sampled_from([*_DECKS, None]), st.booleans())


@settings(max_examples=100, deadline=None)
@given(steps=st.lists(_STEP, min_size=1, max_size=8))
def test_any_series_of_changes_ends_as_compiling_anew_does(steps: list[tuple[str, str | None, bool]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        shelf = Shelf(Path(root))
        for name, text, compiled in steps:
            if text is None:
                (shelf.folder / name).unlink(missing_ok=True)
            else:
                shelf.put(name, text)
            if compiled:
                shelf.compile()
        shelf.compile()

        compile_decks(shelf.path.with_name("anew.sqlite"), [shelf.folder])

        assert shelf.rows() == rows(shelf.path.with_name("anew.sqlite"))


@given(
    paths=st.lists(st.sampled_from("abcdefgh"), unique=True),
    known=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 2**31 - 1)),
)
def test_numbers_rise_and_known_ones_are_kept(paths: list[str], known: dict[str, int]) -> None:
    numbers = numbered(paths, known)

    if numbers is not None:
        assert list(numbers) == sorted(numbers, key=numbers.__getitem__)
        assert sorted(numbers) == sorted(paths)
        assert all(numbers[path] == known[path] for path in paths if path in known)
        assert len(set(numbers.values())) == len(paths)


def test_where_no_number_is_free_there_is_none() -> None:
    assert numbered(["a", "b", "c"], {"a": 5, "c": 6}) is None
    assert numbered(["a", "b"], {"a": 6, "b": 5}) is None
    assert numbered(["a", "b"], {"a": 2**31 - 1}) is None


def test_decks_in_another_order_are_all_numbered_anew(shelf: Shelf) -> None:
    (shelf.folder / "p").mkdir()
    (shelf.folder / "q").mkdir()
    shelf.put("p/a.yaml", deck("a", card("x")))
    shelf.put("q/b.yaml", deck("b", card("x")))
    compile_decks(shelf.path, [shelf.folder / "p", shelf.folder / "q"])

    compile_decks(shelf.path, [shelf.folder / "q", shelf.folder / "p"])

    assert [row[0] for row in shelf.rows()["face"]] == ["b/x", "a/x"]


def test_two_processes_may_compile_at_once(shelf: Shelf) -> None:
    for name in "abc":
        shelf.put(f"{name}.yaml", deck(name, *(card(f"n{number}") for number in range(300))))
    code = "import sys; from pathlib import Path; from quizapp.deck.indexing.compile import compile_decks\n"
    code += "print(len(compile_decks(Path(sys.argv[1]), [Path(sys.argv[2])]).added))"
    command = [sys.executable, "-c", code, str(shelf.path), str(shelf.folder)]

    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert sorted(told) == ["0\n", "3\n"]
    assert len(shelf.rows()["face"]) == 900
