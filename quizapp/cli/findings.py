"""Findings as people and programs read them: a compiler's lines, JSON, annotations of GitHub, SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Literal, assert_never

from quizapp.deck.check import Checked
from quizapp.deck.finding import Finding

Style = Literal["text", "json", "github", "sarif"]
_WIDEST = 100  # characters of a line that are shown
_BEFORE = 30  # of them before the mark, where a line is longer
_ANNOTATION = {"error": "error", "warning": "warning", "hint": "notice"}


def told(found: Checked, style: Style) -> str:
    """Return findings in a style. json: a list; github: a line each; sarif: a log of version 2.1.0."""
    match style:
        case "text":
            return _text(found)
        case "json":
            from quizapp.workspace import rows

            return json.dumps([rows.finding(one) for one in found.findings], indent=2)
        case "github":
            return "\n".join(map(_annotation, found.findings))
        case "sarif":
            from quizapp.cli.sarif import sarif

            return json.dumps(sarif(found.findings), indent=2)
        case _:
            assert_never(style)


def chosen(findings: Iterable[Finding], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the findings whose codes begin with one of ``select`` and none of ``ignore``; no ``select``: all."""
    return tuple(
        one
        for one in findings
        if (not select or one.code.startswith(select)) and not one.code.startswith(ignore or ("-",))
    )


def _text(found: Checked) -> str:
    """Return findings as compilers write them, each with what stands there and a mark under it, and a summary."""
    lines_of = cache(_lines)
    lines = [line for one in found.findings for line in _finding_lines(one, lines_of)]
    counts = [
        _counted(sum(one.severity == name for one in found.findings), name) for name in ("error", "warning", "hint")
    ]
    summary = ", ".join(counts) if found.findings else "no findings"
    return "\n".join((*lines, f"{_counted(found.files, 'file')}: {summary}."))


def _finding_lines(finding: Finding, lines_of: Callable[[str], list[str]]) -> list[str]:
    place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
    item = f" [{finding.item}]" if finding.item else ""
    head = f"{place}: {finding.severity} {finding.code}{item} {finding.message}"
    lines = lines_of(finding.file)
    if not 0 < finding.line <= len(lines) or finding.column < 1:
        return [head]
    line, start = lines[finding.line - 1], finding.column - 1
    if line[start:].startswith((">", "|")):  # the text of a block begins below
        line = next((below for below in lines[finding.line :] if below.strip()), line)
        start = len(line) - len(line.lstrip())
    return [head, *_marked(line, start)]


def _marked(line: str, start: int) -> tuple[str, str]:
    """Return a line, cut to what fits, and a mark under what starts at ``start``; control signs show as spaces."""
    cut = start - _BEFORE if len(line) > _WIDEST and start > _BEFORE else 0
    shown = "".join(sign if sign.isprintable() else " " for sign in line[cut : cut + _WIDEST])
    length = max(len(shown.rstrip()) - (start - cut), 1)
    return f"    {shown.rstrip()}", f"    {' ' * (start - cut)}^{'~' * (length - 1)}"


def _lines(file: str) -> list[str]:
    """Return the lines of a deck file as the reader counts them; none where it cannot be read."""
    from quizapp.deck.reading import deckfile
    from quizapp.deck.reading.report import Report

    data = deckfile.load(Path(file), Report(file)) or b""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _annotation(finding: Finding) -> str:
    """Return a workflow command; see "Workflow commands for GitHub Actions"."""
    place = f",line={finding.line},col={finding.column}" if finding.line else ""
    file = _escaped(finding.file).replace(":", "%3A").replace(",", "%2C")
    return f"::{_ANNOTATION[finding.severity]} file={file}{place},title={finding.code}::{_escaped(finding.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
