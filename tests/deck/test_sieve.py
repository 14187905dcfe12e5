"""Plain cards are sifted out before YAML is read, and nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.deck.finding import Finding
from quizapp.deck.read import Placed, _Reading, stream_bytes
from quizapp.deck.reading import events, limits, sieve
from quizapp.deck.reading.events import AnyEvent, Events
from quizapp.deck.reading.sieve import Sieve

HEAD = "quizapp: 1\nid: d\ntitle: D\nitems:\n"
CARD = "  - id: {0}\n    card: What is {0}?\n    answer: It is {0}.\n"

# Lines of items, from the first to the last of which anything may be open or closed.
_LINES = [
    "id: a",
    "id: b",
    "id: item-7",
    "card: What?",
    "answer: That.",
    "why: b: c",
    "question: q",
    "right: r",
    "wrong:",
]
_LINES += [
    "- x",
    "- id: c",
    "hint: |",
    "hint: >1",
    "why: 'it''s'",
    'why: "\\""',
    "tags: [a, b]",
    "lint: {ignore: [D705]}",
]
_LINES += [
    'answer: "open',
    "answer: 'open",
    "answer: [open",
    "answer: {open",
    "&a",
    "answer: &a",
    "answer: !t 'x",
    "a '",
]
_LINES += [
    "key 'x: \"y",
    "say \"a: 'b",
    "? k",
    ": v",
    "# it's",
    "a # '",
    "x ]",
    'x"',
    "x'",
    "}",
    "\t- id: d",
    "",
    "---",
    "...",
]
_LINES += [
    "card: a:",
    "card: a #b",
    "card: ![p](q.png)",
    "card: a\tb",
    "card: \u00a0",
    "card: é\u00a0",
    "card: a:b#c!d",
    "<<: x",
]
_ENTRIES = ["- ", "  - ", "   - ", "  -", "- - ", "  - - ", "  -  ", "", "  ", "    ", "      "]
_plain = st.sampled_from(
    [CARD, CARD.replace("    ", "  ").replace("  -", "-"), CARD + "\n", CARD.replace("at is", "![")]
)
_pieces = st.one_of(
    st.tuples(st.sampled_from(_ENTRIES), st.sampled_from(_LINES)).map(lambda line: "".join(line) + "\n"),
    st.tuples(_plain, st.sampled_from(["a", "b", "c", "1", "a-b", "x" * 80, "x" * 81])).map(
        lambda of: of[0].format(of[1])
    ),
    st.tuples(st.sampled_from(["    card: ", "    answer: "]), st.text(max_size=5)).map(
        lambda line: "".join(line) + "\n"
    ),
    st.sampled_from(["tags:\n", "title: E\n", "items:\n", "  # it's a comment\n", "    answer: It is.\n", "\n"]),
)
_decks = st.lists(_pieces, max_size=14).map(lambda pieces: HEAD + "".join(pieces))


def read(text: str) -> list[object]:
    """Return all that comes of a text, the places of the parts of its items too."""
    parts = stream_bytes(text.encode(errors="surrogatepass"), Path("d.yaml"))
    return [_told(part) if isinstance(part, Placed) else part for part in parts]


def _told(placed: Placed) -> tuple[object, ...]:
    names = ("id", "card", "answer", "why", "")
    parts = [(placed.parts.hold(name), placed.parts.place(name)) for name in names]
    return placed.item, placed.line, placed.column, parts


def unsifted(text: str) -> list[object]:
    """Return what comes of a text that libyaml reads as a whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Reading, "_sift", lambda *_: None)
        return read(text)


@settings(max_examples=300, deadline=None)
@given(text=_decks, piece=st.sampled_from([40, 80, 160, sieve._PIECE]))
def test_what_is_read_is_what_libyaml_alone_reads(text: str, piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "_PIECE", piece)  # bytes
        assert read(text) == unsifted(text)


@settings(max_examples=100, deadline=None)
@given(front=st.text(min_size=1, max_size=12), back=st.text(st.sampled_from("ab :#'![]\t\u00a0é\n"), max_size=8))
def test_any_text_of_a_card_is_what_libyaml_makes_of_it(front: str, back: str) -> None:
    text = f"{HEAD}  - id: a\n    card: {front}\n    answer: x{back}\n{CARD.format('b')}"
    assert read(text) == unsifted(text)


def test_a_thousand_plain_cards_take_a_handful_of_events(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[AnyEvent] = []
    get = Events.next

    def noted(of: Events) -> AnyEvent:
        asked.append(get(of))
        return asked[-1]

    monkeypatch.setattr(Events, "next", noted)

    parts = read(HEAD + "".join(CARD.format(f"item-{n}") for n in range(1_000)))

    assert len(parts) == 1_002  # the deck's id comes before them, and the deck after them
    assert len(asked) < 40


@pytest.mark.parametrize(
    "other",
    [
        "  - card: 'It''s: quoted'\n    answer: |\n      - id: x\n        and \"so on\n",
        "  - question: q\n    right: r\n    wrong:\n      - a: b\n      - don't\n    tags: [a, b]\n",
        "  - cloze: A {{gap}}.\n    why: See [this](there) & that.\n  # it's a comment\n",
    ],
)
def test_cards_after_an_item_of_another_kind_are_sifted_too(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = _runs(monkeypatch)

    read(HEAD + CARD.format("a") + other + CARD.format("b"))

    assert runs == [5, 8 + other.count("\n")]


@pytest.mark.parametrize("opener", ['"', "'", "[", "{", "&a ", "- '", "? [", "b: '"])
def test_what_may_lie_in_quotes_or_brackets_that_are_open_is_left_to_libyaml(
    opener: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = _runs(monkeypatch)

    read(f"{HEAD}{CARD.format('a')}  - card: x\n    why: {opener}\n{CARD.format('b')}")

    assert runs == [5]


def test_an_id_that_comes_twice_is_found_on_its_line() -> None:
    twice = HEAD + CARD.format("a") + "\n" + CARD.format("b") + CARD.format("a")
    message = "Give this item an id of its own; 'a' is that of line 5."
    assert Finding("D306", "error", message, "d.yaml", 12, 9, "a") in read(twice)


def test_no_more_items_are_taken_than_a_deck_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    many = HEAD + "".join(CARD.format(f"item-{n}") for n in range(30))
    monkeypatch.setattr(limits, "ITEMS", 20)
    assert [part.code for part in read(many) if isinstance(part, Finding)] == ["D207"]


def test_the_values_of_plain_cards_count_towards_those_a_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    many = HEAD + "".join(CARD.format(f"item-{n}") for n in range(60))
    monkeypatch.setattr(sieve, "_PIECE", 100)  # bytes
    monkeypatch.setattr(sieve, "_SPARE", 100)  # values
    monkeypatch.setattr(events, "FILE_VALUES", 300)
    runs = _runs(monkeypatch)

    parts = read(many)

    assert len(runs) > 20
    assert parts == unsifted(many)
    assert [part.code for part in parts if isinstance(part, Finding)] == ["D113"]


def _runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that fills with the first line of every run of cards that is sifted out."""
    lines: list[int] = []
    taken = Sieve._taken

    def noted(of: Sieve, cards: list[sieve.Chunk]) -> str:
        lines.extend([of._line] * bool(cards))
        return taken(of, cards)

    monkeypatch.setattr(Sieve, "_taken", noted)
    return lines
