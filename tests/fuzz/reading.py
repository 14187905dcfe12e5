"""What must hold of whatever a deck file holds; the fuzzer and a test feed it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from quizapp.deck.codes import RULES
from quizapp.deck.read import _Reading, read_text
from quizapp.deck.write import write_deck

FILE = Path("d.yaml")


def one_input(data: bytes) -> None:
    """Read bytes as a deck: nothing is raised, a file without a deck says why, and what was read survives writing.

    What is sifted out before libyaml reads is what libyaml would have read.
    """
    text = data.decode("utf-8", "surrogateescape")
    deck, findings = read_text(text, FILE)
    with patch.object(_Reading, "_sift", lambda *_: None):
        assert read_text(text, FILE) == (deck, findings)
    for finding in findings:
        assert finding.severity == RULES[finding.code].severity
        assert (finding.line >= 1) == (finding.column >= 1)
    if deck is None:
        assert any(finding.severity == "error" for finding in findings)
        return
    again, _ = read_text(write_deck(deck), FILE)
    assert again == deck
