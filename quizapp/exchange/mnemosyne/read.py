"""Reading Mnemosyne: facts become cards and clozes of one deck, and answers reviews."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.face_key import item_key
from quizapp.exchange import archive, loading, xml
from quizapp.exchange.archive import Archive, Limits
from quizapp.exchange.carried import Carried, CarriedReview, CarriedStanding
from quizapp.exchange.gathering import Draft, Gathering, noted
from quizapp.exchange.limits import MEDIA_BYTES
from quizapp.exchange.markup import from_html
from quizapp.exchange.mnemosyne import entries, facts, old, tabs
from quizapp.exchange.mnemosyne.entries import Asked, Entries, Fact, Scheduled
from quizapp.exchange.notes import Notes
from quizapp.exchange.unreadable import UnreadableError
from quizapp.exchange.xml import Element
from quizapp.study import sm2
from quizapp.study.memory import Grade

_CARDS, _METADATA = "cards.xml", "METADATA"
_LIMITS = Limits(member_bytes=MEDIA_BYTES, all_bytes=16 * MEDIA_BYTES)
_FACT_CARDS = 100
_METADATA_BYTES = 64 * 1024
_GRADES = (Grade.AGAIN, Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.GOOD, Grade.EASY)
_FORMULA = re.compile(r"<(latex|\$\$|\$)>(.{1,5000}?)</\1>", re.DOTALL)

_PARSING = 0.4  # of the time


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a file of Mnemosyne holds; never raises for what is in it."""
    notes = Notes(str(path))
    data = loading.content(path, notes)
    if data is None:
        return Carried((), findings=notes.all())
    reading = _Reading(notes, path.stem, progress)
    try:
        if archive.is_archive(data):
            with archive.opened(data, _LIMITS) as opened:
                reading.package(opened)
        else:
            reading.document(xml.parse(data, progress.part(0, _PARSING)))
    except UnreadableError as refused:
        notes.add("X104", str(refused))
    decks = reading.gathering.carried()
    reviews = tuple(sorted(reading.reviews, key=lambda review: review.at))
    return Carried(decks, reviews, tuple(reading.standings.values()), findings=notes.all())


def read_text(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a text file of Mnemosyne holds; never raises for what is in it."""
    notes = Notes(str(path))
    text = loading.text(path, notes)
    if text is None:
        return Carried((), findings=notes.all())
    reading = _Reading(notes, path.stem, progress)
    reading.take(tabs.entries(text))
    return Carried(reading.gathering.carried(), findings=notes.all())


class _Reading:
    """One file on its way to a deck."""

    def __init__(self, notes: Notes, title: str, progress: Progress) -> None:
        self.gathering = Gathering(notes)
        self.reviews: list[CarriedReview] = []
        self.standings: dict[str, CarriedStanding] = {}
        self._notes = notes
        self._title = title
        self._progress = progress
        self._about = ""
        self._archive: Archive | None = None
        self._only_last = 0

    def package(self, opened: Archive) -> None:
        """Take in a package for sharing."""
        for left_out in opened.left_out:
            self._notes.add("X402", f"'{left_out.name}' was left out: {left_out.why}")
        if _CARDS not in opened:
            self._notes.add("X104", f"The package has no '{_CARDS}'; it is no package of Mnemosyne.")
            return
        self._archive = opened
        self._say_of_itself(opened)
        self.document(xml.parse(opened.read(_CARDS), self._progress.part(0, _PARSING)))

    def document(self, root: Element) -> None:
        """Take in a document of Mnemosyne 2 or 1."""
        if root.name == "openSM2sync":
            self.take(entries.entries(root))
        elif root.name == "mnemosyne":
            self.take(old.entries(root))
        else:
            self._notes.add("X104", f"This is no file of Mnemosyne: it starts with '{root.name[:60]}'.", line=root.line)

    def take(self, found: Entries) -> None:
        """Take in facts with their cards and answers."""
        draft = self.gathering.deck(self._title)
        draft.set(about=self._about)
        for line in found.lost:
            self._notes.add("X502", "An entry cannot be read, or belongs to nothing.", line=line)
        for fact in self._progress.part(_PARSING, 1).over(found.facts):
            self._fact(fact, found, draft)
        if self._only_last:
            self._notes.add(
                "X501",
                f"Of {self._only_last:,} cards only the last answer came along, and no date; they come back as after a "
                "first answer.",
            )

    def _say_of_itself(self, opened: Archive) -> None:
        if _METADATA not in opened:
            return
        with suppress(UnreadableError):
            told = opened.read(_METADATA)[:_METADATA_BYTES].decode(errors="replace").splitlines()
            said = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in told)}
            self._title = said.get("card_set_name") or self._title
            self._about = said.get("notes", "")

    def _fact(self, fact: Fact, found: Entries, draft: Draft) -> None:
        if len(fact.cards) > _FACT_CARDS:
            self._notes.add("X202", f"A fact has more than {_FACT_CARDS} cards; it was left out.", line=fact.line)
            return
        texts = _Texts(draft, self._archive, self._notes, fact.line)
        for made in facts.items(fact, found.views, texts.marked):
            own_id = "-".join(part for part in (fact.own_id, made.tail) if part)
            item = replace(made.item, tags=fact.tags, audio=texts.sound())
            added = draft.add(item, own_id=own_id, line=fact.line)
            if added:
                for mark, card in made.faces:
                    self._learnt(item_key(draft.id, added.id) + mark, card)

    def _learnt(self, face: str, card: Asked) -> None:
        self._only_last += card.is_only_the_last and card.scheduled is None
        self.reviews += [CarriedReview(face, one.at, _GRADES[one.grade], one.took_ms) for one in card.answers]
        if card.scheduled is not None:
            self.standings[face] = _standing(face, card.scheduled, card)


def _standing(face: str, scheduled: Scheduled, card: Asked) -> CarriedStanding:
    """Return where a face stands; its memory is what its answers come to, where all of them came along."""
    by_answers = card.answers and not card.is_only_the_last
    last = max([scheduled.answered_at, *(one.at for one in card.answers)])
    return CarriedStanding(
        face=face,
        at=last + 1,
        phase="review",
        memory=None if by_answers else sm2.memory_of(scheduled.interval_days, scheduled.ease),
        answered_at=last,
        due_day=scheduled.due_day,
        reps=scheduled.reps,
        lapses=scheduled.lapses,
    )


@dataclass
class _Texts:
    """Makes Markdown of one fact's HTML, and takes in the files that it names."""

    draft: Draft
    archive: Archive | None
    notes: Notes
    line: int

    def __post_init__(self) -> None:
        self._sounds: dict[str, None] = {}

    def marked(self, html: str) -> str:
        """Return Mnemosyne's HTML as Markdown."""
        html = html.strip().replace("\n", "<br>")
        marked = from_html(_FORMULA.sub(_formula, html))
        for name in (*marked.pictures, *marked.sounds):
            self._take(name)
        self._sounds |= dict.fromkeys(marked.sounds)
        return noted(marked, self.notes, self.line)

    def sound(self) -> str:
        """Return the first sound of the texts that were marked since this was asked last."""
        heard = [name for name in self._sounds if name in self.draft.files]
        if len(heard) > 1:
            self.notes.add("X203", "It has several sounds; the first of them was kept.", line=self.line)
        self._sounds.clear()
        return heard[0] if heard else ""

    def _take(self, name: str) -> None:
        if name in self.draft.files:
            return
        try:
            content = self.archive.read(name) if self.archive and name in self.archive else None
        except UnreadableError:
            content = None
        if content is None:
            self.notes.add("X401", f"'{name[:100]}' is not in the package, or is too large.", line=self.line)
        else:
            self.draft.files[name] = content


def _formula(found: re.Match[str]) -> str:
    inside = escape(found[2].strip().removeprefix("$").removesuffix("$"))
    return rf"\({inside}\)" if found[1] == "$" else rf"\[{inside}\]"
