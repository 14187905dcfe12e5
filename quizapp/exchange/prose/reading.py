"""Reading running text: questions and answers, clozes, and terms with their definitions; headings are the outline."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck import cloze
from quizapp.deck.model import Card, Cloze, Item
from quizapp.exchange import loading
from quizapp.exchange.carried import Carried
from quizapp.exchange.gathering import Draft, Gathering
from quizapp.exchange.notes import Notes
from quizapp.exchange.prose import gaps
from quizapp.exchange.prose.lines import Mark, fenced, freed, mark_of

_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)\n((?:[^\n]*\n){0,60}?)\1[ \t]*(?:\n|$)")
_TITLE = re.compile(r"^(?:name|title)\s*[=:]\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_OWN = re.compile(r"<!-- id: ([a-z0-9-]+)(?:; tags: ([^\n]*))? -->\s*$")
_PAIR = re.compile(r"^(?:[-*+]\s+)?(.*?\S)\s*(:{2,3})\s+(\S.*)$|^(?:[-*+]\s+)?(\S.*?)(:{2,3})(\S.*)$")
_HASHTAGS = re.compile(r"(?:#[^\s#]+\s*)+$")
_SCHEDULE = re.compile(r"<!--SR:[^<>]*-->")


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a running text holds; never raises for what is in it."""
    notes = Notes(str(path))
    text = loading.text(path, notes)
    if text is None:
        return Carried((), findings=notes.all())
    gathering = Gathering(notes)
    _Reading(gathering, notes, path.stem).take(text, progress)
    return Carried(gathering.carried(), findings=notes.all())


class _Reading:
    """One text on its way to a deck, line by line.

    A block is open from ``Q:`` or ``C:`` to the next one, a heading or a rule; a paragraph between blocks ends with an
    empty line. An item waits until it is known whether a comment with its id follows.
    """

    def __init__(self, gathering: Gathering, notes: Notes, title: str) -> None:
        self._gathering = gathering
        self._notes = notes
        self._title = title
        self._is_titled = False
        self._draft: Draft | None = None
        self._section = ""
        self._tags: tuple[str, ...] = ()
        self._block: dict[Mark, list[str]] = {}
        self._part: Mark = ""  # of the open block; "" between blocks
        self._paragraph: list[str] = []
        self._line = 0  # where the block or the paragraph began
        self._waiting: tuple[Item, int] | None = None

    def take(self, text: str, progress: Progress) -> None:
        """Take all lines."""
        start = 1
        if matter := _FRONT_MATTER.match(text):
            if named := _TITLE.search(matter[2]):
                self._title, self._is_titled = named[1], True
            start += text.count("\n", 0, matter.end())
            text = text[matter.end() :]
        lines = text.split("\n")
        for number, (line, code) in enumerate(zip(progress.over(lines), fenced(lines), strict=True), start):
            if self._notes.is_full:
                return
            if code:
                self._go_on(line, number)
            else:
                self._take_line(line, number)
        self._end()
        self._let_go()

    def _take_line(self, line: str, number: int) -> None:
        mark = mark_of(line)
        if own := _OWN.match(line):
            self._end()
            self._let_go(own[1], tuple(filter(None, (own[2] or "").split(", "))))
        elif mark == "A" and self._part == "Q":
            self._part = mark
            self._block[mark] = [line[2:].lstrip()]
        elif mark in {"Q", "C"}:
            self._end()
            self._part, self._line = mark, number
            self._block = {mark: [line[2:].lstrip()]}
        elif mark in {"rule", "heading"}:
            self._end()
            if mark == "heading":
                self._take_heading(line)
        elif line.strip():
            self._go_on(line, number)
        elif self._part:
            self._block[self._part].append("")
        else:
            self._end()

    def _go_on(self, line: str, number: int) -> None:
        if self._part:
            self._block[self._part].append(line)
        else:
            self._line = self._line if self._paragraph else number
            self._paragraph.append(line)

    def _take_heading(self, line: str) -> None:
        sharps, _, title = line.partition(" ")
        title = title.strip().rstrip("#").strip()
        if len(sharps) == 1 and not self._is_titled and self._draft is None:
            self._title, self._is_titled = title, True
        else:
            self._section = title

    def _end(self) -> None:
        """End the open block or paragraph."""
        block, self._block, self._part = self._block, {}, ""
        paragraph, self._paragraph = self._paragraph, []
        if "C" in block:
            self._keep(Cloze(id="", text=gaps.from_brackets(freed(block["C"]))), self._line)
        elif block:
            self._keep(Card(id="", front=freed(block["Q"]), back=freed(block.get("A", []))), self._line)
        elif paragraph:
            self._take_paragraph(paragraph)

    def _take_paragraph(self, lines: list[str]) -> None:
        """Take hashtags, a card around a question mark, a text with gaps, or terms with definitions."""
        sign = next((one for one in ("?", "??") if one in lines[1:-1]), "")
        text = _SCHEDULE.sub("", gaps.from_highlights(freed(lines))).strip()
        if all(_HASHTAGS.match(one.strip()) for one in lines):
            self._tags = tuple(tag for one in lines for tag in map(_tag, one.split()) if tag)
        elif sign:
            at = lines.index(sign, 1)
            back = _SCHEDULE.sub("", freed(lines[at + 1 :])).strip()
            self._keep(Card(id="", front=freed(lines[:at]), back=back, both_ways=sign == "??"), self._line)
        elif cloze.groups(text):
            self._keep(Cloze(id="", text=text), self._line)
        else:
            for number, line in enumerate(lines, self._line):
                self._take_pair(line, number)

    def _take_pair(self, line: str, number: int) -> None:
        line = _SCHEDULE.sub("", line).strip()
        pair = _PAIR.match(line)
        if pair is not None:
            front, sign, back = pair.group(1, 2, 3) if pair[2] else pair.group(4, 5, 6)
            self._keep(Card(id="", front=front, back=back, both_ways=sign == ":::"), number)
        elif line and not line.startswith("<!--"):
            self._notes.add("X206", "This line is no card: it has neither Q: nor :: nor a gap.", line=number)

    def _keep(self, item: Item, line: int) -> None:
        self._let_go()
        self._waiting = (item, line)

    def _let_go(self, own_id: str = "", tags: tuple[str, ...] = ()) -> None:
        if self._waiting is None:
            return
        (item, line), self._waiting = self._waiting, None
        self._draft = self._draft or self._gathering.deck(self._title)
        section = self._draft.section(self._section)
        self._draft.add(replace(item, section=section, tags=(*self._tags, *tags)), own_id=own_id, line=line)


def _tag(hashtag: str) -> str:
    """Return the tag that a hashtag is; "" for those that only say that here are cards."""
    bare = hashtag.strip("#")
    return bare.removeprefix("flashcards").strip("/")
