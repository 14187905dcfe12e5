"""Aiken: a question, options with letters, and the letter of the right one; nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.model import ChooseOne, Deck, Item, Option
from quizapp.deck.reading.report import quoted
from quizapp.exchange import loading
from quizapp.exchange.carried import Carried, CarriedDeck, Written
from quizapp.exchange.gathering import Draft, Gathering
from quizapp.exchange.markup import from_plain
from quizapp.exchange.notes import Notes

_OPTION = re.compile(r"([A-Z])[.)]\s+(\S.*)")
_ANSWER = re.compile(r"ANSWER:\s*([A-Z])?")
_MOST = 26
_LOST = ("hint", "why", "evidence", "refs", "as_of", "image", "audio", "tags", "section")


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what an Aiken file holds; never raises for what is in it."""
    notes = Notes(str(path))
    text = loading.text(path, notes)
    if text is None:
        return Carried((), findings=notes.all())
    gathering = Gathering(notes)
    _Reading(gathering.deck(path.stem), notes).take(text, progress)
    return Carried(gathering.carried(), findings=notes.all())


class _Reading:
    """One file on its way to a deck, line by line."""

    def __init__(self, draft: Draft, notes: Notes) -> None:
        self._draft = draft
        self._notes = notes
        self._asked: list[str] = []
        self._options: dict[str, str] = {}
        self._line = 0

    def take(self, text: str, progress: Progress) -> None:
        for number, raw in enumerate(progress.over(text.split("\n")), 1):
            if self._notes.is_full:
                return
            line = raw.strip()
            if (answer := _ANSWER.match(line)) is not None:
                self._finish(answer[1] or "")
            elif line and (option := _OPTION.match(line)) is not None and self._asked:
                self._options[option[1]] = option[2].strip()
            elif line and self._options:
                self._notes.add("X202", f"{quoted(self._asked[0])} has no ANSWER.", line=self._line)
                self._begin(line, number)
            elif line and self._asked:
                self._asked.append(line)
            elif line:
                self._begin(line, number)
        if self._asked:
            self._notes.add("X202", f"{quoted(self._asked[0])} has no ANSWER.", line=self._line)

    def _begin(self, line: str, number: int) -> None:
        self._asked, self._options, self._line = [line], {}, number

    def _finish(self, letter: str) -> None:
        asked, options, line = self._asked, self._options, self._line
        self._asked, self._options = [], {}
        if not asked:
            return
        right = options.pop(letter, "")
        if not right or not options:
            self._notes.add("X202", f"{quoted(asked[0])} has no such option, or only one.", line=line)
            return
        wrong = tuple(Option(from_plain(text)) for text in options.values())
        question = from_plain("\n".join(asked))
        self._draft.add(ChooseOne(id="", question=question, right=Option(from_plain(right)), wrong=wrong), line=line)


def write(decks: Sequence[CarriedDeck]) -> Written:
    """Return the questions with one right option as Aiken; what else there is has no place in it."""
    notes = Notes("")
    parts = [part for carried in decks for item in carried.deck.items if (part := _written(item, carried.deck, notes))]
    if len(decks) > 1:
        notes.add("X203", "Several decks became one: Aiken has no decks.")
    for carried in decks:
        if carried.files:
            notes.add("X403", f"{len(carried.files)} pictures and sounds of {carried.deck.id} have no place in Aiken.")
    return Written("\n".join(parts).encode(), notes.all())


def _written(item: Item, deck: Deck, notes: Notes) -> str:
    if not isinstance(item, ChooseOne):
        notes.add(
            "X208", f"Aiken has questions with one right option alone; an item of {deck.id} is left out.", item=item.id
        )
        return ""
    options = [option.text for option in item.wrong]
    at = item.right_at - 1 if item.keep_order else len(item.id) % (len(options) + 1)  # not always the first
    options.insert(at, item.right.text)
    if len(options) > _MOST:
        notes.add("X208", f"A question of {deck.id} has more than {_MOST} options; it is left out.", item=item.id)
        return ""
    lost = [name for name in _LOST if getattr(item, name)]
    if lost or any(option.feedback for option in (item.right, *item.wrong)):
        names = ", ".join([*lost, "feedback"])
        notes.add("X203", f"{names}: of a question of {deck.id} these have no place in Aiken.", item=item.id)
    lines = [f"{chr(65 + number)}) {_on_a_line(text)}" for number, text in enumerate(options)]
    return "\n".join([_on_a_line(item.question), *lines, f"ANSWER: {chr(65 + at)}\n"])


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
