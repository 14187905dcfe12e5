"""Reading Moodle's XML: categories, questions of its usual kinds, and the files within them."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.model import Card, Item, Order, TrueFalse
from quizapp.deck.reading.report import quoted
from quizapp.exchange import loading
from quizapp.exchange.carried import Carried
from quizapp.exchange.gathering import Draft, Gathering
from quizapp.exchange.moodle import categories, embedded, made
from quizapp.exchange.moodle.files import Files
from quizapp.exchange.moodle.made import Answer, Made
from quizapp.exchange.moodle.texts import Texts, format_named
from quizapp.exchange.notes import Notes
from quizapp.exchange.unreadable import UnreadableError
from quizapp.exchange.xml import Element, parse

_ASKS_NOTHING = {"description", "essay"}
_WHOLE_FEEDBACK = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_USUAL_FEEDBACK = "your answer is"

_PARSING = 0.4  # of the time


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a file of Moodle's XML holds; never raises for what is in it."""
    notes = Notes(str(path))
    data = loading.content(path, notes)
    if data is None:
        return Carried((), findings=notes.all())
    gathering = Gathering(notes)
    try:
        root = parse(data, progress.part(0, _PARSING))
    except UnreadableError as problem:
        notes.add("X104", str(problem))
        return Carried((), findings=notes.all())
    home = (path.stem, "")
    questions = list(root.within("question")) if root.name == "quiz" else []
    for question in progress.part(_PARSING, 1).over(questions):
        if notes.is_full:
            break
        if question.get("type") == "category":
            title, section = categories.split(_text(question.child("category", "text")))
            home = (title or path.stem, section)
        else:
            _Reading(gathering.deck(home[0]), home[1], notes, question).take()
    return Carried(gathering.carried(), findings=notes.all())


class _Reading:
    """One question on its way to an item, or to several where it is a cloze."""

    def __init__(self, draft: Draft, section: str, notes: Notes, question: Element) -> None:
        self._draft = draft
        self._section = section
        self._notes = notes
        self._question = question
        self._kind = question.get("type")
        self._texts = Texts()
        self._files = Files(draft.files)
        self._name = " ".join(unescape(_text(question.child("name", "text"))).split())

    def take(self) -> None:
        """Take the question."""
        found = list(self._made())
        for number, one in enumerate(found, 1):
            self._keep(one, number if len(found) > 1 else 0)

    def _keep(self, found: Made, number: int) -> None:
        line = self._question.line
        if found.item is None:
            code = "X201" if not found.lost or self._kind in _ASKS_NOTHING else "X202"
            for reason in found.lost or (f"Questions of the kind {quoted(self._kind)} are not known here.",):
                self._notes.add(code, f"{quoted(self._name or 'A question')} was left out: {reason}", line=line)
            return
        own = _text(self._question.child("idnumber")).strip()
        tail = f"-{number}" if number else ""
        item = self._carrying(found.item)
        kept = self._draft.add(item, own_id=f"{own}{tail}" if own else "", name=self._named(tail), line=line)
        if kept is None:
            return
        for reason in (*found.lost, *self._not_carried()):
            self._notes.add("X204" if isinstance(kept, Card) else "X203", reason, line=line, item=kept.id)
        for loss in self._texts.lost:
            self._notes.add(loss.code, loss.message, line=line, item=kept.id)
        for code, message in self._files.lost:
            self._notes.add(code, message, line=line, item=kept.id)

    def _named(self, tail: str) -> str:
        return f"{self._name}{tail}" if self._name else ""

    def _carrying(self, item: Item) -> Item:
        """Return an item with what any question carries."""
        tags = tuple(_text(tag.child("text")).strip() for tag in self._question.within("tag"))
        hint = next(filter(None, (self._read(one) for one in self._question.children("hint"))), "")
        why = item.why or ("" if isinstance(item, Card) else self._read(self._question.child("generalfeedback")))
        return replace(item, tags=tags, hint=hint, why=why, section=self._draft.section(self._section))

    def _not_carried(self) -> Iterator[str]:
        if len([one for one in self._question.children("hint") if self._read(one)]) > 1:
            yield "Only the first hint is kept."
        whole = (self._read(self._question.child(name)).lower() for name in _WHOLE_FEEDBACK)
        if any(text and not text.startswith(_USUAL_FEEDBACK) for text in whole):
            yield "Feedback to the question as a whole has no place here."

    def _made(self) -> Iterator[Made]:
        asked = self._read(self._question.child("questiontext"))
        match self._kind:
            case "multichoice":
                single = _text(self._question.child("single")).strip().lower() in {"true", "1", ""}
                keep = _text(self._question.child("shuffleanswers")).strip().lower() in {"false", "0"}
                yield made.choice(asked, self._answers(), single=single, keep_order=keep)
            case "truefalse":
                yield self._true_false(asked)
            case "shortanswer":
                exact = _text(self._question.child("usecase")).strip() == "1"
                yield made.typed(asked, self._typed_answers(), exact=exact)
            case "numerical":
                yield made.number(asked, self._typed_answers(), self._unit())
            case "matching":
                yield made.match(asked, list(self._pairs()))
            case "ordering":
                steps = tuple(self._read(answer) for answer in self._question.children("answer"))
                yield Made(Order(id="", question=asked, order=steps))
            case "cloze":
                yield from self._parts()
            case "essay":
                yield self._essay(asked)
            case "description":
                yield Made(None, ("A description asks nothing.",))
            case _:
                yield Made(None)

    def _parts(self) -> Iterator[Made]:
        text = self._question.child("questiontext")
        html = "" if text is None else self._files.placed(_text(text.child("text")), text)
        found = list(embedded.parts(html, lambda part: self._texts.markdown(part, "html")))
        yield from found or (Made(None, ("Its text has no gaps.",)),)

    def _essay(self, asked: str) -> Made:
        back = self._read(self._question.child("graderinfo")) or self._read(self._question.child("generalfeedback"))
        if not back:
            return Made(None, ("An essay without an answer to compare with cannot be marked.",))
        return Made(Card(id="", front=asked, back=back), ("An essay became a card.",))

    def _true_false(self, asked: str) -> Made:
        answers = list(self._question.children("answer"))
        right = [answer for answer in answers if _fraction(answer) > 0]
        word = _text(right[0].child("text")).strip().lower() if right else ""
        if word not in {"true", "false"}:
            return Made(None, ("It does not say whether its statement is true.",))
        why = [self._read(self._question.child("generalfeedback"))]
        why += [self._read(answer.child("feedback")) for answer in answers]
        told = "\n\n".join(dict.fromkeys(filter(None, why)))
        return Made(TrueFalse(id="", statement=asked, truth=word == "true", why=told))

    def _answers(self) -> list[Answer]:
        return [
            Answer(self._read(answer), _fraction(answer), self._read(answer.child("feedback")))
            for answer in self._question.children("answer")
        ]

    def _typed_answers(self) -> list[Answer]:
        return [
            Answer(
                _text(answer.child("text")).strip(),
                _fraction(answer),
                self._read(answer.child("feedback")),
                _text(answer.child("tolerance")).strip() or "0",
            )
            for answer in self._question.children("answer")
        ]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for pair in self._question.children("subquestion"):
            right = _text(pair.child("answer", "text"))
            yield self._read(pair), self._texts.markdown(right, "plain")

    def _unit(self) -> str:
        for unit in self._question.within("unit"):
            if _text(unit.child("multiplier")).strip() in {"1", "1.0", ""}:
                return _text(unit.child("unit_name")).strip()
        return ""

    def _read(self, element: Element | None) -> str:
        """Return the text of an element as Markdown, its files taken along."""
        if element is None:
            return ""
        text = element.child("text")
        form = format_named(element.get("format")) or "html"
        return self._texts.markdown(self._files.placed(_text(text if text is not None else element), element), form)


def _text(element: Element | None) -> str:
    return "" if element is None else element.text


def _fraction(answer: Element) -> float:
    try:
        share = float(answer.get("fraction", "0")) / 100
    except ValueError:
        return 0.0
    return share if -1 <= share <= 1 else 0.0
