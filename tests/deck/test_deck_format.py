"""The reference for authors says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.deck import codes
from quizapp.deck.codes import RULES
from quizapp.deck.keys import DECK_KEYS, KINDS, LINT_KEYS, SOURCE_KEYS
from quizapp.deck.read import read_text
from quizapp.deck.reading import limits

REFERENCE = (Path(__file__).parents[2] / "docs" / "deck-format.md").read_text(encoding="utf-8")
READ = [code for code in RULES if code[:2] not in ("D6", "D7", "D8")]  # the others have pages in lint-rules.md
ITEMS = [block for block in re.findall("```yaml\n(.*?)```", REFERENCE, re.DOTALL) if block.startswith("- ")]


def test_every_finding_of_the_reader_is_documented_as_it_is() -> None:
    rows = re.findall(r"^\| (D\d+) \| (\w+) \| (.*) \|$", REFERENCE, re.MULTILINE)
    assert rows == [(code, RULES[code].severity, RULES[code].about) for code in READ]


def test_every_code_is_used_by_the_reader() -> None:
    room = Path(codes.__file__).parent
    readers = [*(room / "reading").glob("*.py"), *(room / "indexing").glob("*.py")]
    readers += [room / name for name in ("read.py", "folders.py", "check.py")]
    used = {code for file in readers for code in re.findall(r'"(D[1-59]\d\d)"', file.read_text())}
    assert used == set(READ)


def test_every_limit_is_documented_as_it_is() -> None:
    _, table = REFERENCE.split("## Limits", 1)
    documented = [int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)[^|]*\|$", table, re.MULTILINE)]
    stated = {name: number for name, number in vars(limits).items() if name.isupper() and name != "VERSION"}
    assert documented == list((stated | {"FILE_BYTES": limits.FILE_BYTES >> 20}).values())


def test_every_key_is_documented() -> None:
    keys = {key.name for keys in (DECK_KEYS, SOURCE_KEYS, *(of.all for of in KINDS.values())) for key in keys}
    keys |= {key.name for key in LINT_KEYS}
    documented = set(re.findall(r"\b\w+\b", " ".join(re.findall("`([^`]*)`", REFERENCE))))
    assert keys <= documented


@pytest.mark.parametrize("items", ITEMS)
def test_every_example_reads_without_a_finding(items: str) -> None:
    deck, findings = read_text("quizapp: 1\nid: d\ntitle: D\nitems:\n" + items, Path("d.yaml"))
    assert findings == ()
    assert deck is not None
    assert len(deck.items) == items.count("- id:")


def test_every_kind_has_an_example() -> None:
    deck, _ = read_text("items:\n" + "".join(ITEMS), Path("d.yaml"))
    assert deck is not None
    assert {type(item) for item in deck.items} == {of.make for of in KINDS.values()}
