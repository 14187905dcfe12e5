"""Reading tables: from rows to decks, by the layout that the file tells, or that was guessed."""

from __future__ import annotations

from dataclasses import replace as replace_layout
from pathlib import Path

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck import cloze
from quizapp.deck.model import Card, Cloze, Item
from quizapp.deck.reading.report import quoted
from quizapp.deck.reading.slug import is_id
from quizapp.exchange import loading
from quizapp.exchange.anki import clozes, naming
from quizapp.exchange.carried import Carried
from quizapp.exchange.encoding import Encoding, likeliest
from quizapp.exchange.gathering import Draft, Gathering
from quizapp.exchange.markup import from_html
from quizapp.exchange.notes import Notes
from quizapp.exchange.table.cells import CannotBeReadError, item_of
from quizapp.exchange.table.layout import EndlessRowError, Layout, Row, first_rows, layout_of, rows
from quizapp.exchange.table.roles import Role
from quizapp.exchange.table.said import NOTHING, Said
from quizapp.exchange.table.separators import name_of
from quizapp.exchange.table.understood import Table

_SHOWN_ROWS, _SHOWN_CHARACTERS = 5, 200
_TEXTS: tuple[Role, ...] = ("front", "back", "hint", "why", "wrong")


def read(path: Path, progress: Progress = UNTOLD, said: Said = NOTHING) -> Carried:
    """Return what a table holds; never raises for what is in it.

    Its encoding and layout are guessed where neither the file nor ``said`` says.
    """
    notes = Notes(str(path))
    data = loading.content(path, notes)
    if data is None:
        return Carried((), findings=notes.all())
    encoding = _encoding(data, said, notes)
    text = loading.decoded_as(encoding, data)
    layout = layout_of(text, said)
    gathering = Gathering(notes)
    if layout.guessed:
        notes.add("X109", _guessed(layout, said))
    if said.roles is None:
        _tell_columns_left_out(layout, notes)
    table = _table(text, layout, encoding)
    layout = replace_layout(layout, roles=table.roles)
    _Reading(layout, gathering, notes, layout.deck or path.stem).take(text, progress)
    return Carried(gathering.carried(), findings=notes.all(), table=table)


class _Reading:
    """One table on its way to decks."""

    def __init__(self, layout: Layout, gathering: Gathering, notes: Notes, usual_deck: str) -> None:
        self._layout = layout
        self._gathering = gathering
        self._notes = notes
        self._usual_deck = usual_deck
        self._homes: dict[tuple[str, str], Draft] = {}
        self._is_anki = (not layout.guessed and layout.html) or bool(layout.notetype or layout.deck)

    def take(self, text: str, progress: Progress) -> None:
        """Take all rows."""
        lines = text.count("\n") + 1
        try:
            for row in rows(text, self._layout):
                progress.at(row.line / lines)
                self._take_row(row)
                if self._notes.is_full:
                    return
        except EndlessRowError as endless:
            self._notes.add("X104", "A cell from here on never ends; the rest is not read.", line=endless.line)

    def _take_row(self, row: Row) -> None:
        cells = self._cells(row)
        if not cells.get("front") and not cells.get("back"):
            self._notes.add("X202", "This row asks nothing and answers nothing.", line=row.line)
            return
        try:
            item = self._item(cells, row)
        except CannotBeReadError as problem:
            self._notes.add("X202", f"This row cannot be used: {problem}", line=row.line)
            return
        draft, section = self._home(cells)
        if section:
            item = replace(item, section=draft.section(section))
        if self._layout.tags:
            item = replace(item, tags=tuple(dict.fromkeys((*item.tags, *self._layout.tags))))
        draft.add(item, own_id=self._own_id(cells), line=row.line)

    def _own_id(self, cells: dict[Role, str]) -> str:
        guid = cells.get("guid", "").strip()
        return naming.own_id(guid) if guid else cells.get("id", "").strip()

    def _home(self, cells: dict[Role, str]) -> tuple[Draft, str]:
        """Return the deck of a row and the title of its section; Anki's decks under decks are sections here."""
        title = cells.get("deck", "").strip() or self._usual_deck
        section = cells.get("section", "")
        if self._is_anki:
            title, _, under = title.partition("::")
            section = naming.section_title(under)
        told = cells.get("deck_id", "").strip()
        if (title, told) not in self._homes:
            own_id = told or cells.get("guid", "").strip().rpartition("/")[0]
            self._homes[title, told] = self._gathering.deck(title, own_id if is_id(own_id) else "")
        return self._homes[title, told], section

    def _cells(self, row: Row) -> dict[Role, str]:
        cells: dict[Role, str] = {}
        for role, cell in zip(self._layout.roles, row.cells, strict=False):
            if cell and role:
                cells[role] = f"{cells[role]}\n{cell}" if role in cells else cell
        if len(row.cells) > len(self._layout.roles) and any(row.cells[len(self._layout.roles) :]):
            self._notes.add(
                "X203", "This row has more cells than there are columns; the last are left out.", line=row.line
            )
        return cells

    def _item(self, cells: dict[Role, str], row: Row) -> Item:
        if not self._is_anki:
            return item_of(cells)
        self._without_html(cells, row)
        cells["tags"] = ",".join(cells.get("tags", "").split())
        return self._note(cells, row)

    def _note(self, cells: dict[Role, str], row: Row) -> Item:
        """Return the item of one of Anki's notes."""
        is_cloze = "cloze" in (cells.get("notetype") or self._layout.notetype).casefold()
        front = cells.get("front", "")
        if not is_cloze and "{{c" not in front:
            return item_of({role: cell for role, cell in cells.items() if role != "kind"})
        gaps = clozes.from_anki(front)
        if gaps.nested:
            self._notes.add("X203", "A gap within a gap was filled in.", line=row.line)
        if not cloze.groups(gaps.text):
            return item_of(cells)
        extra = "\n\n".join(cells[role] for role in ("back", "why") if cells.get(role))
        item = item_of(
            {**{role: cell for role, cell in cells.items() if role != "back"}, "front": gaps.text, "why": extra}
        )
        return item if isinstance(item, Cloze) else Card(id="", front=front, back=cells.get("back", ""))

    def _without_html(self, cells: dict[Role, str], row: Row) -> None:
        """Make Markdown of the cells."""
        for role in _TEXTS if self._layout.html else ():
            if role not in cells:
                continue
            marked = from_html(cells[role])
            cells[role] = marked.text
            for loss in marked.lost:
                self._notes.add(loss.code, loss.message, line=row.line)
            for file in (*marked.pictures, *marked.sounds):
                self._notes.add("X401", f"{quoted(file)} does not come with a text file.", line=row.line)


def _encoding(data: bytes, said: Said, notes: Notes) -> Encoding:
    """Return the encoding that a person says, or the likeliest; what is doubtful of it is said."""
    if said.encoding is not None:
        if line := loading.first_line_not_in(said.encoding, data):
            notes.add("X111", f"From here on there are bytes that are not {said.encoding.name}.", line=line)
        return said.encoding
    encoding, words = likeliest(data)
    if words:
        notes.add("X105", f"The file was read as {words}; if signs look wrong, choose another encoding.")
    return encoding


def _table(text: str, layout: Layout, encoding: Encoding) -> Table:
    """Return how a table was understood; each of its columns has a role, if only that of holding nothing."""
    first = first_rows(text, layout, _SHOWN_ROWS)
    width = max((len(row) for row in first), default=0)
    nothing: Role = ""
    roles = (*layout.roles, *[nothing] * (width - len(layout.roles)))
    shown = tuple(tuple(cell[:_SHOWN_CHARACTERS] for cell in row) for row in first)
    return Table(layout.separator, layout.found, encoding, layout.header, roles, shown)


def _guessed(layout: Layout, said: Said) -> str:
    told = ", ".join(f"{number} {role}" for number, role in enumerate(layout.roles, 1) if role) or "none"
    where = "what you say" if said.roles is not None else "its headings" if layout.header else "a guess"
    return f"Cells are set apart by {name_of(layout.separator)}; columns, by {where}: {told}."


def _tell_columns_left_out(layout: Layout, notes: Notes) -> None:
    for number, role in enumerate(layout.roles, 1):
        if not role:
            notes.add("X203", f"Column {number} means nothing that is known; it is left out.", line=layout.first_line)
