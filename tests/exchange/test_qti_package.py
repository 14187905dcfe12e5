"""QTI packages: what the manifest and the tests name, with pictures and sounds; broken and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from qti_shelf import MATCH, choices, codes, exam1, item1, item2, labels, material, read, response, zipped

from quizapp.deck.model import ChooseOne
from quizapp.exchange.carried import Carried

MANIFEST = """<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">
<metadata><lom><general><title><string>Biology</string></title></general></lom></metadata><organizations/>
<resources>{}</resources></manifest>"""
TEST = """<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="final" title="Final exam">
<testPart identifier="p" navigationMode="linear" submissionMode="individual">{}</testPart></assessmentTest>"""
SECTION = '<assessmentSection identifier="s" title="{}" visible="true">{}</assessmentSection>'


def resource(href: str, inside: str = "") -> str:
    return f'<resource identifier="r" type="imsqti_item_xmlv2p1" href="{href}">{inside}<file href="{href}"/></resource>'


def one(ident: str, question: str = "Which?") -> str:
    return item2(choices("a", "b", prompt=question), response("A"), MATCH, ident=ident)


def ids(carried: Carried) -> list[list[str]]:
    return [[item.id for item in deck.deck.items] for deck in carried.decks]


def test_items_that_the_manifest_names_make_a_deck_of_its_title(tmp_path: Path) -> None:
    keyword = "<metadata><lom><general><keyword><string>cells</string></keyword></general></lom></metadata>"
    resources = resource("items/b.xml", keyword) + resource("items/a.xml")
    members = {"imsmanifest.xml": MANIFEST.format(resources), "items/a.xml": one("a"), "items/b.xml": one("b")}
    carried = read(tmp_path, members, "exam.zip")
    assert (carried.decks[0].deck.title, ids(carried)) == ("Biology", [["b", "a"]])
    assert [item.tags for item in carried.decks[0].deck.items] == [("cells",), ()]
    assert carried.findings == ()


def test_a_test_is_a_deck_in_its_order_and_what_is_in_none_another(tmp_path: Path) -> None:
    hrefs = ("../items/b.xml", "../items/a%20b.xml")
    references = "".join(f'<assessmentItemRef identifier="i" href="{href}"/>' for href in hrefs)
    names = ["tests/t.xml", "items/a%20b.xml", "items/b.xml", "items/c.xml"]
    members = {
        "imsmanifest.xml": MANIFEST.format("".join(map(resource, names))),
        "tests/t.xml": TEST.format(SECTION.format("Cells", references)),
        "items/a b.xml": one("a"),
        "items/b.xml": one("b"),
        "items/c.xml": one("c"),
    }
    carried = read(tmp_path, members, "exam.zip")
    assert [(deck.deck.id, deck.deck.title) for deck in carried.decks] == [
        ("final", "Final exam"),
        ("biology", "Biology"),
    ]
    assert ids(carried) == [["b", "a"], ["c"]]
    assert [section.title for section in carried.decks[0].deck.source.sections] == ["Cells"]


def test_without_a_manifest_every_document_is_looked_at(tmp_path: Path) -> None:
    carried = read(tmp_path, {"x/a.xml": one("a"), "other.xml": "<html/>", "b.txt": "text"}, "exam.zip")
    assert ids(carried) == [["a"]]
    assert codes(carried) == ["X109"]


def test_pictures_and_sounds_come_along_and_what_is_not_there_is_told(tmp_path: Path) -> None:
    body = (
        '<p>Look: <img src="../img/a%20b.png" alt="a cell"/> <img src="none.png" alt="nothing"/></p>'
        '<p><object data="hear.mp3" type="audio/mpeg"/></p><p><img src="last.png" alt=""/></p>'
        + choices("a", "b", prompt="")
    )
    members: dict[str, str | bytes] = {
        "imsmanifest.xml": MANIFEST.format(resource("q/a.xml")),
        "q/a.xml": item2(body, response("A"), MATCH),
        "img/a b.png": b"PNG",
        "q/hear.mp3": b"MP3",
        "q/last.png": b"LAST",
        "q/unused.png": b"NO",
    }
    carried = read(tmp_path, members, "exam.zip")
    (deck,) = carried.decks
    item = deck.deck.items[0]
    assert isinstance(item, ChooseOne)
    assert item.question == "Look: ![a cell](img/a%20b.png) nothing"
    assert (item.image, item.audio) == ("last.png", "hear.mp3")
    assert deck.files == {"img/a b.png": b"PNG", "hear.mp3": b"MP3", "last.png": b"LAST"}
    assert codes(carried) == ["X401"]


def test_two_pictures_of_one_name_stay_two(tmp_path: Path) -> None:
    def item(ident: str) -> str:
        return item2(
            '<p>See <img src="i.png" alt="i"/></p>' + choices("a", "b", prompt=""), response("A"), MATCH, ident=ident
        )

    members: dict[str, str | bytes] = {"a/i.xml": item("a"), "b/i.xml": item("b"), "a/i.png": b"A", "b/i.png": b"B"}
    (deck,) = read(tmp_path, members, "exam.zip").decks
    assert deck.files == {"i.png": b"A", "b/i.png": b"B"}


def test_a_picture_of_canvas_is_found_by_its_file_base(tmp_path: Path) -> None:
    html = '&lt;img src="$IMS-CC-FILEBASE$/Uploaded%20Media/c.png?canvas_download=1" alt="cell"&gt;'
    condition = (
        '<respcondition><conditionvar><varequal respident="r">A</varequal></conditionvar>'
        '<setvar action="Set">1</setvar></respcondition>'
    )
    shown = f"<render_choice>{labels('a', 'b')}</render_choice>"
    lid = f'<response_lid ident="r" rcardinality="Single">{shown}</response_lid>'
    quiz = exam1(item1("multiple_choice_question", material(html) + lid, condition))
    members: dict[str, str | bytes] = {
        "imsmanifest.xml": MANIFEST.format(resource("quiz/quiz.xml") + resource("quiz/assessment_meta.xml")),
        "quiz/quiz.xml": quiz,
        "quiz/assessment_meta.xml": "<quiz/>",
        "web_resources/Uploaded Media/c.png": b"PNG",
    }
    carried = read(tmp_path, members, "exam.zip")
    assert list(carried.decks[0].files) == ["web_resources/Uploaded Media/c.png"]
    assert carried.findings == ()


def test_one_broken_document_hides_no_other(tmp_path: Path) -> None:
    members = {"a.xml": '<assessmentItem identifier="a"><itemBody>', "b.xml": one("b")}
    carried = read(tmp_path, members, "exam.zip")
    assert ids(carried) == [["b"]]
    assert codes(carried) == ["X109", "X104"]


def test_a_test_that_names_what_is_not_there_or_twice_is_told(tmp_path: Path) -> None:
    references = "".join(
        f'<assessmentItemRef href="{name}"/>' for name in ("a.xml", "a.xml", "none.xml", "../../etc/x")
    )
    members = {"t.xml": TEST.format(SECTION.format("S", references)), "a.xml": one("a")}
    carried = read(tmp_path, members, "exam.zip")
    assert ids(carried) == [["a"]]
    assert codes(carried) == ["X109", "X207", "X202", "X202"]


def test_two_items_of_one_name_get_two_ids(tmp_path: Path) -> None:
    carried = read(tmp_path, {"a.xml": one("a"), "b.xml": one("a", "Who?")}, "exam.zip")
    (first, second) = ids(carried)[0]
    assert first == "a"
    assert second.startswith("a-")


def test_a_path_out_of_the_package_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"SECRET")
    sources = ["../secret.png", "/etc/passwd", "file:///etc/passwd", "..%2Fsecret.png", "..\\secret.png", str(tmp_path)]
    body = "".join(f'<p><img src="{source}" alt="x"/></p>' for source in sources) + choices("a", "b", prompt="")
    members: dict[str, str | bytes] = {"a.xml": item2(body, response("A"), MATCH), "../secret.png": b"up"}
    carried = read(tmp_path, members, "exam.zip")
    (deck,) = carried.decks
    assert deck.files == {}
    assert "X402" in codes(carried)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04broken",
        b"no xml",
        b"<html/>",
        b"<assessmentItem",
        zipped({"a.txt": "x"}),
        zipped({"imsmanifest.xml": "<manifest"}),
        b'<!DOCTYPE a [<!ENTITY x "y">]><assessmentItem/>',
        b"<a>" * 5000,
    ],
)
def test_what_is_no_qti_is_told(tmp_path: Path, content: bytes) -> None:
    carried = read(tmp_path, content)
    assert carried.decks == ()
    assert {"X104", "X109"} & set(codes(carried))
    assert codes(carried)[-1] == "X110"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    from quizapp.exchange.qti import package

    assert [finding.code for finding in package.read(tmp_path / "none.zip").findings] == ["X101"]


def test_a_bomb_costs_no_more_than_its_limit(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"bomb.xml": b"<assessmentItem>" + b" " * (48 * 1024 * 1024), "b.xml": one("b")}
    carried = read(tmp_path, members, "exam.zip")
    assert ids(carried) == [["b"]]
    assert "X104" in codes(carried)


def test_a_question_that_nests_deep_is_read_all_the_same(tmp_path: Path) -> None:
    deep = "<div>" * 100 + "x" + "</div>" * 100
    carried = read(tmp_path, item2(deep + choices("a", "b"), response("A"), MATCH))
    assert len(carried.decks) == 1
