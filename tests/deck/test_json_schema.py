"""The JSON Schema for editors: generated, in step with the reader, and true of real decks."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from deck_strategies import decks
from hypothesis import given, settings

from quizapp.deck.json_schema import schema
from quizapp.deck.keys import DECK_KEYS, KINDS, Form
from quizapp.deck.model import Deck, Kind
from quizapp.deck.reading.values import READ
from quizapp.deck.write import write_deck

ROOT = Path(__file__).parents[2]
DECKS = sorted((ROOT / "decks").rglob("*.yaml"))

SCHEMA = json.loads(json.dumps(schema()))
_TYPES = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def is_valid(value: object, rules: dict[str, object]) -> bool:
    """Say whether ``value`` keeps the ``rules``: as much of JSON Schema as the deck's schema uses."""
    return all(_keeps(value, rule, said, rules) for rule, said in rules.items())


def _keeps(value: object, rule: str, said: object, rules: dict[str, object]) -> bool:  # noqa: C901, PLR0912
    match rule, said, value:
        case "$ref", str(), _:
            return is_valid(value, SCHEMA["$defs"][said.rpartition("/")[2]])
        case "anyOf", list(), _:
            return any(is_valid(value, rules) for rules in said)
        case "enum", list(), _:
            return value in said
        case "type", _, _:
            return any(_TYPES[name](value) for name in ([said] if isinstance(said, str) else said))  # type: ignore[attr-defined]
        case "pattern", str(), str():
            return re.search(said, value) is not None
        case "minLength", int(), str():
            return len(value) >= said
        case "maxLength", int(), str():
            return len(value) <= said
        case "minimum", int(), int():
            return value >= said
        case "maximum", int(), int():
            return value <= said
        case "items", dict(), list():
            return all(is_valid(entry, said) for entry in value)
        case (("minItems" | "minProperties"), int(), (list() | dict())):
            return len(value) >= said
        case (("maxItems" | "maxProperties"), int(), (list() | dict())):
            return len(value) <= said
        case "required", list(), dict():
            return set(said) <= set(value)
        case "propertyNames", dict(), dict():
            return all(is_valid(str(name), said) for name in value)
        case "properties", dict(), dict():
            return all(is_valid(value[name], rules) for name, rules in said.items() if name in value)
        case "additionalProperties", False, dict():
            return set(value) <= set(_mapping(rules["properties"]))
        case "additionalProperties", dict(), dict():
            return all(is_valid(entry, said) for entry in value.values())
        case _:
            assert rule in {*_OF_ONE_TYPE, "$schema", "$defs", "title", "description"}, rule
            return True


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value


_OF_ONE_TYPE = {"pattern", "minLength", "maxLength", "minimum", "maximum", "items", "minItems", "maxItems", "required"}
_OF_ONE_TYPE |= {"minProperties", "maxProperties", "propertyNames", "properties", "additionalProperties"}


def as_an_editor_sees_it(text: str) -> object:
    value = yaml.safe_load(text)
    return json.loads(json.dumps(value, default=lambda part: str(part) if isinstance(part, datetime.date) else part))


def test_the_file_in_docs_is_what_is_generated() -> None:
    assert json.loads((ROOT / "docs" / "deck.schema.json").read_text(encoding="utf-8")) == schema()


def test_keys_of_the_schema_are_the_keys_of_the_reader() -> None:
    assert set(SCHEMA["properties"]) == {key.name for key in DECK_KEYS}
    assert set(KINDS) == set(get_args(Kind))
    for kind, of in KINDS.items():
        assert set(SCHEMA["$defs"][kind]["properties"]) == {key.name for key in of.all}
        assert SCHEMA["$defs"][kind]["required"] == [key.name for key in of.own if key.required]
        assert {key.field for key in of.all} == set(of.make.__struct_fields__)  # type: ignore[attr-defined]


def test_every_form_is_read() -> None:
    assert set(READ) == set(get_args(Form)) - {"items"}


def test_the_reference_s_example_is_valid() -> None:
    reference = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")
    _, example, *_ = re.split("```(?:yaml)?\n", reference)
    assert is_valid(as_an_editor_sees_it(example), SCHEMA)


@pytest.mark.parametrize("path", DECKS, ids=[path.name for path in DECKS])
def test_the_decks_that_ship_are_valid(path: Path) -> None:
    assert is_valid(as_an_editor_sees_it(path.read_text(encoding="utf-8")), SCHEMA)


@settings(max_examples=25)
@given(decks())
def test_what_the_writer_writes_is_valid_when_its_texts_are_quoted(deck: Deck) -> None:
    quoted = {key: _strings(value) for key, value in yaml.load(write_deck(deck), yaml.CBaseLoader).items()}
    assert is_valid({"items": [], **quoted, "quizapp": 1}, SCHEMA)


def _strings(value: object) -> object:
    """Put the one number of the language, right_at, back into a structure of texts."""
    match value:
        case dict():
            return {key: int(entry) if key == "right_at" else _strings(entry) for key, entry in value.items()}
        case list():
            return [_strings(entry) for entry in value]
        case _:
            return value


@pytest.mark.parametrize(
    ("item", "valid"),
    [
        ("{card: 1.10, answer: no}", True),
        ("{card: F, answer: B, as_of: 2024-12-18}", True),
        ("{card: F}", False),
        ("{card: F, answer: B, wrong: X}", False),
        ("{card: F, answer: [B]}", False),
        ("{id: A B, card: F, answer: B}", False),
        ("{card: F, answer: B, image: ../a.png}", False),
        ("{card: F, answer: B, image: a/b.png}", True),
        ("{card: F, answer: B, evidence: perhaps}", False),
        ("{question: Q, right: R, wrong: [X: why]}", True),
        ("{question: Q, right: [R], wrong: X, marking: all-or-nothing}", True),
        ("{question: Q, right: R, wrong: [X], marking: all-or-nothing}", False),
        ("{question: Q, number: 48.8, within: 2%}", True),
        ("{question: Q, number: '48,8'}", False),
        ("{statement: S, truth: yes}", True),
        ("{statement: S, truth: perhaps}", False),
    ],
)
def test_the_schema_tells_right_items_from_wrong_ones(item: str, valid: bool) -> None:
    deck = {"quizapp": 1, "id": "d", "title": "D", "items": [as_an_editor_sees_it(item)]}
    assert is_valid(deck, SCHEMA) is valid
