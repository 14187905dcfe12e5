"""Items of QTI 2 (and 3, put in its words): an interaction, what is right, and feedback become an item of a deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from quizapp.deck.model import Cloze, Item, Match, Number, Order, Pair, Typed
from quizapp.deck.reading.limits import LIST_ENTRIES
from quizapp.exchange import blanks
from quizapp.exchange.qti import choices, gaps, processing
from quizapp.exchange.qti.choices import Asked, Choice
from quizapp.exchange.qti.declared import Declaration, declarations
from quizapp.exchange.qti.feedback import Feedback, feedback
from quizapp.exchange.qti.processing import Solution
from quizapp.exchange.qti.words import Words, apart
from quizapp.exchange.xml import Element

_BUTTON = "endAttemptInteraction"
_TRUE = frozenset({"true", "1"})
_INLINE = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
_NUMBERS = frozenset({"integer", "float"})
_NOT_ASKED = {
    "extendedTextInteraction": "It asks for a text that a person has to mark",
    "uploadInteraction": "It asks for a file",
    "drawingInteraction": "It asks for a drawing",
    "sliderInteraction": "It asks to move a slider",
    "mediaInteraction": "It asks to watch or listen",
    "hottextInteraction": "It asks to point at words",
}


@dataclass(frozen=True, slots=True)
class _Question:
    """One item on its way: its parts, and what most kinds need of it."""

    root: Element
    body: Element
    words: Words
    declared: dict[str, Declaration]

    def say(self, code: str, message: str) -> None:
        self.words.say(code, message, self.root.line)

    def declaration(self, interaction: Element) -> Declaration:
        name = interaction.get("responseIdentifier")
        return self.declared.get(name) or Declaration(name, "single", "", (), {}, exact=True)

    def solution(self, interaction: Element) -> Solution:
        found = processing.solution(self.root, self.declaration(interaction))
        if not found.understood and found.values:
            self.say("X203", "The rules it is marked by say more than was understood; its declared answer was taken.")
        return found

    def feedback(self, interaction: Element) -> Feedback:
        return feedback(self.root, self.declaration(interaction), self.words)

    def why(self, interaction: Element) -> str:
        """Return what is said of the whole, where options have no feedback of their own here."""
        found = self.feedback(interaction)
        if found.options:
            self.say("X206", "What is said of one choice has no place in this kind of question; it was left out.")
        return found.why

    def stem(self, interaction: Element) -> str:
        """Return the body as the question, the interaction's prompt in its place."""
        prompt = self.words.of(interaction.child("prompt"))
        around = gaps.with_blanks(self.body, (interaction,), self.words)
        return gaps.joined(around, prompt)


def item(root: Element, words: Words) -> Item | None:
    """Return what an ``assessmentItem`` asks, without an id; None, with the reason said, where it has no place here."""
    body = root.child("itemBody")
    if not words.can_take(root):
        return None
    if body is None:
        words.say("X202", "It has no body: nothing is asked.", root.line)
        return None
    question = _Question(root, body, words, declarations(root))
    made = _made(question, tuple(_interactions(body)))
    return _with_media(made, question) if made else None


def _interactions(body: Element) -> Iterator[Element]:
    """Yield what asks for an answer; a button that shows a hint or a solution asks for none."""
    return (found for found in body.within() if found.name.endswith("Interaction") and found.name != _BUTTON)


def _made(question: _Question, found: tuple[Element, ...]) -> Item | None:
    if question.root.child("templateProcessing"):
        question.say("X201", "It makes new numbers or words each time; it was left out.")
        return None
    if next(question.root.children("assessmentStimulusRef"), None):
        question.say("X203", "It is asked beside a text of its own document; that text was left out.")
    if not found:
        question.say("X201", "It asks nothing that can be answered: it has no interaction.")
        return None
    if len(found) > 1:
        if len(found) <= LIST_ENTRIES and all(interaction.name in _INLINE for interaction in found):
            return _cloze(question, found)
        question.say("X201", f"It asks {len(found)} things at once; here a question asks one.")
        return None
    make = _KINDS.get(found[0].name)
    if make is None:
        why = _NOT_ASKED.get(found[0].name, f"'{found[0].name}' has no place here")
        question.say("X201", f"{why}; it was left out.")
        return None
    return make(question, found[0])


def _choice(question: _Question, interaction: Element) -> Item | None:
    solution = question.solution(interaction)
    feedback = question.feedback(interaction)
    several = question.declaration(interaction).cardinality == "multiple" and interaction.get("maxChoices") != "1"
    asked = Asked(
        question.stem(interaction),
        [
            Choice(name, question.words.of(found), feedback.of(name, found))
            for found in interaction.within("simpleChoice", "inlineChoice")
            if (name := found.get("identifier"))
        ],
        solution.values,
        solution.partly,
        several=several,
        shuffled=interaction.get("shuffle") in _TRUE,
        by_part=solution.mapped,
        why=feedback.why,
    )
    return choices.question(asked, question.say)


def _entry(question: _Question, interaction: Element) -> Item | None:
    declared, solution = question.declaration(interaction), question.solution(interaction)
    if not solution.values:
        question.say("X202", "It names no right answer.")
        return None
    why = question.why(interaction)
    stem = question.stem(interaction)
    if declared.base in _NUMBERS or solution.within:
        around = gaps.with_blanks(question.body, (interaction,), question.words)
        bare, unit = gaps.unit(around, question.body, interaction)
        return _number(question, bare or stem, unit, solution, why)
    if solution.partly:
        question.say("X203", "Some answers earn a part of the points there; here they count as wrong.")
    return Typed(id="", question=stem, accept=solution.values, exact=solution.exact, why=why)


def _number(question: _Question, stem: str, unit: str, solution: Solution, why: str) -> Item:
    if len(solution.values) > 1:
        question.say("X203", "Several numbers are right there; the first of them was kept.")
    return Number(id="", question=stem, number=solution.values[0], within=solution.within or "0", unit=unit, why=why)


def _order(question: _Question, interaction: Element) -> Item | None:
    steps = {found.get("identifier"): question.words.of(found) for found in interaction.children("simpleChoice")}
    right = question.solution(interaction).values
    if sorted(right) != sorted(steps):
        question.say("X202", "Its right order does not name each step once.")
        return None
    why = question.why(interaction)
    return Order(id="", question=question.stem(interaction), order=tuple(steps[name] for name in right), why=why)


def _match(question: _Question, interaction: Element) -> Item | None:
    sides = [
        {found.get("identifier"): question.words.of(found) for found in side.children("simpleAssociableChoice")}
        for side in interaction.children("simpleMatchSet")
    ]
    if len(sides) != 2:
        question.say("X202", "It has not two sides to be matched.")
        return None
    return _pairs(question, interaction, sides[0], sides[1])


def _associate(question: _Question, interaction: Element) -> Item | None:
    there = {
        found.get("identifier"): question.words.of(found) for found in interaction.children("simpleAssociableChoice")
    }
    pairs = _pair_names(question.solution(interaction))
    lefts = {left for left, _ in pairs}
    if lefts & {right for _, right in pairs} or not lefts:
        question.say("X201", "What it joins is no pairs of a left and a right; it was left out.")
        return None
    sides = ({name: there[name] for name in there if (name in lefts) is side} for side in (True, False))
    return _pairs(question, interaction, *sides)


def _pairs(question: _Question, interaction: Element, lefts: dict[str, str], rights: dict[str, str]) -> Item | None:
    joined = _pair_names(question.solution(interaction))
    known = [pair for pair in joined if pair[0] in lefts and pair[1] in rights]
    if len(known) < len(joined) or not known:
        question.say("X202", "Its right pairs name something that is not there, or there are none.")
        return None
    used = [right for _, right in known]
    if sorted(left for left, _ in known) != sorted(lefts) or len(set(used)) < len(used):
        question.say("X201", "It joins one thing to several, or to none; here pairs are one to one. It was left out.")
        return None
    order = list(lefts)
    return Match(
        id="",
        question=question.stem(interaction),
        match=tuple(Pair(lefts[left], rights[right]) for left, right in sorted(known, key=lambda p: order.index(p[0]))),
        also=tuple(text for name, text in rights.items() if name not in used),
        why=question.why(interaction),
    )


def _pair_names(solution: Solution) -> list[tuple[str, str]]:
    pairs = (value.split() for value in solution.values)
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def _gap_match(question: _Question, interaction: Element) -> Item | None:
    texts = {found.get("identifier"): question.words.of(found) for found in interaction.children("gapText", "gapImg")}
    pairs = _pair_names(question.solution(interaction))
    hidden = {gap: texts.get(text, "") for text, gap in pairs}
    found = tuple(interaction.within("gap"))
    return _filled(question, found, [hidden.get(gap.get("identifier"), "") for gap in found], question.why(interaction))


def _cloze(question: _Question, found: tuple[Element, ...]) -> Item | None:
    hidden = [_hidden(question, interaction) for interaction in found]
    return _filled(question, found, hidden, question.why(found[0]))


def _hidden(question: _Question, interaction: Element) -> str:
    """Return what belongs in a gap."""
    values = question.solution(interaction).values
    if not values:
        return ""
    if interaction.name == "textEntryInteraction":
        return question.words.plain(values[0])
    options = {found.get("identifier"): found for found in interaction.children("inlineChoice")}
    return question.words.of(options.get(values[0]))


def _filled(question: _Question, found: tuple[Element, ...], hidden: list[str], why: str) -> Item | None:
    around = gaps.with_blanks(question.body, found, question.words)
    text = "" if any("::" in inside for inside in hidden) else blanks.cloze(around, hidden)
    if not text:
        question.say("X202", "What belongs in one of its gaps is not said, or cannot be a gap here.")
        return None
    question.say("X204", "A text with gaps became a cloze: it is recalled, and not marked.")
    return Cloze(id="", text=text, why=why)


def _with_media(made: Item, question: _Question) -> Item:
    """Return an item with the picture that ends its question, and with the first sound that stood in it."""
    sounds = question.words.sounds()
    if len(sounds) > 1:
        question.say("X203", "It has several sounds; the first of them was kept.")
    if sounds:
        made = replace(made, audio=sounds[0])
    for field in ("question", "statement"):
        stem, picture = apart(getattr(made, field, ""))
        if picture:
            return replace(made, image=picture, **{field: stem})
    return made


_KINDS: dict[str, Callable[[_Question, Element], Item | None]] = {
    "choiceInteraction": _choice,
    "inlineChoiceInteraction": _choice,
    "textEntryInteraction": _entry,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "associateInteraction": _associate,
    "gapMatchInteraction": _gap_match,
}
