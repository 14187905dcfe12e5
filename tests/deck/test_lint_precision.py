"""A rule that is mostly right warns, any other one hints; the reference says how often each is right."""

from __future__ import annotations

import re

from lint_precision import JUDGED, ROOT, SHIPPED, UNSEEN, items, precisions

from quizapp.deck.codes import RULES
from quizapp.deck.read import read_deck

ENOUGH = 0.7


def test_only_rules_that_are_mostly_right_are_warnings() -> None:
    warnings = [one for one in precisions() if RULES[one.code].severity == "warning"]
    assert [one.line for one in warnings if one.interval[0] < ENOUGH] == []


def test_the_reference_says_how_often_each_rule_is_right() -> None:
    reference = (ROOT / "docs" / "lint-rules.md").read_text(encoding="utf-8")
    written = re.findall(r"^\| D\d+ \| .*$", reference, re.MULTILINE)
    counted = [one.line for one in precisions()]
    assert written == counted, "the table should read:\n" + "\n".join(counted)


def test_there_is_enough_to_judge_by() -> None:
    apart, shipped = (sum(len(items(path)) for path in paths) for paths in (UNSEEN, SHIPPED))
    assert apart + shipped >= 200
    assert apart >= shipped


def test_labels_are_codes_of_rules_and_nothing_else_is_wrong_with_the_files() -> None:
    for path in UNSEEN:
        assert {tag for item in items(path) for tag in item.tags} <= set(JUDGED)
    assert [finding for path in UNSEEN for finding in read_deck(path)[1] if finding.severity == "error"] == []
