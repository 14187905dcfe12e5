"""Findings as a SARIF log, which code scanning services and editors read (OASIS, SARIF 2.1.0)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from quizapp import __version__
from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.rule_pages import page
from quizapp.workspace.rows import Json

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def sarif(findings: Iterable[Finding]) -> dict[str, Json]:
    """Return a log of one run; columns count Unicode characters, as the reader does."""
    found = list(findings)
    codes = sorted({one.code for one in found})
    rules: list[Json] = [_rule(code) for code in codes]
    results: list[Json] = [_result(one, codes.index(one.code)) for one in found]
    driver: dict[str, Json] = {"name": "Quizapp", "version": __version__, "rules": rules}
    run: dict[str, Json] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Json]:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.about},
        "help": {"text": rule.about, "markdown": page(code)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Finding, rule: int) -> dict[str, Json]:
    place: dict[str, Json] = {"artifactLocation": {"uri": _uri(one.file)}}
    if one.line:
        place["region"] = {"startLine": one.line, "startColumn": max(one.column, 1)}
    location: dict[str, Json] = {"physicalLocation": place}
    if one.item:
        location["logicalLocations"] = [{"name": one.item, "kind": "object"}]
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [location],
    }


def _uri(file: str) -> str:
    """Return a file as a relative address where it lies below the present folder, which is what services expect."""
    path = Path(file)
    try:
        return quote(path.resolve().relative_to(Path.cwd()).as_posix())
    except ValueError:
        return path.resolve().as_uri()
