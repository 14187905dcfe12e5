"""Whatever the file holds, the reader answers and never raises."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.deck.codes import RULES
from quizapp.deck.keys import DECK_KEYS, KINDS
from quizapp.deck.model import Deck
from quizapp.deck.read import read_deck, read_text

_NAMES = sorted({key.name for keys in (DECK_KEYS, *(of.all for of in KINDS.values())) for key in keys} | {"x", "wrnog"})
_WORDS = ["a", "", "yes", "2", "1", "-1", "2%", "2024-12-18", "{{a}}", "{{", "../x", "supported", "a/b", "A B", "~"]
_scalars = st.one_of(st.sampled_from(_WORDS), st.text(max_size=6), st.integers(), st.booleans(), st.none())
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_WORDS), inner, max_size=3)),
    max_leaves=8,
)
_items = st.one_of(
    _values,
    st.dictionaries(st.sampled_from(_NAMES), _values, max_size=7),
    *(st.fixed_dictionaries({key.name: _values for key in of.all if key.required}) for of in KINDS.values()),
)
_head = {key.name: _values for key in DECK_KEYS if key.form != "items"}
_structures = st.one_of(_values, st.fixed_dictionaries({"items": st.lists(_items, max_size=4)}, optional=_head))
_PIECES = [
    "items:\n",
    "- ",
    "  - ",
    "card: a\n",
    "    answer: b\n",
    ": ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    '"',
    "'",
    "{",
    "}",
]
_PIECES += ["[", "]", "---\n", "...\n", "%", "#", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff", "? ", "\n", "  "]
_PIECES += ["quizapp: 1\n"]
_scraps = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=30).map("".join)


def check(text: str) -> None:
    deck, findings = read_text(text, Path("d.yaml"))
    assert deck is None or isinstance(deck, Deck)
    assert deck is not None or any(finding.severity == "error" for finding in findings)
    for finding in findings:
        assert finding.severity == RULES[finding.code].severity
        assert finding.file == "d.yaml"
        assert (finding.line >= 1) == (finding.column >= 1)
        assert finding.line <= text.count("\n") + text.count("\r") + 2


@settings(max_examples=200)
@given(st.text())
def test_on_any_text(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(_scraps)
def test_on_scraps_of_yaml(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(_structures, st.booleans())
def test_on_any_structure(structure: object, flow: bool) -> None:
    text = yaml.safe_dump(structure, allow_unicode=True, default_flow_style=flow)
    check(text)


@settings(max_examples=150)
@given(content=st.binary())
def test_on_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    deck, findings = read_deck(path)
    assert deck is not None or findings


def test_on_text_that_is_not_unicode() -> None:
    check("\ud800")
