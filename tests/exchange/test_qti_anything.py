"""Whatever bytes come: reading QTI and Mnemosyne never raises, and what it gives is a deck."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mnemosyne_shelf import CARDS, OLD
from qti_shelf import MAP, choices, exam1, item1, item2, labels, mapping, material, response, zipped

from quizapp.deck.read import read_text
from quizapp.deck.write import write_deck
from quizapp.exchange.carried import Carried
from quizapp.exchange.formats import Reader
from quizapp.exchange.mnemosyne.read import read as read_mnemosyne
from quizapp.exchange.mnemosyne.read import read_text as read_tabs
from quizapp.exchange.qti.package import read as read_qti

_LID = f'<response_lid ident="r" rcardinality="Single"><render_choice>{labels("a", "b")}</render_choice></response_lid>'
_RULE = (
    '<respcondition><conditionvar><varequal respident="r">A</varequal></conditionvar><setvar>1</setvar></respcondition>'
)
SEEDS = [
    item2(choices("a", "b", "c"), response("A", mapping=mapping(A=1)), MAP),
    exam1(item1("multiple_choice_question", material("Q") + _LID, _RULE)),
    CARDS,
    OLD,
]
_NAMES = """
assessmentItem itemBody responseDeclaration correctResponse value choiceInteraction simpleChoice
orderInteraction matchInteraction simpleMatchSet simpleAssociableChoice textEntryInteraction
gapMatchInteraction gap gapText prompt responseProcessing responseCondition responseIf match
variable correct setOutcomeValue baseValue modalFeedback questestinterop assessment section item
presentation response_lid render_choice response_label resprocessing respcondition conditionvar
varequal setvar openSM2sync log f b text mnemosyne Q A p img
"""
_TAGS = sorted(_NAMES.split())
_ATTRIBUTES = [
    "identifier",
    "responseIdentifier",
    "ident",
    "respident",
    "type",
    "o_id",
    "fact",
    "card_t",
    "fact_v",
    "src",
]
_VALUES = ["A", "B", "RESPONSE", "1", "2.1", "5", "6", "16", "10", "A B", "../x", "multiple", "ordered", ""]


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(st.sampled_from(_TAGS))
    attributes = draw(st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=4))
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inside = draw(st.lists(trees(depth - 1), max_size=4)) if depth else []
    return f"<{name}{written}>{draw(st.sampled_from(['', 'A', 'x [y:z]', '5']))}{''.join(inside)}</{name}>"


def read(reader: Reader, data: bytes) -> Carried:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.bin"
        path.write_bytes(data)
        return reader(path)


def holds(carried: Carried) -> None:
    """Hold a deck that came out of a file against the reader of decks."""
    for one in carried.decks:
        deck, findings = read_text(write_deck(one.deck), Path("d.yaml"))
        assert deck == one.deck
        assert [finding for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize("reader", [read_qti, read_mnemosyne])
@given(data=st.binary(max_size=400))
def test_any_bytes(reader: Reader, data: bytes) -> None:
    assert read(reader, data).decks == ()


@settings(deadline=None)
@given(st.lists(st.text("ab\t <>&[]{}$\n", max_size=20), max_size=5).map("\n".join), st.binary(max_size=60))
def test_any_text_with_tabs(text: str, data: bytes) -> None:
    holds(read(read_tabs, text.encode()))
    holds(read(read_tabs, data))


@pytest.mark.parametrize("reader", [read_qti, read_mnemosyne])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=trees())
def test_any_tree_of_their_own_elements(reader: Reader, tree: str) -> None:
    holds(read(reader, tree.encode()))


@pytest.mark.parametrize("reader", [read_qti, read_mnemosyne])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_documents_and_packages_that_were_damaged(reader: Reader, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS))
    whole = zipped({"cards.xml": seed, "imsmanifest.xml": "<manifest/>"}) if data.draw(st.booleans()) else seed.encode()
    damaged = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=6)):
        damaged[at] = data.draw(st.sampled_from(b"<>&\"'/ A0\x00\xff"))
    holds(read(reader, bytes(damaged)))


@pytest.mark.parametrize(
    "inside",
    [
        "<p>" * 100 + "</p>" * 100,
        "[x" * 20_000,
        "&lt;img " * 20_000,
        "&lt;b&gt;" * 20_000,
        '<simpleChoice identifier="A">a</simpleChoice>' * 5_000,
        "$" * 20_000,
        "&#57360;0&#57361;" * 1_000,
    ],
)
def test_hostile_texts_cost_no_more_than_others(inside: str) -> None:
    holds(read(read_qti, item2(choices("a", "b") + inside, response("A"), MAP).encode()))
    holds(read(read_qti, exam1(item1("", material(inside) + _LID, _RULE)).encode()))
    holds(
        read(
            read_mnemosyne, f"<openSM2sync><log type='16' o_id='f'><f>{inside}</f><b>x</b></log></openSM2sync>".encode()
        )
    )


def test_one_question_of_very_many_parts_is_told_and_left_out() -> None:
    label = f'<response_label ident="A">{material("a")}</response_label>'
    many = (
        f'<response_lid ident="r" rcardinality="Single"><render_choice>{label * 2_000}</render_choice></response_lid>'
    )
    option = '<simpleChoice identifier="Z">z</simpleChoice>'
    for document in (
        item2(choices("a", "b") + "<p/>" * 5_000, response("A"), MAP),
        exam1(item1("", material("Q") + many, _RULE)),
        exam1(item1("", material("Q") + _LID, _RULE * 2_000)),
        item2(choices("a", "b").replace("</choice", f"{option * 30}</choice"), response("A"), MAP),
        item2('<p><textEntryInteraction responseIdentifier="R"/></p>' * 101, response("A"), MAP),
    ):
        carried = read(read_qti, document.encode())
        assert carried.decks == ()
        assert carried.findings[0].code in {"X201", "X202"}
    cards = '<log type="6" o_id="{}" card_t="9" fact="f"/>'
    log = "".join(cards.format(number) for number in range(200))
    carried = read(read_mnemosyne, f"<openSM2sync><log type='16' o_id='f'><f>x</f></log>{log}</openSM2sync>".encode())
    assert [finding.code for finding in carried.findings] == ["X202", "X110"]
