"""What the front desk has acknowledged outlives any death of the process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from afterwards import check, scripted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
@pytest.mark.parametrize("lives", [12, pytest.param(500, marks=pytest.mark.long)])
def test_all_that_was_acknowledged_survives_being_killed(tmp_path: Path, lives: int) -> None:
    told = scripted("killed", tmp_path, lives, "seed")

    assert len(told) > lives
    rarer = {"moved", "undone", "ended"} if lives > 100 else set()
    assert {line.split()[1] for line in told} >= {"review", "begun", "answer", "imported"} | rarer
    assert len({line.split()[0] for line in told}) == 2, "both learners studied"
    # A life may end between a command and its acknowledgement, and only there.
    check(tmp_path, told, unacknowledged=lives)
