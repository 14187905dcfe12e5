"""Other apps beside this one, in the same run: ``make bench-peers`` installs them where nothing else sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from plan import Plan
from process import asked, probe
from row import Row, middle


def beside(rows: Iterable[Row], python: Path, plan: Plan) -> list[Row]:
    """Return rows with what Anki takes for the same; python: one that has it."""
    with TemporaryDirectory(dir=plan.folder) as folder:
        _, *command = probe("peer", folder, plan.size.cards, plan.size.reviews, plan.answers)
        told = asked([str(python), *command])
    peers = {f"answer and next, {plan.size}": middle(told["answer"]), "a keystroke of search": middle(told["search"])}
    return [replace(row, peers={"Anki": peers[row.figure]}) if row.figure in peers else row for row in rows]
