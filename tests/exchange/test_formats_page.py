"""docs/formats.md says what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from shelf import items, read

from quizapp.deck.model import Card
from quizapp.exchange.codes import RULES
from quizapp.exchange.encoding import ENCODINGS
from quizapp.exchange.formats import FORMATS
from quizapp.exchange.table.separators import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_code_is_explained() -> None:
    told = dict(re.findall(r"^\| (X\d+) \| (.*) \|$", PAGE, re.MULTILINE))
    assert told == {code: f"{rule.severity} | {rule.about}" for code, rule in RULES.items()}


def test_every_format_is_named() -> None:
    assert [one.name for one in FORMATS if f"`{one.name}`" not in PAGE] == []


def test_every_encoding_and_every_separator_is_named() -> None:
    assert [one.name for one in ENCODINGS if one.name not in PAGE] == []
    assert [name for name in NAMES.values() if f"`{name}`" not in PAGE] == []


def test_the_example_of_json_is_read() -> None:
    example = re.search("```json\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    carried = read("json", json.dumps(json.loads(example[1])))
    assert items(carried) == [Card(id="", front="Where is the Nile?", back="In Africa")]
    assert carried.history is not None
    assert carried.findings == ()
