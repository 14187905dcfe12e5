"""Items of QTI 1.2, Canvas's and Common Cartridge's among them, become items of a deck."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as evolved

from msgspec.structs import replace

from quizapp.deck.model import Cloze, Item, Match, Number, Order, Pair, Typed
from quizapp.exchange.qti import choices, gaps
from quizapp.exchange.qti.choices import Asked, Choice
from quizapp.exchange.qti.conditions1 import Rule, best, rules
from quizapp.exchange.qti.declared import number_of, plain_number
from quizapp.exchange.qti.kinds1 import kind, said
from quizapp.exchange.qti.presentation1 import material, own, own_name, responses, stem
from quizapp.exchange.qti.words import Words, apart
from quizapp.exchange.xml import Element

_PLACE = re.compile(r"\\?\[([^\[\]\\]+)\\?\]")  # where a blank of several stands in Canvas's text
_NOT_ASKED = {
    "essay": "It asks for a text that a person has to mark",
    "text_only": "It is a text that asks nothing",
    "file_upload": "It asks for a file",
    "calculated": "It makes a new sum each time",
    "hot_spot": "It asks to point at a place in a picture",
    "categorization": "It asks to sort things into groups",
    "stimulus": "It is a text that others ask about",
    "formula": "It makes a new sum each time",
}


@dataclass(frozen=True, slots=True)
class _Question:
    """One item on its way."""

    root: Element
    words: Words
    kind: str
    rules: tuple[Rule, ...]
    right: tuple[Rule, ...]
    responses: tuple[Element, ...]
    stem: str
    feedbacks: Mapping[str, str]
    placed: set[str] = field(default_factory=set)

    def say(self, code: str, message: str) -> None:
        self.words.say(code, message, self.root.line)

    def feedback(self, name: str) -> str:
        """Return a feedback by its name, "" if there is none, and take down that it has its place."""
        self.placed.add(name)
        return self.feedbacks.get(name, "")

    def is_best(self, rule: Rule) -> bool:
        """Say whether a rule is one of those that give the most points."""
        return bool(self.right) and rule.points == self.right[0].points and bool(rule.each or rule.bounds)

    def shows_option(self, rule: Rule) -> bool:
        """Say whether what a rule shows is about one option, rather than about the answer as a whole."""
        several = self.kind == "multiple_answer"
        return len(rule.values) == 1 and (several or not self.is_best(rule))


def item(root: Element, words: Words) -> Item | None:
    """Return what an ``item`` asks, without an id; None, with the reason said, where it has no place here."""
    presentation = root.child("presentation")
    if not words.can_take(root):
        return None
    if presentation is None:
        words.say("X202", "It has no presentation: nothing is asked.", root.line)
        return None
    asking = tuple(responses(presentation))
    name = kind(root, asking)
    feedbacks = {one.get("ident"): material(one, words) for one in root.within("itemfeedback")}
    found = rules(root)
    question = _Question(root, words, name, found, best(found), asking, stem(presentation, words), feedbacks)
    make = _KINDS.get(name)
    if make is None:
        why = _NOT_ASKED.get(name, f"Its kind '{name[:60]}' has no place here" if name else "It asks for no answer")
        question.say("X201", f"{why}; it was left out.")
        return None
    made = make(question)
    return _finished(made, question) if made else None


def _choice(question: _Question) -> Item | None:
    response = _one(question)
    if response is None:
        return None
    several = question.kind == "multiple_answer"
    right, partly, by_part = _several_right(question) if several else _one_right(question)
    asked = Asked(
        question.stem,
        _choices(question, response),
        right,
        partly,
        several=several,
        shuffled=_shuffled(question, response.child("render_choice")),
        by_part=by_part,
        why=_why(question),
    )
    return choices.question(asked, question.say)


def _one_right(question: _Question) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return what earns most, what earns less, and that points are not added up."""
    less = [rule for rule in question.rules if rule.points > 0 and not question.is_best(rule)]
    return _values(question.right), _values(less), False


def _several_right(question: _Question) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return what is right, that nothing is so in part, and whether points are added up for each option."""
    giving = [rule for rule in question.rules if rule.points > 0 and rule.each]
    whole = next((rule for rule in giving if not rule.either or len(giving) == 1), None)
    return (_values([whole]), (), False) if whole else (_values(giving), (), True)


def _values(found: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for rule in found for value in rule.values))


def _shuffled(question: _Question, render: Element | None) -> bool:
    """Say whether options are shuffled. Canvas says it of the whole quiz elsewhere, so no word of it is no no."""
    told = render.get("shuffle").lower() if render else ""
    return told != "no" if said(question.root, "question_type") else told == "yes"


def _choices(question: _Question, response: Element) -> list[Choice]:
    about = {rule.values[0]: name for rule in question.rules if question.shows_option(rule) for name in rule.feedback}
    found = []
    for label in response.within("response_label"):
        name = label.get("ident")
        feedback = question.feedback(about.get(name, f"{name}_fb"))
        found.append(Choice(name, material(label, question.words), feedback))
    return found


def _one(question: _Question) -> Element | None:
    if len(question.responses) == 1:
        return question.responses[0]
    question.say("X201", f"It asks {len(question.responses)} things at once; here a question asks one.")
    return None


def _short(question: _Question) -> Item | None:
    right = question.right
    accept = tuple(value for value in _values(right) if value)
    if not accept:
        question.say("X202", "It names no right answer.")
        return None
    if any(rule.points > 0 and not question.is_best(rule) for rule in question.rules):
        question.say("X203", "Some answers earn a part of the points there; here they count as wrong.")
    if not all(rule.understood for rule in right):
        question.say("X203", "The rules it is marked by say more than was understood; the plain answers were taken.")
    return Typed(id="", question=question.stem, accept=accept, exact=any(r.exact for r in right), why=_why(question))


def _numerical(question: _Question) -> Item | None:
    right = question.right
    if not right:
        question.say("X202", "It names no right answer.")
        return None
    if len(right) > 1:
        question.say("X203", "Several numbers are right there; the first of them was kept.")
    number, within = _range(right[0])
    if not number:
        question.say("X202", "Its right answer is no number.")
        return None
    return Number(id="", question=question.stem, number=number, within=within, why=_why(question))


def _range(rule: Rule) -> tuple[str, str]:
    """Return a number and how far off still counts; the number that is named, if it stands in the middle."""
    named = next((value for value in rule.values if number_of(value) is not None), "")
    if rule.bounds is None:
        return named, "0"
    least, most = rule.bounds
    middle, half = (least + most) / 2, (most - least) / 2
    return (named if named and number_of(named) == middle else plain_number(middle)), plain_number(half)


def _matching(question: _Question) -> Item | None:
    joined = dict(pair for rule in question.rules if rule.points > 0 for pair in rule.each)
    pairs: list[Pair] = []
    rights: dict[str, str] = {}
    for response in question.responses:
        there = _labels(question, response)
        rights |= there
        wanted = joined.get(response.get("ident"), "")
        left = own(response, question.words)
        if wanted not in there:
            question.say("X202", "The right partner of one of its sides is not named.")
            return None
        pairs.append(Pair(left, there[wanted]))
    used = [pair.right for pair in pairs]
    if len(set(used)) < len(used):
        question.say("X201", "It joins several things to one; here pairs are one to one. It was left out.")
        return None
    also = tuple(text for text in dict.fromkeys(rights.values()) if text not in used)
    return Match(id="", question=question.stem, match=tuple(pairs), also=also, why=_why(question))


def _ordering(question: _Question) -> Item | None:
    response = _one(question)
    if response is None:
        return None
    steps = _labels(question, response)
    right = next((rule.values for rule in question.right if sorted(rule.values) == sorted(steps)), ())
    if not right:
        question.say("X202", "Its right order does not name each step once.")
        return None
    return Order(id="", question=question.stem, order=tuple(steps[name] for name in right), why=_why(question))


def _blanks(question: _Question) -> Item | None:
    """Return a cloze: the blanks stand in the text as [name], and each has a response of its own."""
    if len(question.responses) == 1:
        return _blank(question, question.responses[0])
    answers = dict(reversed([pair for rule in question.rules if rule.points > 0 for pair in rule.each]))
    hidden: dict[str, str] = {}
    for response in question.responses:
        labels = _labels(question, response)
        wanted = answers.get(response.get("ident"), "")
        hidden[_place_name(response)] = labels.get(wanted) or question.words.plain(wanted)
    text, filled = gaps.named(question.stem, _PLACE, hidden)
    if not text or filled != set(hidden):
        question.say("X202", "What belongs in one of its gaps is not said, or cannot be a gap here.")
        return None
    question.say("X204", "A text with gaps became a cloze: it is recalled, and not marked.")
    return Cloze(id="", text=text, why=_why(question))


def _blank(question: _Question, response: Element) -> Item | None:
    """Return what one blank alone asks: to choose, or to type any of the answers it lists."""
    name = _place_name(response)
    stem = _PLACE.sub(lambda found: gaps.LINE if found[1] == name else found[0], question.stem)
    alone = evolved(question, stem=stem)
    if "dropdown" in said(question.root, "question_type"):
        return _choice(alone)
    listed = [" ".join(label.text.split()) for label in response.within("response_label")]
    by_name = dict(zip((label.get("ident") for label in response.within("response_label")), listed, strict=True))
    right = [by_name.get(value, value) for value in _values(question.right)]
    accept = tuple(dict.fromkeys(answer for answer in (*right, *(listed if right else ())) if answer))
    if not accept:
        question.say("X202", "It names no right answer.")
        return None
    return Typed(id="", question=stem, accept=accept, why=_why(question))


def _place_name(response: Element) -> str:
    return own_name(response) or response.get("ident").removeprefix("response_")


def _labels(question: _Question, response: Element) -> dict[str, str]:
    return {label.get("ident"): material(label, question.words) for label in response.within("response_label")}


def _why(question: _Question) -> str:
    """Return what is said whatever was answered, or after the right answer."""
    shown = [
        name
        for rule in question.rules
        for name in rule.feedback
        if not question.shows_option(rule) and (question.is_best(rule) or not rule.each) and "incorrect" not in name
    ]
    solution = material(next(question.root.within("solution"), None), question.words)
    texts = (*(question.feedback(name) for name in dict.fromkeys(shown)), solution)
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _finished(made: Item, question: _Question) -> Item:
    if any(text for name, text in question.feedbacks.items() if name not in question.placed):
        question.say("X206", "Feedback that is the same for every wrong answer, or for one of them, was left out.")
    sounds = question.words.sounds()
    made = replace(made, audio=sounds[0]) if sounds else made
    if next(question.root.within("hint"), None):
        made = replace(made, hint=material(next(question.root.within("hint")), question.words))
    for name in ("question", "statement"):
        stem, picture = apart(getattr(made, name, ""))
        if picture:
            return replace(made, image=picture, **{name: stem})
    return made


_KINDS: dict[str, Callable[[_Question], Item | None]] = {
    "multiple_choice": _choice,
    "true_false": _choice,
    "multiple_answer": _choice,
    "short_answer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "blanks": _blanks,
}
