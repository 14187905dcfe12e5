"""XML from strangers: what an element tells, and the bombs that are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.exchange import xml
from quizapp.exchange.unreadable import UnreadableError

LAUGHS = b"""<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;&c;</a>"""


def test_an_element_tells_its_name_attributes_parts_and_line() -> None:
    root = xml.parse(b'<q:a xmlns:q="u" q:id=" 1 ">\n<q:b>x<i>y</i>z</q:b><!-- no --><c/></q:a>')
    assert (root.name, root.get("id"), root.get("none", "-"), root.line) == ("a", "1", "-", 1)
    bold = root.child("b")
    assert bold is not None
    assert (bold.text, bold.line, [part if isinstance(part, str) else part.name for part in bold.parts]) == (
        "xyz",
        2,
        ["x", "i", "z"],
    )
    assert root.child("b", "i") is not None
    assert root.child("c", "i") is None
    assert [element.name for element in root.within()] == ["b", "i", "c"]
    assert [element.name for element in root.within("i", "c")] == ["i", "c"]


def test_text_around_a_comment_and_in_cdata_is_one_text() -> None:
    assert xml.parse("<a>ä<!-- b --><![CDATA[<c>]]>&amp;</a>".encode()).parts == ("ä<c>&",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_document_s_own(encoding: str) -> None:
    assert xml.parse(f'<?xml version="1.0" encoding="{encoding}"?><a>é</a>'.encode(encoding)).text == "é"


def test_a_doctype_that_only_names_a_dtd_is_passed_over() -> None:
    root = xml.parse(b'<!DOCTYPE a SYSTEM "http://192.0.2.1/x.dtd"><a>b&nbsp;c&mdash;d&unknown;</a>')
    assert root.text == "b\u00a0c\u2014d"


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://192.0.2.1/x"> %x;]><a/>',
        b'<!DOCTYPE a [<!ATTLIST b c CDATA "' + b"x" * 1000 + b'">]><a><b/></a>',
    ],
)
def test_a_document_that_declares_anything_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="declares"):
        xml.parse(data)


def test_depth_size_and_number_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert xml.parse(b"<a>" * xml.DEPTH + b"</a>" * xml.DEPTH).text == ""
    with pytest.raises(UnreadableError, match="deep"):
        xml.parse(b"<a>" * 100_000)
    monkeypatch.setattr(xml, "ELEMENTS", 10)
    with pytest.raises(UnreadableError, match="more than 10 elements"):
        xml.parse(b"<a>" + b"<b/>" * 10 + b"</a>")
    monkeypatch.setattr(xml, "BYTES", 1024)
    with pytest.raises(UnreadableError, match="larger"):
        xml.parse(b"<a>" + b" " * 1024 + b"</a>")


@pytest.mark.parametrize(
    "data",
    [b"", b"<a", b"<a></b>", b"<a>&x;</a>", b"\xff\xfe", b'<?xml version="1.0" encoding="rot13"?><a/>', b"<a/><b/>"]
    + [b'<?xml version="1.0" encoding="%s"?><a/>' % name for name in (b"idna", b"shift_jis", b"undefined", b"no-such")],
)
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="broken"):
        xml.parse(data)


@given(st.one_of(st.binary(), st.text("<a>/ =\"'&;![]?-", max_size=40).map(str.encode)))
def test_bytes_of_any_kind_never_raise_anything_else(data: bytes) -> None:
    try:
        assert isinstance(xml.parse(data), xml.Element)
    except UnreadableError as refused:
        assert refused.happened  # noqa: PT017 - either is well
