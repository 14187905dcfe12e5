"""The page of a rule, for authors: what it finds, why that is a flaw, and how it decides."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.base.places import shipped_docs
from quizapp.deck.codes import RULES

PAGES = "lint-rules.md"


def page(code: str, pages: Path | None = None) -> str:
    """Return the page of a rule as Markdown, from the reference of the linter's rules in the folder ``pages``.

    A finding of the reader has a sentence instead, and so has every rule where the reference cannot be read.
    """
    rule = RULES[code]
    try:
        text = ((pages or shipped_docs()) / PAGES).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    found = re.search(rf"^### ({code}: .*?)(?=^#{{2,3}} |\Z)", text, re.DOTALL | re.MULTILINE)
    return "## " + found[1].strip() if found else f"## {code}\n\n**{rule.severity}**\n\n{rule.about}"
