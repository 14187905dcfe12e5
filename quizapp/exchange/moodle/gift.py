"""Reading GIFT as Moodle does: the same escapes, and the kinds of questions told apart in the same order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.model import Card, Item
from quizapp.deck.reading.report import quoted
from quizapp.deck.reading.slug import is_id
from quizapp.exchange import loading
from quizapp.exchange.carried import Carried
from quizapp.exchange.gathering import Gathering
from quizapp.exchange.limits import ROW_CHARACTERS
from quizapp.exchange.moodle import categories, made
from quizapp.exchange.moodle.made import Answer, Made
from quizapp.exchange.moodle.texts import TextFormat, Texts, format_named
from quizapp.exchange.notes import Notes

_SIGNS = ":#={}~\\"
_KEPT = dict(zip(_SIGNS, map(chr, range(0xE100, 0xE100 + len(_SIGNS))), strict=True)) | {"n": "\ue10f"}
_BACK = {ord(kept): "\n" if sign == "n" else sign for sign, kept in _KEPT.items()}
_ESCAPE = re.compile(r"\\([:#={}~\\n])")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_FORMAT = re.compile(r"\[([a-z_]+)\]")
_TAGGED = re.compile(r"\[(id|tag):((?:[^\[\]\\\n]|\\.)*)\]")
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}
_BLANK = "_____"


@dataclass(slots=True)
class _Block:
    """The lines of one question. line: where the first stands; own_id and tags: from the comments before it."""

    line: int
    lines: list[str] = field(default_factory=list)
    own_id: str = ""
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question cut into its parts, its texts still as they are written. None for answers: there are no braces."""

    name: str
    text: str
    form: TextFormat
    answers: str | None
    general: str


class _BrokenError(Exception):
    """A question is not GIFT; the message says why."""


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a GIFT file holds; never raises for what is in it."""
    notes = Notes(str(path))
    text = loading.text(path, notes)
    if text is None:
        return Carried((), findings=notes.all())
    gathering = Gathering(notes)
    deck, section = path.stem, ""
    for block in progress.over(_blocks(text)):
        if notes.is_full:
            break
        joined = "\n".join(block.lines).strip()
        if joined.startswith("$CATEGORY:"):
            first, _, joined = joined.partition("\n")
            title, section = categories.split(first.removeprefix("$CATEGORY:"))
            deck = title or path.stem
        if joined.strip():
            _Reading(gathering, notes, deck, section).take(block, joined.strip())
    return Carried(gathering.carried(), findings=notes.all())


def _blocks(text: str) -> list[_Block]:
    """Cut a text at its empty lines; comments are taken out."""
    blocks: list[_Block] = []
    block = _Block(1)
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("//"):
            _take_comment(line, block)
        elif line:
            block.line = block.line if block.lines else number
            block.lines.append(line)
        elif block.lines:
            blocks.append(block)
            block = _Block(number)
    return [*blocks, block] if block.lines else blocks


def _take_comment(line: str, block: _Block) -> None:
    for kind, written in _TAGGED.findall(line):
        value = re.sub(r"\\(.)", r"\1", written).strip()
        if kind == "id":
            block.own_id = value
        elif value:
            block.tags.append(value)


class _Reading:
    """One question on its way to an item."""

    def __init__(self, gathering: Gathering, notes: Notes, deck: str, section: str) -> None:
        self._gathering = gathering
        self._notes = notes
        self._deck = deck
        self._section = section
        self._texts = Texts()
        self._form: TextFormat = "moodle"

    def take(self, block: _Block, text: str) -> None:
        """Take one question."""
        try:
            if len(text) > ROW_CHARACTERS:
                raise _BrokenError("It is too long.")
            question = self._cut(text)
            found = self._made(question)
        except _BrokenError as broken:
            self._notes.add("X202", f"{quoted(_plain(text))} cannot be used: {broken}", line=block.line)
            return
        if found.item is None:
            code = "X202" if question.answers else "X201"
            for reason in found.lost:
                self._notes.add(code, f"{quoted(_plain(question.text))} was left out: {reason}", line=block.line)
            return
        self._keep(found.item, question, block, found.lost)

    def _keep(self, item: Item, question: _Question, block: _Block, lost: tuple[str, ...]) -> None:
        draft = self._gathering.deck(self._deck)
        if not item.why and not isinstance(item, Card):
            item = replace(item, why=self._read(question.general))
        item = replace(item, section=draft.section(self._section), tags=tuple(block.tags))
        own_id = next((one for one in (block.own_id, question.name) if is_id(one)), block.own_id)
        kept = draft.add(item, own_id=own_id, name=question.name, line=block.line)
        if kept is None:
            return
        for reason in lost:
            code = "X204" if isinstance(kept, Card) else "X203"
            self._notes.add(code, reason, line=block.line, item=kept.id)
        for loss in self._texts.lost:
            self._notes.add(loss.code, loss.message, line=block.line, item=kept.id)
        for file in self._texts.pictures:
            message = f"{quoted(file)} does not come with a text file."
            self._notes.add("X401", message, line=block.line, item=kept.id)

    def _cut(self, text: str) -> _Question:
        text = _ESCAPE.sub(lambda found: _KEPT[found[1]], text.translate(dict.fromkeys(_BACK)))
        name = ""
        if text.startswith("::") and "::" in text[2:]:
            name, _, text = text[2:].partition("::")
            text = text.strip()
        start, end = text.find("{"), text.find("}")
        if start < 0 and end < 0:
            answers, general = None, ""
        elif start < 0 or end < start:
            raise _BrokenError("A brace has no partner.")
        else:
            answers, _, general = text[start + 1 : end].strip().rpartition("####")
            answers, general = (answers.strip(), general) if "####" in text[start:end] else (general, "")
            rest = text[end + 1 :]
            text = text[:start] + (_BLANK + rest if rest.strip() else "")
        form, text = self._format(text.strip(), "moodle")
        self._form = form
        return _Question(_shown(name).strip(), text, form, answers, general)

    def _made(self, question: _Question) -> Made:
        """Return the item; the kinds are told apart in Moodle's order."""
        answers = question.answers
        if answers is None:
            return Made(None, ("A description asks nothing.",))
        asked = self._texts.markdown(_shown(question.text), question.form)
        if not answers:
            return self._essay(asked, question.general)
        if answers.startswith("#"):
            return self._numerical(asked, answers[1:])
        if "~" in answers:
            return made.choice(asked, self._answers(answers.replace("=", "~="), "~"), single="=" in answers)
        if "=" in answers and "->" in answers:
            return made.match(asked, self._pairs(answers))
        word = answers.partition("#")[0].strip()
        if word in _TRUE | _FALSE:
            return self._true_false(asked, answers, truth=word in _TRUE)
        return made.typed(asked, [self._plain_answer(answer) for answer in self._split(answers, "=")])

    def _essay(self, asked: str, general: str) -> Made:
        back = self._read(general)
        if not back:
            return Made(None, ("An essay without an answer to compare with cannot be marked.",))
        return Made(Card(id="", front=asked, back=back), ("An essay became a card.",))

    def _numerical(self, asked: str, answers: str) -> Made:
        answers, wrong, _ = answers.partition("~")
        numbers = [self._number(answer) for answer in self._split(answers, "=")]
        found = made.number(asked, numbers)
        return Made(found.item, (*found.lost, "Feedback to wrong numbers has no place here.")) if wrong else found

    def _number(self, written: str) -> Answer:
        answer = self._plain_answer(written)
        if ".." in answer.text:
            ends = made.between(*answer.text.split("..", 1))
            if ends is None:
                raise _BrokenError("An end of its range is no number.")
            return _number(answer, *ends)
        value, _, within = answer.text.partition(":")
        return _number(answer, value.strip(), within.strip() or "0")

    def _true_false(self, asked: str, answers: str, *, truth: bool) -> Made:
        _, *feedback = answers.split("#", 2)
        why = "\n\n".join(filter(None, map(self._read, feedback)))
        found = made.true_or_false(asked, truth)
        return Made(replace(found.item, why=why) if found.item is not None and why else found.item)

    def _answers(self, answers: str, sign: str) -> list[Answer]:
        return [self._answer(one) for one in self._split(answers, sign)]

    def _answer(self, written: str) -> Answer:
        fraction, written = (1.0, written[1:]) if written.startswith("=") else _weighed(written, 0.0)
        text, _, feedback = written.partition("#")
        return Answer(self._read(text), fraction, self._read(feedback))

    def _plain_answer(self, written: str) -> Answer:
        """Return an answer that is typed: its text is no markup."""
        fraction, written = _weighed(written, 1.0)
        text, _, feedback = written.partition("#")
        return Answer(_shown(self._format(text.strip(), "plain")[1]).strip(), fraction, self._read(feedback))

    def _pairs(self, answers: str) -> list[tuple[str, str]]:
        pairs = []
        for answer in self._split(answers, "="):
            left, arrow, right = answer.partition("->")
            if not arrow:
                raise _BrokenError("A pair has no ->.")
            is_markdown = self._form == "markdown"
            right = _shown(right).strip()
            pairs.append((self._read(left), right if is_markdown else Texts().markdown(right, "plain")))
        return pairs

    def _split(self, answers: str, sign: str) -> list[str]:
        first, *rest = answers.split(sign)
        return [answer.strip() for answer in ((first, *rest) if first.strip() else rest) if answer.strip()]

    def _read(self, written: str) -> str:
        form, text = self._format(written.strip(), self._form)
        return self._texts.markdown(_shown(text), form)

    def _format(self, text: str, usual: TextFormat) -> tuple[TextFormat, str]:
        found = _FORMAT.match(text)
        form = format_named(found[1]) if found else None
        return (usual, text) if found is None or form is None else (form, text[found.end() :])


def _number(answer: Answer, text: str, within: str) -> Answer:
    return Answer(text, answer.fraction, answer.feedback, within)


def _weighed(written: str, usual: float) -> tuple[float, str]:
    found = _WEIGHT.match(written)
    return (float(found[1]) / 100, written[found.end() :].strip()) if found else (usual, written)


def _shown(text: str) -> str:
    return text.translate(_BACK)


def _plain(text: str) -> str:
    return " ".join(_shown(text).split())
