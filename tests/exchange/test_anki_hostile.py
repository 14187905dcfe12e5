"""Packages that are broken, hostile or merely odd: a finding for what is wrong, nothing raised, nothing unbounded."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.base.clock import Moment
from quizapp.deck.model import Card, Deck
from quizapp.exchange.anki import package
from quizapp.exchange.anki.read import read
from quizapp.exchange.anki.write import write
from quizapp.exchange.carried import Carried, CarriedDeck

ITEM = Card(id="a", front="See ![](it.png)", back="b", both_ways=True)
GOOD = write(
    [CarriedDeck(Deck(id="d", title="D", items=(ITEM,)), {"it.png": b"png"})], Moment(1_790_000_000_000, 20_000)
).content

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
LONG = "replace(hex(zeroblob(9000000)), '0', hex(zeroblob(9)))"

Members = dict[str, bytes]


def members() -> Members:
    """Return the members of a good package of the second generation."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(found: Members) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(*statements: str) -> bytes:
    """Return the good database after some statements."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(members()["collection.anki21"])
        for statement in statements:
            database.execute(statement)
        database.commit()
        return database.serialize()


@pytest.fixture
def reading(tmp_path: Path) -> Callable[[bytes | Members], Carried]:
    """Return what reads bytes, or the members of an archive, as a package."""

    def read_it(content: bytes | Members) -> Carried:
        path = tmp_path / "x.apkg"
        path.write_bytes(content if isinstance(content, bytes) else packed(content))
        return read(path)

    return read_it


Reading = Callable[[bytes | Members], Carried]


def test_the_good_one_is_good(reading: Reading) -> None:
    assert reading(GOOD).findings == ()
    assert len(reading(members()).decks) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no archive", GOOD[:-30], GOOD[: len(GOOD) // 2], packed({}), packed({"collection.anki2": b""})],
    ids=["empty", "short", "text", "no end", "half", "no members", "no collection"],
)
def test_what_is_no_package_is_one_finding(reading: Reading, content: bytes) -> None:
    found = reading(content)
    assert found.decks == ()
    assert [finding.code for finding in found.findings] == ["X104"]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert [finding.code for finding in read(tmp_path / "none.apkg").findings] == ["X104"]


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE notes",),
        ("ALTER TABLE cards RENAME TO other",),
        ("UPDATE col SET models = '{'",),
        ("UPDATE col SET models = '[1]', decks = 'null'",),
        ("UPDATE col SET models = '" + "[" * 100_000 + "'",),
        ("DELETE FROM col",),
        ("DROP TABLE notes", "CREATE VIEW notes AS SELECT 1 AS id, 'g' AS guid, 1 AS mid, '' AS tags, 'x' AS flds"),
        ("DROP TABLE revlog", "CREATE VIRTUAL TABLE revlog USING fts5(id, cid, ease, time, type, factor)"),
        ("DROP TABLE notes", f"CREATE VIEW notes AS {ENDLESS} SELECT i AS id FROM n"),
        ("ALTER TABLE notes RENAME TO other", f"CREATE TABLE notes (id, guid, mid, tags, flds AS ({LONG}))"),
    ],
    ids=[
        "no table",
        "renamed",
        "broken json",
        "wrong json",
        "deep json",
        "no row",
        "view",
        "virtual",
        "endless",
        "computed",
    ],
)
def test_a_collection_of_another_shape_is_one_finding(reading: Reading, statements: tuple[str, ...]) -> None:
    found = reading(members() | {"collection.anki21": changed(*statements)})
    assert found.decks == ()
    assert [finding.code for finding in found.findings] == ["X104"]


def test_triggers_and_more_views_are_never_run(reading: Reading) -> None:
    database = changed(
        "CREATE TABLE trace (what)",
        "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN INSERT INTO trace VALUES (1); END",
        "CREATE VIEW v AS SELECT load_extension('/tmp/x')",
    )
    assert len(reading(members() | {"collection.anki21": database}).decks) == 1


def test_a_reading_that_takes_too_many_steps_is_stopped(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.exchange.anki.database._STEPS_AT_ONCE", 10)
    monkeypatch.setattr("quizapp.exchange.anki.database._STEPS", 3)
    assert [finding.code for finding in reading(GOOD).findings] == ["X104"]


def test_values_of_other_types_than_they_should_be_are_no_trouble(reading: Reading) -> None:
    database = changed(
        "UPDATE notes SET guid = x'ff00fe', tags = 5, flds = x'ff1f00', sfld = NULL WHERE 0",
        "UPDATE notes SET guid = x'ff00fe', tags = 5, flds = x'c3281f41'",
        "UPDATE cards SET ord = 'one', did = 1e300, type = 'x', data = x'00'",
        "INSERT INTO revlog VALUES (-9223372036854775808, 1, 0, 'a', 0, 0, 0, 9e99, 'b')",
    )
    found = reading(members() | {"collection.anki21": database})
    assert all(finding.code.startswith("X") for finding in found.findings)


def test_a_newer_generation_is_refused_with_what_to_do(reading: Reading) -> None:
    found = reading(members() | {"meta": b"\x08\x09"})
    assert [finding.code for finding in found.findings] == ["X106"]
    assert "Support older Anki versions" in found.findings[0].message


@pytest.mark.parametrize(
    "name", ["../out.png", "/etc/out.png", "C:\\out.png", "..\\out.png", "a/../../out.png", "CON.png", "con.png"]
)
def test_no_name_of_a_file_leads_out_of_the_deck_s_folder(reading: Reading, name: str) -> None:
    database = changed("UPDATE notes SET flds = replace(flds, 'it.png', '" + name + "')")
    found = reading(members() | {"collection.anki21": database, "media": json.dumps({"0": name}).encode()})
    for carried in found.decks:
        for path in carried.files:
            folder, _, file = path.partition("/")
            assert folder == "media"
            assert file.strip("abcdefghijklmnopqrstuvwxyz0123456789-.") == ""
            assert ".." not in file
            assert file != "con.png"  # a device on Windows


def test_a_member_that_leads_out_is_left_and_told(reading: Reading) -> None:
    found = reading(members() | {"../evil": b"x"})
    assert [finding.code for finding in found.findings] == ["X402"]
    assert len(found.decks) == 1


def test_a_media_map_that_is_broken_or_huge_costs_the_files_alone(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = reading(members() | {"media": b"[1, 2]"})
    monkeypatch.setattr(package, "_MAP_BYTES", 1000)
    huge = reading(members() | {"media": json.dumps({str(n): f"{n}.png" for n in range(1000)}).encode()})
    for found in (broken, huge):
        assert len(found.decks[0].deck.items) == 1
        assert {finding.code for finding in found.findings} == {"X401"}


def test_a_bomb_of_deflate_is_refused(reading: Reading) -> None:
    found = reading(members() | {"collection.anki21": b"\0" * 50_000_000})
    assert [finding.code for finding in found.findings] == ["X104"]


def test_a_bomb_of_zstandard_stops_at_the_limit(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_DATABASE_BYTES", 1_000_000)
    found = reading({"meta": b"\x08\x03", "collection.anki21b": zstd.compress(b"\0" * 100_000_000)})
    assert [finding.code for finding in found.findings] == ["X104"]
    assert "larger" in found.findings[0].message


NEWEST = {"meta": b"\x08\x03", "collection.anki21b": zstd.compress(members()["collection.anki21"])}


@pytest.mark.parametrize(
    "compressed",
    [b"", b"\x28\xb5\x2f\xfd", NEWEST["collection.anki21b"][:-9], b"no frame at all", zstd.compress(b"x")],
    ids=["empty", "head", "cut", "text", "small"],
)
def test_a_frame_that_is_broken_is_one_finding(reading: Reading, compressed: bytes) -> None:
    found = reading(NEWEST | {"collection.anki21b": compressed})
    assert found.decks == ()
    assert [finding.code for finding in found.findings] == ["X104"]


def test_a_file_that_is_broken_or_too_large_costs_itself_alone(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = b"\x0a\x06it.png"
    listed = zstd.compress(b"\x0a" + bytes([len(entry)]) + entry)
    broken = reading(NEWEST | {"media": listed, "0": b"no frame"})
    monkeypatch.setattr(package, "MEDIA_BYTES", 10)
    large = reading(NEWEST | {"media": listed, "0": zstd.compress(b"x" * 1000)})
    for found in (broken, large):
        assert [finding.code for finding in found.findings] == ["X103"]
        assert found.decks[0].files == {}


def test_more_files_than_can_be_held_are_left_and_counted_once(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.exchange.anki.files._ALL_BYTES", -1)
    found = reading(GOOD)
    assert [finding.code for finding in found.findings] == ["X103"]
    assert found.decks[0].files == {}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=40))
def test_whatever_the_database_s_bytes_nothing_is_raised(reading: Reading, bytes_: list[tuple[int, int]]) -> None:
    database = bytearray(members()["collection.anki21"])
    for place, value in bytes_:
        database[place % len(database)] = value
    assert isinstance(reading(members() | {"collection.anki21": bytes(database)}), Carried)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=20))
def test_whatever_the_archive_s_bytes_nothing_is_raised(reading: Reading, bytes_: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, value in bytes_:
        content[place % len(content)] = value
    assert isinstance(reading(bytes(content)), Carried)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_whatever_a_note_says_nothing_is_raised(reading: Reading, front: str, back: str, deck: str) -> None:
    database = io.BytesIO(members()["collection.anki21"]).read()
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(database)
        plain = [text.encode(errors="replace").decode() for text in (front, back, deck)]
        made.execute("UPDATE notes SET flds = ?", ("\x1f".join(plain[:2]),))
        made.execute("UPDATE col SET decks = ?", (json.dumps({"1": {"name": plain[2]}}),))
        made.execute("UPDATE cards SET did = 1")
        made.commit()
        database = made.serialize()
    assert isinstance(reading(members() | {"collection.anki21": database}), Carried)
