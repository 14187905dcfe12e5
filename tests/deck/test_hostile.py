"""Files made to do harm: each is a finding, soon, and no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.deck.read import read_text
from quizapp.deck.reading import limits

HEAD = "quizapp: 1\nid: d\ntitle: D\nitems:\n"
GOOD = "- {id: good, card: F, answer: B}\n"
MANY = 300_000

HOSTILE = {
    "nested lists": HEAD + GOOD + "- " + "[" * MANY,
    "nested mappings": HEAD + GOOD + "- " + "{a: " * MANY,
    "nested dashes": HEAD + GOOD + "- " * MANY,
    "nested question marks": HEAD + GOOD + "- " + "? " * MANY,
    "nested head": "a: " + "[" * MANY,
    "a wide list": HEAD + GOOD + "- [" + "a," * MANY + "]",
    "a wide mapping": HEAD + GOOD + "- {" + "a: b," * MANY + "}",
    "a wide key of the head": "tags: [" + "a," * MANY + "]",
    "aliases of aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(2_000)),
    "tags": HEAD + GOOD + f"- {{id: a, card: !!python/object:os.system '{'x' * MANY}', answer: B}}\n",
    "directives": "".join(f"%TAG !a{n}! x\n" for n in range(30_000)),
    "a long line": HEAD + GOOD + "- " + "x" * MANY,
    "a long key": HEAD + GOOD + "- {" + "x" * MANY + ": y}",
    "quotes that never close": HEAD + GOOD + '- card: "\n' * 20_000,
    "brackets that never close": HEAD + GOOD + "- [a\n" * 20_000,
    "text that is no item": HEAD + GOOD + "- a\n" * 100_000,
    "unknown keys": HEAD + GOOD + "- {card: F, answer: B, anser: x}\n" * 3_000,
    "unknown references": HEAD + GOOD + "- {card: F, answer: B, refs: [a, b, c]}\n" * 3_000,
    "invisible characters": HEAD + GOOD + "- \u2028\n" * 5_000,
    "empty lines": "\n" * MANY * 10,
    "control characters": HEAD + "\x07" * MANY,
    "keys": "a: b\n" * MANY,
    "broken YAML far down": HEAD + GOOD + "\n" * MANY * 10 + "- {a: b: c}\n" * 30,
    "documents": "---\n" * MANY,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_a_handful_of_findings(text: str) -> None:
    deck, findings = read_text(text, Path("d.yaml"))
    assert findings
    assert len(findings) <= limits.FINDINGS + limits.SYNTAX_ERRORS + 5
    assert all(len(finding.message) < 300 for finding in findings)
    if text.startswith(HEAD + GOOD):
        assert deck is not None
        assert deck.items[0].id == "good"


def test_findings_are_listed_up_to_a_limit_and_said_to_go_on() -> None:
    _, findings = read_text(HEAD + "- a\n" * (limits.FINDINGS + 10), Path("d.yaml"))
    assert [finding.code for finding in findings] == ["D115"] + ["D301"] * limits.FINDINGS


def test_errors_beyond_the_listed_ones_still_keep_their_items_out() -> None:
    bad = "- {id: bad, card: F}\n" * (limits.FINDINGS + 10)
    deck, _ = read_text(HEAD + bad + GOOD, Path("d.yaml"))
    assert deck is not None
    assert [item.id for item in deck.items] == ["good"]


def test_a_file_of_errors_is_not_read_to_its_end() -> None:
    deck, findings = read_text(HEAD + GOOD + "- a\n" * (limits.ERRORS + 10), Path("d.yaml"))
    assert deck is not None
    assert (findings[-1].code, findings[-1].line) == ("D116", 6 + limits.ERRORS + 1)


def test_broken_yaml_is_got_over_up_to_a_limit() -> None:
    broken = "".join(f"- {{id: a{n}, card: F: G}}\n" for n in range(limits.SYNTAX_ERRORS + 5))
    deck, findings = read_text(HEAD + broken, Path("d.yaml"))
    assert deck is not None
    assert len(findings) == limits.SYNTAX_ERRORS + 1


def test_more_items_than_a_deck_may_have_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ITEMS", 2)
    items = "".join(f"- {{id: a{n}, card: F, answer: B}}\n" for n in range(4))
    deck, (finding,) = read_text(HEAD + items, Path("d.yaml"))
    assert deck is not None
    assert len(deck.items) == 2
    assert (finding.code, finding.line, finding.column) == ("D207", 7, 3)


def test_a_picture_that_is_no_file_is_never_opened(tmp_path: Path) -> None:
    text = f"{HEAD}- {{id: a, card: F, answer: B, image: {'x' * 5_000}}}\n- {{id: b, card: F, answer: B, image: .}}\n"
    deck, findings = read_text(text, tmp_path / "d.yaml")
    assert deck is not None
    assert [finding.code for finding in findings] == ["D502", "D502"]
