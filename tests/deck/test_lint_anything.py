"""Whatever a file holds, the linter answers and never raises; and it never says more than a person can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import yaml
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from short_decks import FILE, HEAD, deck_of, said

from quizapp.deck.check import check_bytes
from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.lint import LISTED, lint
from quizapp.deck.linting.fronts import Fronts
from quizapp.deck.model import Deck
from quizapp.deck.read import Part, read_text, stream_bytes
from quizapp.deck.write import write_deck

# Words and signs that rules look for, so that random texts come near them.
_WORDS = [
    *"?.,;:*`\"'()_-",
    "...",
    "**",
    "{{tin}}",
    "{{",
    "}}",
    "1/2",
    "1/0",
    "\u20ac5",
    "\u00b2",
    "\u0663",
    "1",
    "10",
    "1989",
]
_WORDS += ["what", "which", "is", "are", "it", "this", "and", "or", "not", "except", "always", "often", "all", "none"]
_WORDS += ["the above", "both", "neither", "a", "an", "yes", "no", "true", "A", "B", "to", "more than", "currently"]
_WORDS += ["the president", "so far", "Describe", "about", "don't", "isn\u2019t", "Dr.", "etc."]
_word = st.one_of(st.sampled_from(_WORDS), st.text(max_size=3))
_talk = st.lists(st.tuples(_word, st.sampled_from(["", " ", " "])).map("".join), min_size=1, max_size=14).map("".join)
_option = st.one_of(_talk, st.dictionaries(_talk, _talk, min_size=1, max_size=1))
_items = st.one_of(
    st.fixed_dictionaries({"card": _talk, "answer": _talk}),
    st.fixed_dictionaries({"cloze": _talk.map(lambda text: text + " {{x}}")}),
    st.fixed_dictionaries(
        {"question": _talk, "right": _option, "wrong": st.lists(_option, min_size=1, max_size=6)},
        optional={"keep_order": st.just("yes"), "why": _talk},
    ),
    st.fixed_dictionaries({"question": _talk, "right": st.lists(_option, min_size=1, max_size=3), "wrong": _option}),
    st.fixed_dictionaries({"statement": _talk, "truth": st.just("yes")}),
    st.fixed_dictionaries({"question": _talk, "accept": _talk}),
    st.fixed_dictionaries({"question": _talk, "number": st.just("5")}),
    st.fixed_dictionaries({"question": _talk, "order": st.lists(_talk, min_size=2, max_size=3)}),
    st.fixed_dictionaries({"question": _talk, "match": st.dictionaries(_talk, _talk, min_size=2, max_size=3)}),
)


def check(data: bytes) -> tuple[Finding, ...]:
    """Hold what is said of some bytes to what holds for all."""
    deck, findings = check_bytes(data, FILE, Fronts())
    assert deck is None or isinstance(deck, Deck)
    assert deck is not None or any(finding.severity == "error" for finding in findings)
    text = data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = [*text.split("\n"), ""]
    for finding in findings:
        assert finding.severity == RULES[finding.code].severity
        assert finding.file == "d.yaml"
        assert (finding.line >= 1) == (finding.column >= 1)
        assert finding.line == 0 or finding.column <= len(lines[finding.line - 1]) + 1
    counts = Counter(finding.code for finding in findings if finding.severity != "error")
    assert all(count <= LISTED for count in counts.values())
    return findings


@settings(max_examples=100)
@given(st.text())
def test_on_any_text(text: str) -> None:
    check(text.encode(errors="surrogatepass"))


@settings(max_examples=100)
@given(st.binary())
def test_on_any_bytes(data: bytes) -> None:
    check(data)


@settings(max_examples=100, deadline=None)
@given(decks())
def test_on_any_deck(deck: Deck) -> None:
    check(write_deck(deck).encode())


@settings(max_examples=150, deadline=None)
@given(st.lists(_items, min_size=1, max_size=4))
def test_on_any_talk(items: list[dict[str, object]]) -> None:
    check(yaml.safe_dump({"quizapp": "1", "title": "T", "items": items}, allow_unicode=True).encode())


@pytest.mark.parametrize(
    "text", [";", "int x = 1;", ",", "a, b, c, ...", ".", "?", "*", "**", "''\"", "1/0", "犬、猫", "\u00b2"]
)
def test_on_texts_of_signs_alone(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    check(deck_of(f"- {{id: a, card: {quoted}, answer: {quoted}}}\n").encode())
    check(deck_of(f"- {{id: a, cloze: '{{{{{text}}}}} x'}}\n").encode())
    check(deck_of(f"- {{id: a, question: {quoted}, right: {quoted}, wrong: [x, 2]}}\n").encode())


@settings(max_examples=50, deadline=None)
@given(decks())
def test_the_deck_is_the_one_that_is_read_without_its_items(deck: Deck) -> None:
    text = write_deck(deck)
    linted, _ = check_bytes(text.encode(), FILE)
    read, _ = read_text(text, FILE)
    assert read is not None
    assert linted is not None
    assert (linted.id, linted.title, linted.source, linted.references) == (
        read.id,
        read.title,
        read.source,
        read.references,
    )
    assert linted.items == ()


def test_a_hundred_findings_of_a_rule_are_listed_and_the_rest_are_counted() -> None:
    closed = "".join(f"- {{id: a{n}, card: Is {n} a prime?, answer: It may be.}}\n" for n in range(LISTED + 50))
    findings = said(deck_of(closed))
    counts = Counter(finding.code for finding in findings)
    assert (counts["D704"], counts["D115"]) == (LISTED, 1)
    (more,) = (finding for finding in findings if finding.code == "D115")
    assert more.message == "50 more findings of D704 are not listed; mend these and check again."
    assert [finding.line for finding in findings if finding.code == "D704"] == list(range(5, 5 + LISTED))


def test_errors_are_listed_one_and_all() -> None:
    halves = "".join(f"- {{id: a{n}, card: What is {n}?}}\n" for n in range(LISTED + 50))
    assert Counter(finding.code for finding in said(deck_of(halves))) == {"D304": LISTED + 50}


def test_findings_come_in_the_order_of_the_file() -> None:
    places = [
        (finding.line, finding.column)
        for finding in said(
            HEAD + "tags: [x,  y]\nitems:\n- {id: a, card: Is it?, answer: F }\n- {card: What?, answer: B, hint: } \n"
        )
    ]
    assert len(places) > 4
    assert places == sorted(places)


class StoppedError(Exception):
    """What ends the look."""


def test_the_look_can_be_ended_by_who_asked_for_it() -> None:
    taken: list[Part] = []
    ticks: list[int] = []

    def parts() -> Iterator[Part]:
        for part in stream_bytes(deck_of("- {card: What is tin?, answer: A metal.}\n" * 2_000).encode(), FILE):
            taken.append(part)
            yield part

    def tick() -> None:
        ticks.append(len(taken))
        if len(ticks) == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        lint(parts(), "d.yaml", tick=tick)
    assert 3 <= len(taken) < 1_000
