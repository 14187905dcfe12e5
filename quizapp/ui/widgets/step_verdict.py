"""What to say of a step that stands somewhere in an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepVerdict:
    """Whether a step follows the one that it should, that in a word or two, and where it belongs, as Markdown."""

    follows: bool
    words: str
    remark: str


def verdict_on(index: int, order: Sequence[int], right: Sequence[int], texts: Mapping[int, str]) -> StepVerdict:
    """Judge the step that stands at ``index`` of an order.

    Marks count neighbours that are in right succession; the first step has none before it, so that it starts right or
    wrong. order: places as they were put; right: as they should be; texts: the Markdown of each place.
    """
    belongs = right.index(order[index])
    before = order[index - 1] if index else None
    due = right[belongs - 1] if belongs else None
    start = "" if index else " start"
    its_place = f"Its place is {belongs + 1}, where you put: {texts[order[belongs]]}"
    if before == due:
        shifted = "" if belongs == index else f"It follows the right step. {its_place}"
        return StepVerdict(True, f"Right{start}", shifted)
    if due is not None and belongs == index:
        return StepVerdict(False, "Wrong", f"It is in its place, but should follow: {texts[due]}")
    return StepVerdict(False, f"Wrong{start}", its_place)
