"""What a person says of a table goes before what it says of itself and what is guessed: separator and encoding."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import are_decks, codes, items

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Card
from quizapp.exchange.carried import Carried
from quizapp.exchange.encoding import ENCODINGS, Encoding, encoding_called, likeliest
from quizapp.exchange.table import reading
from quizapp.exchange.table.said import NOTHING, Said, said_in_words
from quizapp.exchange.table.understood import Table

RUSSIAN = "Нил?,Африка\nПо?,Италия\n"
ANKI = "#separator:comma\n#html:false\n#tags column:3\nNile;long?,Africa;Asia,x\n"


def read(content: str | bytes, said: Said = NOTHING) -> Carried:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return reading.read(path, said=said)


def table_of(carried: Carried) -> Table:
    assert carried.table is not None
    return carried.table


def sides(carried: Carried) -> list[tuple[str, str]]:
    return [(item.front, item.back) for item in items(carried) if isinstance(item, Card)]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("tab", "\t"),
        ("Semicolon", ";"),
        ("comma", ","),
        ("bar", "|"),
        ("pipe", "|"),
        ("colon", ":"),
        ("space", " "),
        *[(sign, sign) for sign in "\t;,|: ^~"],
    ],
)
def test_a_separator_is_said_by_its_name_or_its_sign(words: str, sign: str) -> None:
    carried = read(f"Nile{sign}Africa\nPo{sign}Italy\n", said_in_words(separator=words))
    assert sides(carried) == [("Nile", "Africa"), ("Po", "Italy")]
    assert table_of(carried).separator == sign


def test_a_separator_that_is_said_goes_before_the_guess_which_is_still_known() -> None:
    carried = read("Nile, the:long\nPo, the:short\n", Said(separator=":"))
    assert sides(carried) == [("Nile, the", "long"), ("Po, the", "short")]
    assert (table_of(carried).separator, table_of(carried).found) == (":", ",")


def test_a_separator_that_is_said_goes_before_that_of_excel() -> None:
    assert sides(read("sep=;\nNile;x,Africa\n", Said(separator=","))) == [("Nile;x", "Africa")]


def test_headings_are_known_by_the_separator_that_is_said() -> None:
    carried = read("answer~question\nAfrica, big~Nile, long?\n", Said(separator="~"))
    assert sides(carried) == [("Nile, long?", "Africa, big")]


def test_anki_s_separator_holds_unless_another_is_said() -> None:
    assert sides(read(ANKI)) == [("Nile;long?", "Africa;Asia")]
    said = read(ANKI, Said(separator=";"))
    assert sides(said) == [("Nile", "long?,Africa")]
    assert table_of(said).found == ","


@pytest.mark.parametrize("words", ["", "dot", ";;", '"', "\n", "\r"])
def test_what_sets_no_cells_apart_is_refused(words: str) -> None:
    with pytest.raises(RefusedError, match="semicolon"):
        said_in_words(separator=words)


def test_a_file_cannot_set_its_cells_apart_by_quotation_marks() -> None:
    assert sides(read('#separator:"\n#html:false\nNile,Africa\n')) == [("Nile", "Africa")]


@pytest.mark.parametrize("name", ["Windows-1251", "cp1251", "WINDOWS_1251", "utf-8", "UTF-16", "utf-32", "gb18030"])
def test_an_encoding_is_said_by_any_of_its_names(name: str) -> None:
    carried = read(RUSSIAN.encode(name), said_in_words(encoding=name))
    assert sides(carried) == [("Нил?", "Африка"), ("По?", "Италия")]
    assert table_of(carried).encoding == encoding_called(name)
    assert codes(carried) == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("ISO-8859-2", "Łódź"),
        ("Windows-1250", "Łódź"),
        ("ISO-8859-15", "5 €"),
        ("MacRoman", "Zürich"),
        ("Latin1", "é"),
        ("Shift-JIS", "①ナイル"),
        ("Big5", "尼羅河"),
        ("EUC-KR", "똠나일"),
        ("GB18030", "尼罗河"),
    ],
)
def test_words_of_many_tongues_are_read_as_they_were_written(name: str, word: str) -> None:
    encoding = encoding_called(name)
    assert encoding is not None
    assert sides(read(f"a,{word}\n".encode(encoding.codec), Said(encoding=encoding))) == [("a", word)]


def test_every_encoding_that_is_guessed_can_be_said_and_every_one_is_called_once() -> None:
    assert [encoding_called(one.name) for one in ENCODINGS] == list(ENCODINGS)
    assert [encoding_called(one.codec) for one in ENCODINGS] == list(ENCODINGS)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32", "utf-8-sig"])
def test_the_order_of_bytes_is_told_by_the_mark_or_by_the_zeros(codec: str) -> None:
    encoding = encoding_called(codec[:6].rstrip("-"))
    carried = read("Nile,Africa\n".encode(codec), Said(encoding=encoding))
    assert sides(carried) == [("Nile", "Africa")]


def test_bytes_that_are_not_of_the_encoding_are_named_by_their_line() -> None:
    carried = read(b"Nile,Africa\r\nPo,\xff\n", said_in_words(encoding="utf-8"))
    assert sides(carried) == [("Nile", "Africa"), ("Po", "\ufffd")]
    (wrong,) = (one for one in carried.findings if one.code != "X109")
    assert (wrong.code, wrong.severity, wrong.line) == ("X111", "warning", 2)
    assert "not UTF-8" in wrong.message


def test_an_encoding_that_is_unknown_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(RefusedError, match=r"'klingon'.*Shift-JIS"):
        said_in_words(encoding="klingon")
    for odd in ("", "a\0b", "é", "hex", "x" * 9000, "\ud800"):
        with pytest.raises(RefusedError):
            said_in_words(encoding=odd)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=80), st.text('a\t,;|"\n#:seprato{}é', max_size=80).map(str.encode)),
    st.sampled_from((None, *ENCODINGS)),
    st.one_of(st.none(), st.sampled_from("\t;,|: ^]-'\\a\0")),
    st.sampled_from((None, True, False)),
)
def test_whatever_is_said_of_whatever_bytes_gives_decks(
    content: bytes, encoding: Encoding | None, separator: str | None, header: bool | None
) -> None:
    said = Said(header=header, separator=separator, encoding=encoding)
    carried = read(content, said)
    are_decks(carried)
    assert table_of(carried).encoding == (encoding or likeliest(content)[0])
    assert table_of(carried).separator == (separator or table_of(carried).found)
