"""Whatever harm was done to a deck, mending it changes what it should and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import msgspec
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from short_decks import FILE

from quizapp.deck.check import check_bytes
from quizapp.deck.finding import Finding
from quizapp.deck.fix import fixes
from quizapp.deck.linting.edits import FIXED, QUOTING
from quizapp.deck.model import Deck, Item
from quizapp.deck.read import read_deck, read_text
from quizapp.deck.write import write_deck

LABELLED = Path(__file__).parent / "labelled"
ENDINGS = ["\n", "\r\n", "\r"]
UNQUOTED = r"  - id: broken\n    card: Which two things are these?\n    answer: Two things: a and b\n"
HARMS = {  # what is looked for in a deck's text, and what is put there
    "no id": ("^  - id: .*$", "  - was: x"),
    "no head": ("^(quizapp|id): .*\n", ""),
    "blank": ("$", "  "),
    "tab": ("(?<=.)$", r"\t"),
    "doubled": (r"(?<=\w) (?=\w)", "  "),
    "unquoted": (r"^( +\w+: )'(.*)'$", r"\1\2"),
    "broken": ("^(?=  - id: )", UNQUOTED),
    "invisible": ("(?<=.)$", "\x07"),
    "comment": ("^", r"# a note  on it \n"),
}
OUT_OF_SIGHT = ("D2", "D307", "D308", "D8")  # what is said of a deck only once it is read to its end
OF_WORDS = ("D6", "D7", "D8")  # a doubled space is a letter more, and may stand between the words of a rule


def prose() -> list[Item]:
    found = [read_deck(LABELLED / name)[0] for name in ("cards-1.yaml", "choices-1.yaml")]
    return [replace(item, section="") for deck in found if deck for item in deck.items]


harms = st.lists(st.tuples(st.sampled_from(list(HARMS)), st.integers(0, 40)), max_size=6)
PROSE = prose()
talk = st.lists(st.integers(0, len(PROSE) - 1).map(lambda at: PROSE[at]), max_size=4, unique_by=lambda item: item.id)
texts = st.one_of(decks(), talk.map(lambda items: Deck(id="d", title="D", items=tuple(items)))).map(write_deck)


def harmed(text: str, kind: str, which: int) -> str:
    """Return a text harmed at one of the places where it can be, counted round and round."""
    places = list(re.finditer(HARMS[kind][0], text, re.MULTILINE))
    if not places:
        return text
    place = places[which % len(places)]
    return text[: place.start()] + place.expand(HARMS[kind][1]) + text[place.end() :]


@st.composite
def harmed_decks(draw: st.DrawFn) -> bytes:
    text = draw(texts)
    for kind, which in draw(harms):
        text = harmed(text, kind, which)
    return (draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(ENDINGS)))).encode()


def read(data: bytes) -> Deck | None:
    return read_text(data.decode(), FILE)[0]


def written_ids(data: bytes) -> set[str]:
    return set(re.findall(r"\bid: ([a-z0-9-]+)", data.decode()))


def said(data: bytes) -> tuple[Finding, ...]:
    return check_bytes(data, FILE)[1]


def squeezed(what: Item | Deck) -> str:
    """Return an item or a deck as JSON, runs of blanks as one blank."""
    return re.sub(" +", " ", msgspec.json.encode(what).decode())


def lines_of(data: bytes) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", data.decode())


def bare(line: str) -> str:
    """Return a line without quotes and without the dash that makes way for an id."""
    return re.sub("^( *)-", r"\1 ", line).replace("'", "")


@settings(max_examples=60, deadline=None)
@given(harmed_decks())
def test_mending_twice_is_mending_once(data: bytes) -> None:
    once = fixes(data, FILE)
    assert fixes(once.content, FILE) == type(once)(once.content, ())


@settings(max_examples=80, deadline=None)
@given(harmed_decks())
def test_the_deck_says_what_it_said(data: bytes) -> None:
    before, after = read(data), read(fixes(data, FILE).content)
    if before is None:  # it said nothing
        return
    assert after is not None
    assert after.id == before.id
    if not any(finding.code in QUOTING for finding in said(data)):  # else more of the head may be readable now
        assert squeezed(replace(after, items=())) == squeezed(replace(before, items=()))
    known = {item.id for item in before.items}
    assert list(map(squeezed, before.items)) == [squeezed(item) for item in after.items if item.id in known]


@settings(max_examples=80, deadline=None)
@given(harmed_decks())
def test_no_other_finding_comes_or_goes(data: bytes) -> None:
    before, after = said(data), said(fixes(data, FILE).content)
    codes = {finding.code for finding in before}
    unread = not codes.isdisjoint(QUOTING)
    deck = read(data)
    known = {item.id for item in deck.items} & written_ids(data) if deck else set()
    excused = (OUT_OF_SIGHT if unread else ()) + (OF_WORDS if "D410" in codes else ())

    def rest(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
        strict = [one for one in findings if one.code not in FIXED and not one.code.startswith(excused)]
        apart = [one for one in strict if one.item in known or not unread]
        return Counter((one.code, re.sub(r"\d+", "#", " ".join(one.message.split()))) for one in apart)

    assert rest(after) == rest(before)


@settings(max_examples=80, deadline=None)
@given(harmed_decks())
def test_every_line_without_such_a_finding_stays_byte_for_byte(data: bytes) -> None:
    findings = said(data)
    touched = {finding.line for finding in findings if finding.code in FIXED}
    untouched = [
        line for number, line in enumerate(lines_of(data.removeprefix(b"\xef\xbb\xbf")), 1) if number not in touched
    ]
    content = fixes(data, FILE).content
    mended = lines_of(content.removeprefix(b"\xef\xbb\xbf"))
    if any(finding.code in QUOTING for finding in findings):  # what was out of sight is mended as well
        untouched, mended = ([bare(line) for line in lines] for lines in (untouched, mended))
    left = iter(mended)
    assert [line for line in untouched if line not in left] == []
    assert content.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")


@settings(max_examples=80, deadline=None)
@given(harmed_decks())
def test_what_is_said_to_be_mended_was_there_and_is_so_no_more(data: bytes) -> None:
    before = said(data)
    fixed = fixes(data, FILE)
    after = Counter(finding.code for finding in said(fixed.content))
    assert not Counter(fixed.fixed) - Counter(before)
    assert {finding.code for finding in fixed.fixed} <= set(FIXED)
    if not any(finding.code in QUOTING for finding in before):  # what was out of sight has its own
        gone = Counter(finding.code for finding in before) - after
        assert Counter(finding.code for finding in fixed.fixed) == Counter(
            {code: count for code, count in gone.items() if code in FIXED}
        )
