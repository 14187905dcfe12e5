"""What must hold of whatever a file from elsewhere holds; the fuzzer and a test feed it.

The first byte of an input names a way in, the rest is the file. Of what lies in an archive the rest is the parts, set
apart by a byte that none of them needs: the fuzzer cannot guess a checksum.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.base.clock import Moment
from quizapp.deck.model import Card, Deck
from quizapp.deck.read import read_text
from quizapp.deck.write import write_deck
from quizapp.exchange.anki.write import write as write_anki
from quizapp.exchange.carried import Carried, CarriedDeck
from quizapp.exchange.codes import RULES
from quizapp.exchange.formats import BY_NAME, recognised

_SPLIT = b"\x1e"
_NOW = Moment(1_790_000_000_000, 20_000)
_CARD = Card(id="a", front="See ![](it.png)", back="b")
_GOOD = write_anki([CarriedDeck(Deck(id="d", title="D", items=(_CARD,)), {"it.png": b"png"})], _NOW).content
# Note types and decks as the newest generation keeps them.
_NEWEST = """
CREATE TABLE notetypes (id INTEGER, name TEXT, config BLOB);
CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT, config BLOB);
CREATE TABLE templates (ntid INTEGER, ord INTEGER, name TEXT, config BLOB);
CREATE TABLE decks (id INTEGER, name TEXT, kind BLOB);
"""


def _as_it_is(content: bytes) -> bytes:
    return content


def _qti_package(content: bytes) -> bytes:
    """Return an archive of a manifest and the files that it may name."""
    names = ("imsmanifest.xml", "a.xml", "b.xml", "a.png")
    return _zipped(dict(zip(names, content.split(_SPLIT), strict=False)))


def _older_anki(content: bytes) -> bytes:
    """Return a package of the first two generations with these note types, decks, fields, tags and media."""
    models, decks, fields, tags, media = _parts(content, 5)
    members = _members()
    with _changed(members) as database:
        database.execute("UPDATE col SET models = CAST(? AS TEXT), decks = CAST(? AS TEXT)", (models, decks))
        database.execute("UPDATE notes SET flds = CAST(? AS TEXT), tags = CAST(? AS TEXT)", (fields, tags))
    return _zipped(members | {"media": media})


def _newest_anki(content: bytes) -> bytes:
    """Return a package of the newest generation with these messages of its own, fields and media."""
    from backports import zstd

    note_type, template, deck, fields, data, media = _parts(content, 6)
    members = _members()
    with _changed(members) as database:
        database.executescript(_NEWEST)
        database.execute("INSERT INTO notetypes SELECT mid, 'T', ? FROM notes", (note_type,))
        database.execute("INSERT INTO fields SELECT mid, 0, 'Front', '' FROM notes")
        database.execute("INSERT INTO fields SELECT mid, 1, 'Back', '' FROM notes")
        database.execute("INSERT INTO templates SELECT mid, 0, 'T', ? FROM notes", (template,))
        database.execute("INSERT INTO decks SELECT did, 'D', ? FROM cards", (deck,))
        database.execute("UPDATE notes SET flds = CAST(? AS TEXT)", (fields,))
        database.execute("UPDATE cards SET data = CAST(? AS TEXT)", (data,))
    collection = zstd.compress(members["collection.anki21"])
    packed = {"meta": b"\x08\x03", "collection.anki21b": collection, "media": zstd.compress(media)}
    return _zipped(packed | {"0": zstd.compress(b"png")})


WAYS: dict[bytes, tuple[str, Callable[[bytes], bytes]]] = {
    b"j": ("json", _as_it_is),
    b"a": ("anki", _as_it_is),
    b"b": ("anki", _older_anki),
    b"c": ("anki", _newest_anki),
    b"n": ("anki-text", _as_it_is),
    b"x": ("moodle-xml", _as_it_is),
    b"y": ("mnemosyne", _as_it_is),
    b"z": ("mnemosyne-text", _as_it_is),
    b"q": ("qti", _as_it_is),
    b"r": ("qti", _qti_package),
    b"i": ("aiken", _as_it_is),
    b"g": ("gift", _as_it_is),
    b"m": ("markdown", _as_it_is),
    b"o": ("obsidian", _as_it_is),
    b"s": ("csv", _as_it_is),
    b"t": ("tsv", _as_it_is),
}


def one_input(data: bytes) -> None:
    """Import a file: nothing is raised, what was left out has a known code, and what came is decks without an error."""
    if data[:1] not in WAYS:
        return
    name, made = WAYS[data[:1]]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(made(data[1:]))
        recognised(path)
        read = BY_NAME[name].read
        assert read is not None
        _hold(read(path))
        assert [entry.name for entry in Path(folder).iterdir()] == ["x"]


def _hold(carried: Carried) -> None:
    assert carried.decks or carried.history or carried.findings
    assert {finding.code for finding in carried.findings} <= set(RULES)
    ids = [one.deck.id for one in carried.decks]
    assert len(ids) == len(set(ids))
    for one in carried.decks:
        again, findings = read_text(write_deck(one.deck), Path("d.yaml"))
        assert not [finding for finding in findings if finding.severity == "error"]
        assert again == one.deck
        assert not any(".." in name or name.startswith("/") or "\\" in name for name in one.files)


def _parts(content: bytes, count: int) -> list[bytes]:
    parts = content.split(_SPLIT, count - 1)
    return parts + [b""] * (count - len(parts))


def _members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@contextmanager
def _changed(members: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    """Open the collection among the members of a package, and put it back when the block ends."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(members["collection.anki21"])
        yield database
        database.commit()
        members["collection.anki21"] = database.serialize()


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
