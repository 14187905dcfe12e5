"""Tables: CSV, Quizlet's TSV, and Anki's text files."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import are_decks, codes, items, read, write

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Deck, Number, Option, Section, Source, Typed
from quizapp.exchange.carried import Carried
from quizapp.exchange.table import reading
from quizapp.exchange.table.layout import layout_of
from quizapp.exchange.table.roles import KNOWN, Role, once
from quizapp.exchange.table.said import Said, said_in_words


def cards(*sides: tuple[str, str]) -> list[Card]:
    return [Card(id="", front=front, back=back) for front, back in sides]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_guessed_and_that_is_said(separator: str) -> None:
    carried = read("csv", separator.join(["one", "eins\n"]) + separator.join(["two", "zwei"]))
    assert items(carried) == cards(("one", "eins"), ("two", "zwei"))
    assert [finding.code for finding in carried.findings] == ["X109"]
    assert "a guess" in carried.findings[0].message


def test_a_comma_in_words_is_no_separator_where_semicolons_are() -> None:
    assert items(read("csv", "a, b;c\nd;e, f, g\n")) == cards(("a, b", "c"), ("d", "e, f, g"))


def test_excel_says_what_separates() -> None:
    assert items(read("csv", "sep=;\na,b;c\n")) == cards(("a,b", "c"))


def test_quotation_marks_hold_separators_lines_and_marks() -> None:
    carried = read("csv", 'a,"b, ""c""\nd"\ne,f\n')
    assert items(carried) == cards(("a", 'b, "c"\nd'), ("e", "f"))


def test_quotation_marks_that_are_only_words_stay() -> None:
    assert items(read("tsv", 'say\t"Hello" to all\n"Go\twent\n')) == cards(("say", '"Hello" to all'), ('"Go', "went"))


def test_headings_say_what_the_columns_hold() -> None:
    carried = read("csv", 'Answer,Question,Tags,Chapter,Hint,Colour\nParis,France?,"capital, city",Europe,P,red\n')
    (deck,) = carried.decks
    assert deck.deck.items == (
        Card(id="france", front="France?", back="Paris", tags=("capital", "city"), section="europe", hint="P"),
    )
    assert deck.deck.source.sections == (Section("europe", "Europe"),)
    assert codes(carried) == ["X203"]
    assert "Column 6" in carried.findings[1].message


def test_columns_of_wrong_options_make_a_question() -> None:
    carried = read("csv", "question,correct,wrong 1,wrong 2\n2+2?,4,3,5\n")
    assert items(carried) == [ChooseOne(id="", question="2+2?", right=Option("4"), wrong=(Option("3"), Option("5")))]


def test_a_column_can_say_the_kind() -> None:
    text = "kind,question,answer,wrong,settings\ntyped,Capital?,Bern\nnumber,Pi?,3.14,,within=0.01\n"
    text += 'choose_all,Which?,"a\nb",c\n'
    assert items(read("csv", text)) == [
        Typed(id="", question="Capital?", accept=("Bern",)),
        Number(id="", question="Pi?", number="3.14", within="0.01"),
        ChooseAll(id="", question="Which?", right=(Option("a"), Option("b")), wrong=(Option("c"),)),
    ]


def test_a_third_column_without_a_heading_is_why_and_a_fourth_is_told() -> None:
    carried = read("csv", "a,b,c,d\ne,f,g,h\n")
    assert items(carried)[0] == Card(id="", front="a", back="b", why="c")
    assert codes(carried) == ["X203"]


@pytest.mark.parametrize("empty", ["", "\n\n", ",\n", "front,back\n"])
def test_a_table_of_nothing_says_so(empty: str) -> None:
    carried = read("csv", empty)
    assert carried.decks == ()
    assert "X110" in codes(carried)


@pytest.mark.parametrize("start", ["", "sep=,\n", "#separator:comma\n", "#columns:" + "x" * 150_000 + "\n"])
def test_a_first_row_that_never_ends_is_named_and_nothing_raises(start: str) -> None:
    carried = read("csv", start + "a" * 150_000 + ",b\n")
    assert carried.decks == ()
    assert "X104" in codes(carried)


def test_a_row_without_an_answer_is_named_by_its_line() -> None:
    carried = read("csv", 'a,"b\nb"\nc,\nd,e\n')
    assert items(carried) == cards(("a", "b\nb"), ("d", "e"))
    assert [(finding.code, finding.line) for finding in carried.findings[1:]] == [("X202", 3)]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", "UTF-16"), ("utf-16-le", "without its mark"), ("cp1252", "1252")],
)
def test_encodings_are_noticed_and_named(encoding: str, told: str | None) -> None:
    carried = read("csv", "Müller,naïve\nSchrödinger,Ärger\n".encode(encoding))
    assert items(carried) == cards(("Müller", "naïve"), ("Schrödinger", "Ärger"))
    assert codes(carried) == ([] if told is None else ["X105"])
    assert told is None or told in carried.findings[0].message


def test_ids_hang_on_the_words_and_not_on_the_place() -> None:
    before = read("csv", "C,a\nC++,b\nC#,c\nRust,d\n").decks[0].deck.items
    after = read("csv", "C,a\nC++,b\nC#,changed\nRust,d\nGo,e\n").decks[0].deck.items
    assert [item.id for item in after][:4] == [item.id for item in before]
    assert len({item.id for item in after}) == 5


def test_a_gap_makes_a_cloze() -> None:
    assert items(read("csv", "text\nThe {{Nile}} is long.\n")) == [Cloze(id="", text="The {{Nile}} is long.")]
    assert items(read("csv", "cloze,tags,hint\nThe {{Nile}} is long.,a,b\n")) == [
        Cloze(id="", text="The {{Nile}} is long.", tags=("a",), hint="b")
    ]


ANKI = """#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
g1\tBasic\tBiology::Cells\tWhat is <b>it</b>?\t"Two<br>lines"\tone two
g2\tCloze\tBiology\tThe {{c1::Nile::river}} is {{c2::long}}.\tReally.\t
g3\tBasic\tOther\t<img src="a.png">x\t[sound:b.mp3]y\t
"""


def test_anki_s_headers_say_it_all() -> None:
    carried = read("anki-text", ANKI)
    biology, other = (one.deck for one in carried.decks)
    assert (biology.id, biology.title, other.id) == ("biology", "Biology", "other")
    assert biology.items == (
        Card(id="g1", front="What is **it**?", back="Two\\\nlines", tags=("one", "two"), section="cells"),
        Cloze(id="g2", text="The {{1::Nile::river}} is {{2::long}}.", why="Really."),
    )
    assert biology.source == Source(sections=(Section("cells", "Cells"),))
    assert [(finding.code, finding.line) for finding in carried.findings] == [("X401", 9), ("X401", 9)]


def test_anki_s_headers_for_all_rows() -> None:
    text = (
        "#separator:Semicolon\n#html:false\n#notetype:Cloze\n#deck:All\n#tags:x y\n{{c1::<b>}} is a tag;extra;third\n"
    )
    carried = read("anki-text", text)
    assert carried.decks[0].deck.title == "All"
    assert items(carried) == [Cloze(id="", text="{{1::<b>}} is a tag", why="extra\n\nthird", tags=("x", "y"))]


def test_anki_s_columns_are_known_by_name() -> None:
    text = "#separator:Comma\n#columns:Back,Front,Tags\n#tags column:3\nanswer,question,a b\n"
    assert items(read("anki-text", text)) == [Card(id="", front="question", back="answer", tags=("a", "b"))]


def test_quizlet_s_export_is_read_as_it_stands() -> None:
    layout = layout_of("cell\tthe unit of life\nDNA\tholds the plan\n")
    assert (layout.separator, layout.roles, layout.header) == ("\t", ("front", "back"), False)


def test_what_quizlet_cannot_take_is_said() -> None:
    deck = Deck(
        id="d",
        title="D",
        about="x",
        items=(Card(id="a", front="F\nG", back="B", why="W"), Typed(id="b", question="Q", accept=("x",))),
    )
    written = write("tsv", [deck])
    assert written.content == b"F G\tB\nQ\tx\n"
    assert codes(written) == ["X203", "X204", "X203"]


@settings(max_examples=60, deadline=None)
@given(st.lists(decks(), min_size=1, max_size=2, unique_by=lambda deck: deck.id))
def test_csv_carries_every_item_there_and_back(given_decks: list[Deck]) -> None:
    carried = read("csv", write("csv", given_decks).content)
    expected = [deck for deck in given_decks if deck.items]
    assert [one.deck.id for one in carried.decks] == [deck.id for deck in expected]
    for one, deck in zip(carried.decks, expected, strict=True):
        assert one.deck.title == " ".join(deck.title.split())
        assert one.deck.items == deck.items


ACTING = st.text("'=+-@ \t1a", min_size=1, max_size=6).map(str.strip).filter(bool)


@settings(max_examples=100, deadline=None)
@given(st.tuples(ACTING, ACTING, ACTING))
def test_csv_holds_no_formula_and_gives_every_sign_back(texts: tuple[str, str, str]) -> None:
    front, back, why = texts
    deck = Deck(id="d", title=front, items=(Card(id="a", front=front, back=back, why=why),))
    content = write("csv", [deck]).content
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@"))] == []
    (one,) = read("csv", content).decks
    assert one.deck.items == deck.items
    assert one.deck.title == " ".join(front.split())


def test_csv_leaves_a_plain_number_as_it_is() -> None:
    deck = Deck(id="d", title="D", items=(Number(id="a", question="Zero in Celsius?", number="-273.15"),))
    assert b",-273.15\r\n" in write("csv", [deck]).content


def test_a_stranger_s_apostrophe_stays() -> None:
    assert items(read("csv", "question,answer\n'-ing' is?,'@home'\n")) == cards(("'-ing' is?", "'@home'"))


@pytest.mark.parametrize("name", ["tsv", "anki-text"])
def test_formats_of_programs_that_take_every_sign_as_it_is_get_no_apostrophe(name: str) -> None:
    deck = Deck(id="d", title="D", items=(Card(id="a", front="-ing", back="=1"),))
    assert b"-ing\t=1" in write(name, [deck]).content


@settings(max_examples=40, deadline=None)
@given(decks())
def test_anki_text_keeps_every_id_or_says_why_not(deck: Deck) -> None:
    carried = read("anki-text", write("anki-text", [deck]).content)
    come = {item.id for one in carried.decks for item in one.deck.items}
    assert come <= {item.id for item in deck.items}
    assert len(come) + codes(carried).count("X202") >= len(deck.items)  # a lone ">" is an empty quotation


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text('a\t,;|"\n#:seprato{}c1 \\\ue000', max_size=80).map(str.encode)))
def test_no_bytes_raise(content: bytes) -> None:
    read("csv", content)
    read("anki-text", content)
    read("anki-text", b"#separator:tab\n" + content)


def told(text: str, said: Said) -> Carried:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.csv"
        path.write_text(text, encoding="utf-8")
        return reading.read(path, said=said)


def test_a_table_shows_its_first_rows_and_what_its_columns_hold() -> None:
    table = read("csv", "question;answer;colour\nNile?;Africa;blue\n" + "a;b;c\n" * 9).table
    assert table is not None
    assert (table.separator, table.encoding.name, table.header) == (";", "UTF-8", True)
    assert table.roles == ("front", "back", "")
    assert table.rows[:2] == (("question", "answer", "colour"), ("Nile?", "Africa", "blue"))
    assert len(table.rows) == 5


def test_a_person_says_what_columns_hold() -> None:
    carried = told("Africa,big,Nile?\nItaly,small,Po?\n", said_in_words("back,-,front"))
    assert items(carried) == cards(("Nile?", "Africa"), ("Po?", "Italy"))
    assert codes(carried) == []
    assert "what you say" in carried.findings[0].message


def test_a_person_says_whether_the_first_row_is_a_heading() -> None:
    as_words = told("question,answer\nNile?,Africa\n", Said(header=False))
    assert items(as_words) == cards(("question", "answer"), ("Nile?", "Africa"))
    as_names = told("Meaning,Colour\nAfrica,blue\n", Said(header=True))
    assert as_names.table is not None
    assert as_names.table.roles == ("back", "")


@pytest.mark.parametrize("words", ["front,colour", "front,front", ""])
def test_columns_that_make_no_sense_are_refused(words: str) -> None:
    with pytest.raises(RefusedError):
        said_in_words(words)


@given(st.text(max_size=80), st.lists(st.sampled_from(("", *KNOWN)), max_size=5), st.sampled_from((None, True, False)))
@settings(deadline=None, max_examples=60)
def test_whatever_a_person_says_of_whatever_table_gives_decks(
    text: str, roles: list[Role], header: bool | None
) -> None:
    carried = told(text.encode(errors="replace").decode(), Said(once(roles), header))
    are_decks(carried)
    assert carried.table is not None
    assert all(len(row) <= len(carried.table.roles) for row in carried.table.rows)
