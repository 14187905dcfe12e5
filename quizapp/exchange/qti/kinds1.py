"""What kind of question a QTI 1.2 item is: what it says of itself, else what it looks like."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.exchange.qti.conditions1 import best, rules
from quizapp.exchange.xml import Element

_CARTRIDGE = {
    "cc.multiple_choice.v0p1": "multiple_choice",
    "cc.multiple_response.v0p1": "multiple_answer",
    "cc.true_false.v0p1": "true_false",
    "cc.fib.v0p1": "short_answer",
    "cc.pattern_match.v0p1": "short_answer",
    "cc.essay.v0p1": "essay",
}
_SAME = {"fill_in_multiple_blank": "blanks", "multiple_dropdown": "blanks"}


def kind(root: Element, responses: Sequence[Element]) -> str:
    """Return what kind of question an item is, "" for none."""
    told = said(root, "question_type").lower().removesuffix("_question").removesuffix("s")
    told = told or _CARTRIDGE.get(said(root, "cc_profile").lower(), "")
    if told:
        return _SAME.get(told, told)
    if not responses:
        return ""
    first = responses[0]
    if len(responses) > 1:
        lids = all(found.name in {"response_lid", "response_grp"} for found in responses)
        return "matching" if lids else "blanks"
    if first.name == "response_lid":
        cardinality = first.get("rcardinality", "Single").lower()
        return {"multiple": "multiple_answer", "ordered": "ordering"}.get(cardinality, "multiple_choice")
    if first.name in {"response_str", "response_num"}:
        return _typed_kind(root, first)
    return first.name


def said(root: Element, *labels: str) -> str:
    """Return what the metadata of an item or a bank says under one of these labels."""
    for found in root.within("qtimetadatafield"):
        label, entry = found.child("fieldlabel"), found.child("fieldentry")
        if label and entry and label.text.strip() in labels:
            return entry.text.strip()
    return ""


def _typed_kind(root: Element, response: Element) -> str:
    fib = next(response.within("render_fib"), None)
    kind = fib.get("fibtype").lower() if fib else ""
    if response.name == "response_num" or kind in {"integer", "decimal", "scientific"}:
        return "numerical"
    return "short_answer" if best(rules(root)) else "essay"
