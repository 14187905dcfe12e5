"""What a QTI 2 item counts as right, told from its declarations and the rules it is marked by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from quizapp.exchange.qti.claims import Claim, claim
from quizapp.exchange.qti.declared import Declaration, number_of
from quizapp.exchange.xml import Element

_TEMPLATES = {"match_correct": "match", "map_response": "map"}
_CONDITIONS = ("responseIf", "responseElseIf")
_SCORES = ("SCORE", "RAW_SCORE", "OUTCOME")


@dataclass(frozen=True, slots=True)
class Solution:
    """What is right.

    values: what earns most, in order; partly: what earns less, but something. exact: case counts. within: how far off
    still counts, as in a deck, "" where nothing is said. mapped: points are added up for each value.
    understood: no if the rules say more than could be told from them.
    """

    values: tuple[str, ...]
    partly: tuple[str, ...] = ()
    exact: bool = True
    within: str = ""
    mapped: bool = False
    understood: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """Which feedback is shown when. of: the response by the feedback's identifier; wrong: only after a wrong answer."""

    of: Mapping[str, str] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()


def solution(item: Element, declared: Declaration) -> Solution:
    """Return what is right for one response of an item, as far as its rules are understood."""
    processing = item.child("responseProcessing")
    if processing is None:
        return _by_default(declared)
    template = _template(processing)
    if template == "match":
        return _matched(declared)
    if template == "map":
        return _mapped(declared)
    if template or not any(True for _ in processing.children()):
        return replace(_by_default(declared), understood=not template)
    return _ruled(processing, declared)


def shown(item: Element, declared: Declaration) -> Shown:
    """Return which feedback belongs to which response, and which to a wrong one only."""
    processing = item.child("responseProcessing")
    if processing is None:
        return Shown()
    of: dict[str, str] = {}
    wrong: set[str] = set()
    right: set[str] = set()
    for branch in (branch for condition in processing.within("responseCondition") for branch in condition.children()):
        found = claim(_expression(branch), declared) if branch.name in _CONDITIONS else None
        for name in _set_identifiers(branch):
            if found and len(found.values) == 1 and found.values != declared.correct:
                of[name] = found.values[0]
            elif found:
                right.add(name)
            elif branch.name == "responseElse":
                wrong.add(name)
    return Shown(of, frozenset(wrong - right))


def _template(processing: Element) -> str:
    """Return which standard rules are named, "other" for rules that are not known, "" where none are named."""
    url = processing.get("template") or processing.get("templateLocation")
    if not url:
        return ""
    name = url.replace("\\", "/").rpartition("/")[2].removesuffix(".xml")
    return _TEMPLATES.get(name.replace("qti-", "").replace("-", "_"), "other")


def _by_default(declared: Declaration) -> Solution:
    return _matched(declared) if declared.correct else _mapped(declared)


def _matched(declared: Declaration) -> Solution:
    return Solution(declared.correct, exact=declared.exact)


def _mapped(declared: Declaration) -> Solution:
    """Return what earns most; of several responses together, each that earns anything."""
    earning = {key: points for key, points in declared.mapping.items() if points > 0}
    if not earning:
        return replace(_matched(declared), mapped=True, understood=not declared.mapping and bool(declared.correct))
    return replace(_best(earning, declared), exact=declared.exact, mapped=True)


def _best(earning: Mapping[str, float], declared: Declaration) -> Solution:
    """Return what earns points as a solution, the declared answers first, since the first is the one to show."""
    ordered = dict.fromkeys([*(value for value in declared.correct if value in earning), *earning])
    if declared.cardinality != "single":
        return Solution(tuple(ordered))
    most = max(earning.values())
    best = tuple(value for value in ordered if earning[value] == most)
    return Solution(best, tuple(value for value in ordered if earning[value] < most))


def _ruled(processing: Element, declared: Declaration) -> Solution:
    scoring = list(_scoring(processing))
    claims = [(found, points) for condition, points in scoring if (found := claim(condition, declared))]
    if declared.mapping and any(f.get("identifier") == declared.identifier for f in processing.within("mapResponse")):
        return _mapped(declared)
    if not any(found.values for found, _ in claims):
        return replace(_by_default(declared), understood=not scoring)
    if declared.cardinality == "ordered":
        return Solution(claims[0][0].values, understood=len(claims) == len(scoring) == 1)
    return replace(
        _best(_earning(claims), declared),
        exact=all(found.exact for found, _ in claims) and declared.exact,
        within=next((found.within for found, _ in claims if found.within), ""),
        understood=len(claims) == len(scoring),
    )


def _earning(claims: list[tuple[Claim, float]]) -> dict[str, float]:
    earning: dict[str, float] = {}
    for found, points in claims:
        for value in found.values:
            earning[value] = max(points, earning.get(value, 0.0))
    return earning


def _scoring(processing: Element) -> Iterator[tuple[Element, float]]:
    """Yield the conditions under which points are given, and how many: one where that cannot be told."""
    for branch in processing.within(*_CONDITIONS):
        condition = _expression(branch)
        points = max((_points(rule) for rule in branch.children("setOutcomeValue")), default=0.0)
        if condition and points > 0:
            yield condition, points


def _points(rule: Element) -> float:
    if not rule.get("identifier").upper().startswith(_SCORES):
        return 0.0
    base = rule.child("baseValue")
    value = number_of(base.text) if base else None
    return float(value) if value is not None else 1.0


def _expression(branch: Element) -> Element | None:
    """Return the condition of a branch: its first element, unless that is a rule already."""
    first = next(branch.children(), None)
    return None if first is None or first.name.startswith(("set", "response", "exit", "lookup")) else first


def _set_identifiers(branch: Element) -> Iterator[str]:
    for rule in branch.children("setOutcomeValue"):
        for base in rule.within("baseValue"):
            if base.get("baseType") == "identifier":
                yield base.text.strip()
