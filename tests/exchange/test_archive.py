"""Archives from strangers: what is offered, what is left out, and what is refused before it costs anything."""

from __future__ import annotations

import stat
import struct
import warnings
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.exchange.archive import Limits, is_archive, opened
from quizapp.exchange.unreadable import UnreadableError


def zipped(members: Iterable[tuple[str | ZipInfo, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there already
        for name, content in members:
            file.writestr(name, content)
    return buffer.getvalue()


def test_members_come_out_by_name_from_bytes_and_from_a_file(tmp_path: Path) -> None:
    data = zipped([("a.xml", b"<a/>"), ("in/b.png", b"b" * 1000), ("empty/", b"")])
    (tmp_path / "a.zip").write_bytes(data)
    for source in (data, tmp_path / "a.zip"):
        with opened(source) as archive:
            assert archive.names == ("a.xml", "in/b.png")
            assert archive.read("in/b.png") == b"b" * 1000
            assert b"".join(archive.stream("a.xml")) == b"<a/>"
            assert "a.xml" in archive
            assert "empty/" not in archive
            assert archive.left_out == ()
    assert is_archive(data)
    assert not is_archive(b"<a/>")


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../up", "in/../../up", "C:/boot.ini", "c:x", "in\\up", "..\\up", "a/./b", "a\x1bb", "//host/x"],
)
def test_a_name_that_leads_out_is_left_out_and_the_rest_is_kept(name: str) -> None:
    with opened(zipped([(name, b"bad"), ("good", b"good")])) as archive:
        assert archive.names == ("good",)
        assert [out.why for out in archive.left_out] == ["Its name leads out of the archive."]


def test_a_name_cut_off_by_nul_is_left_out() -> None:
    data = zipped([("good.png/evil", b"x")]).replace(b"good.png/evil", b"good.png\x00evil")
    with opened(data) as archive:
        assert archive.names == ()
        assert archive.left_out[0].name == "good.png?evil"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_a_device_is_left_out(kind: int) -> None:
    link = ZipInfo("link")
    link.external_attr = (kind | 0o777) << 16
    with opened(zipped([(link, b"/etc/passwd")])) as archive:
        assert archive.names == ()
        assert archive.left_out[0].why == "It is a link or a device, not a file."


def test_an_encrypted_member_and_an_unusual_compression_are_left_out() -> None:
    data = bytearray(zipped([("secret", b"x")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with opened(bytes(data)) as archive:
        assert archive.left_out[0].why == "It is encrypted."
    unusual = ZipInfo("b")
    unusual.compress_type = ZIP_BZIP2
    with opened(zipped([(unusual, b"x")])) as archive:
        assert archive.left_out[0].why == "It is compressed in a way that is not read here."


def test_of_two_members_with_one_name_the_first_is_offered() -> None:
    with opened(zipped([("a", b"first"), ("a", b"second")])) as archive:
        assert archive.read("a") == b"first"
        assert archive.left_out[0].why == "Another file in the archive has the same name."


def test_a_member_that_swells_is_refused_while_it_is_inflated() -> None:
    bomb = zipped([("bomb", bytes(64 * 1024 * 1024))])
    assert len(bomb) < 100_000
    with opened(bomb) as archive, pytest.raises(UnreadableError, match="swells"):
        archive.read("bomb")


def test_a_header_that_lies_about_the_size_gains_nothing() -> None:
    data = bytearray(zipped([("bomb", bytes(1024 * 1024))]))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    with opened(bytes(data), Limits(member_bytes=1000)) as archive, pytest.raises(UnreadableError):
        archive.read("bomb")


def test_sizes_are_limited_each_and_all_together() -> None:
    data = zipped([(str(number), bytes(1000)) for number in range(5)])
    with opened(data, Limits(member_bytes=999)) as archive, pytest.raises(UnreadableError, match="larger"):
        archive.read("0")
    with opened(data, Limits(all_bytes=2500)) as archive:
        assert archive.read("0") == archive.read("0") == archive.read("1")
        with pytest.raises(UnreadableError, match="holds more"):
            archive.read("2")


def test_members_that_share_one_body_are_refused() -> None:
    """Overlapping members are how a bomb without nesting works: many names, one compressed body."""
    data = zipped([("a", bytes(100_000))])
    start = data.index(b"PK\x01\x02")
    entry, end = data[start : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    struct.pack_into("<HHL", end, 8, 26, 26, len(entry) * 26)
    names = [entry.replace(b"a", bytes([65 + number]), 1) for number in range(26)]
    with opened(data[:start] + b"".join(names) + bytes(end), Limits(all_bytes=300_000)) as archive:
        assert len(archive.names) == 26
        with pytest.raises(UnreadableError):
            [archive.read(name) for name in archive.names]


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    with (
        pytest.raises(UnreadableError, match="more than 10 members"),
        opened(zipped((str(n), b"") for n in range(11)), Limits(10)),
    ):
        pass


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" * 9, b"no archive at all"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError), opened(data):
        pass


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"), opened(tmp_path / "none.zip"):
        pass


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_archive_never_raises_anything_else(data: st.DataObject) -> None:
    damaged = bytearray(zipped([("a/b.xml", zlib.compress(bytes(range(256)))), ("ü", b"y" * 300)]))
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    try:
        with opened(bytes(damaged[:cut] if data.draw(st.booleans()) else damaged)) as archive:
            for name in archive.names:
                archive.read(name)
    except UnreadableError as refused:
        assert refused.happened  # noqa: PT017 - either is well, this is what must hold if it is refused


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_never_raise_anything_else(data: bytes) -> None:
    with pytest.raises(UnreadableError), opened(data):
        pass
