"""Blanks in a QTI text: where something is to be typed or chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizapp.exchange import blanks
from quizapp.exchange.qti.words import Instead, Words
from quizapp.exchange.xml import Element

_UNIT_CHARACTERS = 60
LINE = r"\_\_\_\_"
_BLOCKS = frozenset({"choiceInteraction", "orderInteraction", "matchInteraction", "associateInteraction"})
_VIEWS = frozenset({"candidate", "all", ""})


def with_blanks(body: Element, found: Sequence[Element], words: Words) -> str:
    """Return a body as Markdown, with a mark of its own for each of the elements ``found``, to be put in later."""
    places = {id(element): number for number, element in enumerate(found)}

    def marked(element: Element) -> str:
        mark = blanks.mark(places[id(element)]) if id(element) in places else ""
        return f"<p>{mark}</p>" if element.name in _BLOCKS else mark

    def rubric(element: Element) -> str:
        if element.get("view") in _VIEWS or "candidate" in element.get("view").split():
            return f"<div>{words.raw(element)}</div>"
        words.say("X206", "Notes for those who mark or write it were left out.", element.line)
        return ""

    def gap_match(element: Element) -> str:
        return f"<div>{words.raw(element, {**marks, 'gapText': _nothing, 'gapImg': _nothing})}</div>"

    marks: Instead = {element.name: marked for element in found}
    return words.of(
        body, {"gapMatchInteraction": gap_match, **marks, "rubricBlock": rubric, "endAttemptInteraction": _nothing}
    )


def joined(around: str, prompt: str) -> str:
    """Return a text with its one mark filled: by the prompt where that stands alone, else by a line to fill in."""
    before, mark, after = blanks.split(around)
    alone = (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
    if not mark or alone or (prompt and not after.strip()):
        return "\n\n".join(part for part in (before.strip(), prompt, after.strip()) if part)
    return f"{before}{LINE}{after}".strip()


def unit(around: str, body: Element, interaction: Element) -> tuple[str, str]:
    """Return a text without a last line that is a blank and what it counts, and what that is; "" where it is not so."""
    before, mark, after = blanks.split(around)
    if (
        mark
        and before.endswith("\n")
        and after.strip()
        and "\n" not in after
        and len(after.strip()) <= _UNIT_CHARACTERS
    ):
        return before.strip(), " ".join(_after(body, interaction).split())
    return "", ""


def named(around: str, place: re.Pattern[str], hidden: Mapping[str, str]) -> tuple[str, set[str]]:
    """Return a text with the places of known names made gaps, and those names; "" for what gives no cloze."""
    found: list[str] = []

    def marked(where: re.Match[str]) -> str:
        if where[1] not in hidden:
            return where[0]
        found.append(where[1])
        return blanks.mark(len(found) - 1)

    text = place.sub(marked, blanks.unmarked(around))
    insides = [hidden[name] for name in found]
    plain = found and not any("::" in inside for inside in insides)
    return blanks.cloze(text, insides) if plain else "", set(found)


def _after(element: Element, wanted: Element) -> str:
    """Return the words that stand behind an element in its own line."""
    parts = element.parts
    for place, part in enumerate(parts):
        if part is wanted:
            return "".join(each if isinstance(each, str) else each.text for each in parts[place + 1 :])
        if isinstance(part, Element) and (found := _after(part, wanted)):
            return found
    return ""


def _nothing(_element: Element) -> str:
    return ""
