"""What happens in the Library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from quizapp.base.clock import date_of
from quizapp.deck.finding import Finding
from quizapp.deck.index import DeckRow, ItemRow
from quizapp.history.due import Scope
from quizapp.quiz.draw import DRAWN_KINDS
from quizapp.ui import showing
from quizapp.ui.library.detail import DeckDetail, FindingLine, ItemDetail
from quizapp.ui.library.screen import VIEWS, LibraryScreen, LibraryValue, Line
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace

_MOST_FOUND = 200
_MOST_FINDINGS = 100
_SEVERITIES = {"error": ("Error", "wrong"), "warning": ("Warning", "caution"), "hint": ("Hint", "accent")}
_EMPTY = (
    "There are no decks yet. Put a deck, a YAML file, into one of the folders that Settings name;"
    " it is taken in at once."
)


class LibraryFlow(QObject):
    """Feeds the Library. Wishes that lead elsewhere: to study a scope, to take a quiz on a deck."""

    study_wished = Signal(Scope)
    quiz_wished = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = LibraryScreen()
        self._query = ""
        self._view = 0
        self._chosen = ""
        self._connect()

    def show(self) -> None:
        """Show the decks, or what was searched for."""
        self._feed()
        self.screen.focus_primary()

    def refresh(self) -> None:
        """Show decks that changed; what the learner is looking at stays."""
        self._feed()

    def _feed(self) -> None:
        decks = self._workspace.library.index.decks()
        lines, about = self._lines(decks)
        keys = [line.key for line in lines]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        detail = self._item(self._chosen) if self._shows_items() else self._deck(decks)
        empty = "" if decks else _EMPTY
        self.screen.show_value(
            LibraryValue(lines, about, self._query, self._view, chosen=self._chosen, detail=detail, empty=empty)
        )

    def _shows_items(self) -> bool:
        return bool(self._query) or self._view > 0

    def _lines(self, decks: tuple[DeckRow, ...]) -> tuple[tuple[Line, ...], str]:
        index, history = self._workspace.library.index, self._workspace.history
        if self._query:
            found = index.search(self._query, _MOST_FOUND)
            return tuple(_item_line(row, decks) for row in found), _found_words(len(found))
        match VIEWS[self._view]:
            case "Flagged":
                return self._held(history.flagged(), decks), "What you flagged"
            case "Suspended":
                return self._held(history.suspended(), decks), "What is not asked until you end that"
            case "Retired":
                kept = "in no deck any more; its history is kept"
                return tuple(Line(face, face, kept) for face in history.retired()), "What you studied once"
            case _:
                return tuple(_deck_line(deck) for deck in decks), _counted(len(decks), "deck")

    def _held(self, keys: tuple[str, ...], decks: tuple[DeckRow, ...]) -> tuple[Line, ...]:
        rows = (self._workspace.library.index.item_row(key) for key in keys)
        return tuple(_item_line(row, decks) for row in rows if row is not None)

    def _deck(self, decks: tuple[DeckRow, ...]) -> DeckDetail | None:
        deck = next((deck for deck in decks if deck.id == self._chosen), None)
        if deck is None:
            return None
        kinds = self._workspace.library.index.counts().get(deck.id, {})
        counts = tuple(showing.counted(kind, count) for kind, count in kinds.items())
        findings = self._workspace.library.index.findings(deck.id)
        return DeckDetail(
            title=deck.title or Path(deck.file).name,
            about=deck.about if deck.loaded else "This deck cannot be used until its errors are mended.",
            counts=counts if deck.loaded else (),
            file=Path(deck.file).name,
            findings=tuple(_finding(one) for one in findings[:_MOST_FINDINGS]),
            study=deck.loaded and deck.faces > 0,
            quiz=deck.loaded and any(kind in DRAWN_KINDS for kind in kinds),
        )

    def _item(self, key: str) -> ItemDetail | None:
        index = self._workspace.library.index
        faces = index.faces(key)
        asked = studying.asked(self._workspace, faces[0]) if faces else None
        row = index.item_row(key)
        if asked is None or row is None:
            return None
        held = self._workspace.history.holds(key, self._workspace.now().day)
        return ItemDetail(
            where=f"{asked.deck.title} \u00b7 {showing.KIND_WORDS[row.kind]} \u00b7 {asked.item.id}",
            question=showing.asked(key, asked.item, asked.mark, asked.folder),
            answer=showing.answer(asked.item, asked.mark),
            standing=_standing(asked),
            flagged="flag" in held,
            suspended="suspend" in held,
            file=f"{Path(row.file).name}, line {row.line}",
            backing=showing.backing(asked.item, asked.deck, asked.folder),
        )

    def _search(self, query: str) -> None:
        self._view = 0
        self._query = query if query.strip() else ""  # a blank that was just typed stays in the line
        self._chosen = ""
        self._feed()

    def _turn_view(self, view: int) -> None:
        self._query, self._view, self._chosen = "", view, ""
        self._feed()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._feed()

    def _study(self) -> None:
        index = self._workspace.library.index
        if self._shows_items() and index.faces(self._chosen):
            self.study_wished.emit(Scope(items=(self._chosen,), since=self._workspace.now().at))
        elif not self._shows_items() and any(deck.id == self._chosen and deck.faces for deck in index.decks()):
            self.study_wished.emit(Scope(decks=(self._chosen,)))

    def _quiz(self) -> None:
        if self._chosen and not self._shows_items():
            self.quiz_wished.emit(self._chosen)

    def _open(self) -> None:
        row = self._workspace.library.index.item_row(self._chosen) if self._shows_items() else None
        deck = next((one for one in self._workspace.library.index.decks() if one.id == self._chosen), None)
        file = row.file if row is not None else deck.file if deck is not None else ""
        if file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(file))

    def _turn(self, command: str) -> None:
        if not self._shows_items() or not self._chosen:
            return
        with telling(self.screen.notice):
            turn = studying.turn_flag if command == "flag" else studying.turn_suspension
            turn(self._workspace, self._chosen)
        self._feed()

    def _connect(self) -> None:
        screen = self.screen
        screen.search_wished.connect(self._search)
        screen.view_wished.connect(self._turn_view)
        screen.choice_wished.connect(self._choose)
        screen.study_wished.connect(self._study)
        screen.quiz_wished.connect(self._quiz)
        screen.open_wished.connect(self._open)
        screen.flag_wished.connect(lambda: self._turn("flag"))
        screen.suspend_wished.connect(lambda: self._turn("suspend"))


def _deck_line(deck: DeckRow) -> Line:
    if not deck.loaded:
        return Line(deck.id, deck.title or Path(deck.file).name, f"cannot be used: {_counted(deck.errors, 'error')}")
    cards = deck.items - deck.questions
    told = [_counted(cards, "card"), _counted(deck.questions, "question")]
    findings = deck.errors + deck.warnings + deck.hints
    if findings:
        told.append(_counted(findings, "finding"))
    return Line(deck.id, deck.title, " \u00b7 ".join(told))


def _item_line(row: ItemRow, decks: tuple[DeckRow, ...]) -> Line:
    title = next((deck.title for deck in decks if deck.id == row.deck), row.deck)
    return Line(row.key, row.stem, f"{title} \u00b7 {showing.KIND_WORDS[row.kind]}")


def _found_words(count: int) -> str:
    if count == 0:
        return "Nothing was found"
    return f"The best {count} of what was found" if count == _MOST_FOUND else f"{_counted(count, 'item')} found"


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _finding(finding: Finding) -> FindingLine:
    words, tone = _SEVERITIES[finding.severity]
    where = f"{finding.code}, line {finding.line}" if finding.line else finding.code
    return FindingLine(words, tone, f"{where} \u00b7 {finding.item}" if finding.item else where, finding.message)


def _standing(asked: studying.Asked) -> str:
    memory = asked.memory
    if memory is None:
        return "Not studied yet."
    lapses = f", forgotten {_counted(memory.lapses, 'time')}" if memory.lapses else ""
    return f"Answered {_counted(memory.reps, 'time')}{lapses}; due {date_of(memory.due_day):%d %b %Y}."
