"""Broken YAML costs the item it stands in, and no more."""

from __future__ import annotations

from pathlib import Path

from quizapp.deck.read import read_text

HEAD = "quizapp: 1\nid: d\ntitle: D\n"
BROKEN = """items:
  - id: good
    card: F
    answer: B

  - id: broken
    card: What is this: a test
    answer: B

  - id: quote
    card: "F
    answer: B

  - id: also-good
    card: F
    answer: B
"""


def test_broken_yaml_costs_only_the_item_it_stands_in() -> None:
    deck, findings = read_text(HEAD + BROKEN, Path("d.yaml"))
    assert deck is not None
    assert [item.id for item in deck.items] == ["good", "also-good"]
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [
        ("D108", 10, 23),
        ("D108", 14, 11),
    ]


def test_a_key_at_the_margin_costs_only_its_item_however_often() -> None:
    dedented = "  - id: slip{0}\n    card: F\nanswer: B\n  - id: next{0}\n    card: F\n    answer: B\n"
    text = HEAD + "items:\n" + dedented.format(1) + dedented.format(2) + "tags: [a]\n"
    deck, findings = read_text(text, Path("d.yaml"))
    assert deck is not None
    assert [item.id for item in deck.items] == ["next1", "next2"]
    assert {finding.line for finding in findings if finding.code == "D108"} == {8, 13}


def test_broken_yaml_before_the_items_leaves_no_deck() -> None:
    deck, findings = read_text("quizapp: 1\ntitle: a: b\nid: d\nitems: [{id: a, card: F, answer: B}]", Path("d.yaml"))
    assert deck is None
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [("D108", 2, 9)]
