"""Writing tables: CSV with a column for each thing an item has, Quizlet's two columns, and Anki's text file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from quizapp.base import csv_cells
from quizapp.deck import cloze
from quizapp.deck.model import Card, Cloze, Deck, Item
from quizapp.deck.reading.slug import slug
from quizapp.exchange.anki import clozes, naming
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.flat import answer, prompt
from quizapp.exchange.markup import to_inline_html
from quizapp.exchange.notes import Notes
from quizapp.exchange.table.cells import cells_of
from quizapp.exchange.table.roles import Role

_HEADINGS: dict[Role, str] = {
    "deck": "deck", "deck_id": "deck id", "id": "id", "kind": "kind", "front": "question", "back": "answer",
    "wrong": "wrong", "hint": "hint", "why": "why", "section": "section", "tags": "tags", "evidence": "evidence",
    "refs": "refs", "as_of": "as of", "image": "image", "audio": "audio", "was": "was", "ignore": "ignore",
    "settings": "settings",
}  # fmt: skip
_ANKI_HEAD = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    "#columns:guid\tnotetype\tdeck\tfront\tback\ttags\n"
)


def write_csv(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as CSV for spreadsheets, a column for each thing an item has; no cell of it acts as a formula."""
    notes = Notes("")
    rows = [(carried.deck, item, _cells(carried.deck, item)) for carried in decks for item in carried.deck.items]
    used = {role for _, _, cells in rows for role in cells}
    columns = [role for role in _HEADINGS if role in used]
    content = csv_cells.written(
        [_HEADINGS[role] for role in columns], ([cells.get(role, "") for role in columns] for *_, cells in rows)
    )
    for carried in decks:
        _tell_head(carried, notes)
    return Written(content, notes.all())


def write_tsv(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as Quizlet takes them: what is asked, a tab, what is answered; a line for each item.

    A cell that a spreadsheet would run stays as it is: Quizlet would show an apostrophe before it to those who learn.
    """
    notes = Notes("")
    lines = []
    for carried in decks:
        for item in carried.deck.items:
            _tell_flat(item, carried.deck, notes)
            lines.append(f"{_on_a_line(prompt(item))}\t{_on_a_line(answer(item))}\n")
        _tell_head(carried, notes)
    return Written("".join(lines).encode(), notes.all())


def write_anki(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as a text file that Anki imports: its headers say what the columns hold, and cells are HTML.

    No apostrophe stands before what a spreadsheet would run: Anki would keep it.
    """
    notes = Notes("")
    rows = []
    for carried in decks:
        for item in carried.deck.items:
            _tell_flat(item, carried.deck, notes)
            rows.append([naming.guid(carried.deck.id, item.id), *_note(item, carried.deck), _anki_tags(item)])
        _tell_head(carried, notes)
    made = StringIO(newline="")
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(rows)
    return Written((_ANKI_HEAD + made.getvalue()).encode(), notes.all())


def _cells(deck: Deck, item: Item) -> dict[Role, str]:
    cells = {"deck": deck.title, "deck_id": deck.id, **cells_of(item)}
    if item.section:
        title = _section_title(deck, item)
        cells["section"] = title if slug(title) == item.section else item.section
    return cells


def _section_title(deck: Deck, item: Item) -> str:
    return next((section.title for section in deck.source.sections if section.id == item.section), item.section)


def _note(item: Item, deck: Deck) -> tuple[str, str, str, str]:
    home = naming.deck_name(deck.title, _section_title(deck, item))
    match item:
        case Cloze():
            return "Cloze", home, to_inline_html(clozes.to_anki(item.text)), _html(item.why)
        case Card(both_ways=True):
            return "Basic (and reversed card)", home, _html(item.front), _html(item.back)
        case _:
            return "Basic", home, _html(prompt(item)), _html(answer(item))


def _html(markdown: str) -> str:
    return to_inline_html(markdown).replace("\n", " ") if "<pre" not in markdown else to_inline_html(markdown)


def _anki_tags(item: Item) -> str:
    return " ".join("_".join(tag.split()) for tag in item.tags)


def _on_a_line(text: str) -> str:
    return " ".join(cloze.filled(text).split()) if "{{" in text else " ".join(text.split())


def _tell_flat(item: Item, deck: Deck, notes: Notes) -> None:
    """Say what becomes of an item that turns into a prompt and an answer."""
    if not isinstance(item, (Card, Cloze)):
        notes.add("X204", f"A question of {deck.id} became a card: this format has no questions.", item=item.id)
    lost = [name for name in ("hint", "why", "evidence", "refs", "image", "audio", "section") if getattr(item, name)]
    if lost:
        notes.add("X203", f"{', '.join(lost)} of an item of {deck.id} have no place in this format.", item=item.id)


def _tell_head(carried: CarriedDeck, notes: Notes) -> None:
    deck = carried.deck
    lost = [name for name in ("about", "language", "references", "tags") if getattr(deck, name)]
    if lost:
        notes.add("X203", f"{', '.join(lost)} of the deck {deck.id} have no place in this format.")
    if carried.files:
        notes.add("X403", f"{len(carried.files)} pictures and sounds of {deck.id} have no place in this format.")
