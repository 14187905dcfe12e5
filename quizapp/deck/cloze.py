"""The gaps of a cloze text: ``{{hidden}}``, ``{{hidden::hint}}``, ``{{1::grouped}}``, ``{{1::grouped::hint}}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# No gap begins within another; so a text full of {{ is looked through once and not once for each of them.
_GAP = re.compile(
    r"\{\{(?:(?P<group>[0-9]{1,3})::)?(?P<hidden>(?:(?!::|\}\}|\{\{).)+)"
    r"(?:::(?P<hint>(?:(?!\}\}|\{\{).)*))?\}\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """What is hidden, an optional hint, and the group that is hidden with it (from 1)."""

    hidden: str
    hint: str
    group: int


@lru_cache(16)  # one text is asked about several times in a row
def parse(text: str) -> tuple[str | Gap, ...]:
    """Split a cloze text into plain parts and gaps; gaps without a number take the free numbers in reading order."""
    found = list(_GAP.finditer(text))
    taken = {int(match["group"]) for match in found if match["group"]}
    free = (number for number in range(1, len(found) + len(taken) + 1) if number not in taken)
    parts: list[str | Gap] = []
    end = 0
    for match in found:
        parts.append(text[end : match.start()])
        group = int(match["group"]) if match["group"] else next(free)
        parts.append(Gap(match["hidden"].strip(), (match["hint"] or "").strip(), group))
        end = match.end()
    parts.append(text[end:])
    return tuple(part for part in parts if part != "")


def filled(text: str) -> str:
    """Return a cloze text with its gaps filled in."""
    return "".join(part if isinstance(part, str) else part.hidden for part in parse(text))


def groups(text: str) -> tuple[int, ...]:
    """Return the numbers of the groups in a cloze text, each once, in rising order."""
    return tuple(sorted({part.group for part in parse(text) if isinstance(part, Gap)}))
