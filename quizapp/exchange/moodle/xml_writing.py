"""Writing Moodle's XML: texts as HTML, pictures within them, sections as categories, ids as id numbers."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import assert_never
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape, quoteattr

from quizapp.deck import cloze
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.escaping import picture
from quizapp.exchange.flat import answer, prompt
from quizapp.exchange.markup import to_html
from quizapp.exchange.moodle import categories, marks
from quizapp.exchange.notes import Notes

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
_NO_PLACE = ("evidence", "refs", "as_of", "audio", "was")
_NAME_CHARACTERS = 80
_SOURCE = re.compile(r'(<img src=")([^"]*)(")')
_GAP = re.compile("\ue200([0-9]{1,5})\ue201")
_GAP_SIGNS = re.compile("[\ue200\ue201]")
_IN_GAPS = re.compile(r"[\\}~#/\"]")


def write(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as Moodle's XML."""
    notes = Notes("")
    questions = "".join(part for carried in decks for part in _Deck(carried, notes).questions())
    return Written(f"{_HEAD}{questions}</quiz>\n".encode(), notes.all())


class _Deck:
    """One deck on its way out."""

    def __init__(self, carried: CarriedDeck, notes: Notes) -> None:
        self._deck = carried.deck
        self._files: Mapping[str, bytes] = carried.files
        self._notes = notes
        self._gaps: list[str] = []

    def questions(self) -> Iterator[str]:
        """Yield categories and questions."""
        deck = self._deck
        titles = {section.id: section.title for section in deck.source.sections}
        section: str | None = None
        for item in deck.items:
            if item.section != section:
                section = item.section
                path = "$course$/top/" + categories.joined(deck.title, titles.get(section, section))
                yield f'<question type="category"><category><text>{escape(path)}</text></category></question>\n'
            yield self._question(item)
        lost = [name for name in ("about", "language", "references", "tags") if getattr(deck, name)]
        if lost:
            self._notes.add("X203", f"{', '.join(lost)} of the deck {deck.id} have no place in Moodle's XML.")

    def _question(self, item: Item) -> str:
        kind, asked, body = self._parts(item)
        lost = [name for name in _NO_PLACE if getattr(item, name)]
        if lost:
            message = f"{', '.join(lost)} of an item of {self._deck.id} have no place in Moodle's XML."
            self._notes.add("X203", message, item=item.id)
        if item.image:
            asked = f"{asked}\n\n{picture(item.image)}"
        why = "" if kind == "essay" else item.why
        tags = "".join(f"<tag><text>{escape(tag)}</text></tag>" for tag in item.tags)
        name = escape(" ".join(prompt(item).split())[:_NAME_CHARACTERS])
        return "\n".join(
            [
                f"<question type={quoteattr(kind)}>",
                f"<name><text>{name}</text></name>",
                self._text("questiontext", asked),
                self._text("generalfeedback", answer(item) if kind == "essay" else why),
                f"<idnumber>{item.id}</idnumber>",
                *body,
                *([self._text("hint", item.hint)] if item.hint else []),
                *([f"<tags>{tags}</tags>"] if tags else []),
                "</question>\n",
            ]
        )

    def _parts(self, item: Item) -> tuple[str, str, list[str]]:
        """Return the kind of question, what is asked, and the elements that only this kind has."""
        match item:
            case Card():
                self._tell_essay(item)
                return "essay", item.front, [self._text("graderinfo", item.back)]
            case Cloze():
                return "cloze", self._with_gaps(item), []
            case ChooseOne() | ChooseAll():
                return "multichoice", item.question, self._options(item)
            case TrueFalse():
                return "truefalse", item.statement, _truth(item)
            case Typed():
                answers = [_plain_answer(one.replace("*", "\\*")) for one in item.accept]
                return "shortanswer", item.question, [f"<usecase>{int(item.exact)}</usecase>", *answers]
            case Number():
                return "numerical", item.question, _number(item)
            case Order():
                steps = [self._answer(step, "1.0000000") for step in item.order]
                return (
                    "ordering",
                    item.question,
                    ["<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>", *steps],
                )
            case Match():
                sides = [*((pair.left, pair.right) for pair in item.match), *(("", right) for right in item.also)]
                return "matching", item.question, [self._pair(left, right) for left, right in sides]
            case _:
                assert_never(item)

    def _tell_essay(self, item: Card) -> None:
        deck = self._deck.id
        self._notes.add("X204", f"A card of {deck} became an essay with its answer for who marks it.", item=item.id)
        if item.why:
            self._notes.add("X203", f"'why' of a card of {deck} has no place in an essay.", item=item.id)

    def _with_gaps(self, item: Cloze) -> str:
        gaps = [part for part in cloze.parse(item.text) if isinstance(part, cloze.Gap)]
        if any(gap.hint for gap in gaps) or len({gap.group for gap in gaps}) < len(gaps):
            message = f"Hints and groups of gaps of {self._deck.id} have no place in Moodle's XML."
            self._notes.add("X203", message, item=item.id)
        parts = cloze.parse(item.text)
        self._gaps = [_gap(part.hidden) for part in parts if isinstance(part, cloze.Gap)]
        places = (f"\ue200{number}\ue201" for number in range(len(self._gaps)))
        return "".join(_GAP_SIGNS.sub("", part) if isinstance(part, str) else next(places) for part in parts)

    def _options(self, item: ChooseOne | ChooseAll) -> list[str]:
        if isinstance(item, ChooseAll) and (item.marking != "plus-minus" or not marks.fits(item)):
            message = f"How a question of {self._deck.id} is marked has no place in Moodle's XML."
            self._notes.add("X203", message, item=item.id)
        single = "true" if isinstance(item, ChooseOne) else "false"
        shuffled = "false" if item.keep_order else "true"
        head = f"<single>{single}</single><shuffleanswers>{shuffled}</shuffleanswers>"
        return [head, *(self._answer(option.text, share, option.feedback) for option, share in marks.shares(item))]

    def _answer(self, text: str, share: str, feedback: str = "") -> str:
        told = self._text("feedback", feedback)
        return f'<answer fraction="{share}" format="html">{self._inside(text)}{told}</answer>'

    def _pair(self, left: str, right: str) -> str:
        return f'<subquestion format="html">{self._inside(left)}<answer>{_plain(right)}</answer></subquestion>'

    def _text(self, element: str, markdown: str) -> str:
        return f'<{element} format="html">{self._inside(markdown)}</{element}>'

    def _inside(self, markdown: str) -> str:
        """Return the text of an element as HTML, and the files that it names."""
        found: dict[str, bytes] = {}

        def embedded(match: re.Match[str]) -> str:
            path = unquote(match[2])
            content = self._files.get(path)
            if content is None:
                return match[0]
            name = PurePosixPath(path).name
            found[name] = content
            return f"{match[1]}@@PLUGINFILE@@/{quote(name)}{match[3]}"

        html = _SOURCE.sub(embedded, to_html(markdown))
        html = _GAP.sub(lambda place: self._gaps[int(place[1])], html)
        files = "".join(
            f'<file name={quoteattr(name)} path="/" encoding="base64">{b64encode(content).decode()}</file>'
            for name, content in found.items()
        )
        return f"<text>{escape(html)}</text>{files}"


def _gap(hidden: str) -> str:
    """Return a gap as Moodle has it, in HTML."""
    typed = _IN_GAPS.sub(r"\\\g<0>", " ".join(hidden.split()).replace("*", "\\*"))
    return f"{{1:SHORTANSWER:={escape(typed)}}}"


def _truth(item: TrueFalse) -> list[str]:
    return [
        f'<answer fraction="{100 if item.truth == truth else 0}" format="moodle_auto_format">{_plain(word)}'
        '<feedback format="html"><text></text></feedback></answer>'
        for word, truth in (("true", True), ("false", False))
    ]


def _plain_answer(text: str, more: str = "") -> str:
    return f'<answer fraction="100" format="plain_text">{_plain(text)}{more}</answer>'


def _number(item: Number) -> list[str]:
    answer_element = _plain_answer(item.number, f"<tolerance>{marks.tolerance(item)}</tolerance>")
    if not item.unit:
        return [answer_element]
    unit = f"<unit><multiplier>1</multiplier><unit_name>{escape(item.unit)}</unit_name></unit>"
    return [answer_element, f"<units>{unit}</units>", "<unitgradingtype>0</unitgradingtype><showunits>3</showunits>"]


def _plain(text: str) -> str:
    return f"<text>{escape(text)}</text>"
