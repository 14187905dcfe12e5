"""Small decks as the tests of ``check`` need them, and how they call it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from quizapp.cli import findings
from quizapp.cli.findings import Style
from quizapp.cli.verbs import cli
from quizapp.deck.check import Checked
from quizapp.deck.finding import Finding

HEAD = "quizapp: 1\nid: blood\ntitle: Blood\n"
SOUND = "  - {id: iron, card: What does haemoglobin bind?, answer: Oxygen}\n"
CLOSED = "  - {id: closed, card: Has a red cell a nucleus?, answer: Hardly ever}\n"  # D704
BARE = "  - {id: bare, question: Which cell carries oxygen?, right: Red one, wrong: [White one, Nerve one]}\n"
BROKEN = "  - {id: broken, card: Half of a card}\n"  # D304


def run(*arguments: object) -> Result:
    """Call the verb as the front door does."""
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], prog_name="quizapp")


def deck(folder: Path, *items: str, name: str = "blood.yaml", head: str = HEAD) -> Path:
    """Write a deck of some items."""
    file = folder / name
    file.write_text(f"{head}items:\n{''.join(items)}", encoding="utf-8")
    return file


def told(style: Style, *found: Finding) -> str:
    """What is written of some findings."""
    return findings.told(Checked(1, found), style)


def codes(found: Result) -> list[str]:
    """The codes in what was written as JSON."""
    return [row["code"] for row in json.loads(found.stdout)]
