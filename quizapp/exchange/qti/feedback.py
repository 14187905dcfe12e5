"""The feedback of a QTI 2 item: what is said of one option, and what is said whatever was answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.exchange.qti.declared import Declaration
from quizapp.exchange.qti.processing import Shown, shown
from quizapp.exchange.qti.words import Words
from quizapp.exchange.xml import Element

_KINDS = ("modalFeedback", "feedbackBlock", "feedbackInline")
_OPTIONS = ("simpleChoice", "inlineChoice", "simpleAssociableChoice", "gapText", "hottext")
_WRONG = re.compile(r"incorrect|wrong|false", re.IGNORECASE)
_RIGHT = re.compile(r"(?<!in)correct|right|true", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feedback:
    """why: what is said of the whole; options: what is said of one option, by its identifier."""

    why: str
    options: Mapping[str, str]
    words: Words

    def of(self, identifier: str, option: Element) -> str:
        """Return what is said of an option: in it, or beside it."""
        inside = next(option.within("feedbackInline", "feedbackBlock"), None)
        return self.words.of(inside) or self.options.get(identifier, "")


def feedback(item: Element, declared: Declaration, words: Words) -> Feedback:
    """Return the feedback of an item. What is only said after a wrong answer, of none in particular, is left out."""
    when = shown(item, declared)
    identifiers = {option.get("identifier") for option in item.within(*_OPTIONS)}
    options: dict[str, str] = {}
    why: list[str] = []
    for found in _outside_options(item):
        name = found.get("identifier")
        option = when.of.get(name, name)
        if option in identifiers:
            options[option] = words.of(found)
        elif _is_for_the_wrong(name, when) or found.get("showHide") == "hide":
            words.say("X206", "Feedback that is the same for every wrong answer was left out.", found.line)
        elif text := words.of(found):
            why.append(text)
    return Feedback("\n\n".join(dict.fromkeys(why)), options, words)


def _is_for_the_wrong(name: str, when: Shown) -> bool:
    """Say whether a feedback is for any wrong answer: by its name where that says so, else by the rules."""
    return _WRONG.search(name) is not None or (name in when.wrong and not _RIGHT.search(name))


def _outside_options(element: Element) -> list[Element]:
    found: list[Element] = []
    for child in element.children():
        if child.name in _KINDS:
            found.append(child)
        elif child.name not in _OPTIONS:
            found += _outside_options(child)
    return found
