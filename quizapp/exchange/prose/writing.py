"""Writing running text: ``Q:`` and ``A:`` with ``C:`` for clozes, as hashcards reads it, or terms as Obsidian does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizapp.deck import cloze
from quizapp.deck.model import Card, Cloze, Deck, Item
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.flat import answer, prompt
from quizapp.exchange.notes import Notes
from quizapp.exchange.prose import gaps
from quizapp.exchange.prose.lines import tamed

_Put = Callable[[Item, Deck, Notes], str]


def write_markdown(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as Markdown with ``Q:``, ``A:`` and ``C:``."""
    return _written(decks, _asked)


def write_obsidian(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as Markdown with ``term :: definition``, ``:::`` for both ways, and gaps in curly brackets."""
    return _written(decks, _paired)


def _written(decks: Sequence[CarriedDeck], put: _Put) -> Written:
    notes = Notes("")
    parts = [part for carried in decks for part in _deck(carried, put, notes)]
    if len(decks) > 1:
        notes.add("X203", "Several decks became one: a text of this format is one deck.")
    return Written("\n".join(parts).encode(), notes.all())


def _deck(carried: CarriedDeck, put: _Put, notes: Notes) -> list[str]:
    deck = carried.deck
    parts = [f"# {_on_a_line(deck.title)}\n"]
    titles = {section.id: section.title for section in deck.source.sections}
    section = ""
    for item in deck.items:
        if item.section != section:
            section = item.section
            parts.append(f"## {_on_a_line(titles.get(section, section) or deck.title)}\n")
        tags = ", ".join(_on_a_line(tag).replace(",", " ") for tag in item.tags)
        parts.append(f"{put(item, deck, notes)}\n<!-- id: {item.id}{f'; tags: {tags}' if tags else ''} -->\n")
        _tell(item, deck, notes)
    lost = [name for name in ("about", "language", "references", "tags") if getattr(deck, name)]
    if lost:
        notes.add("X203", f"{', '.join(lost)} of the deck {deck.id} have no place in this format.")
    if carried.files:
        notes.add("X403", f"{len(carried.files)} pictures and sounds of {deck.id} do not come with a text file.")
    return parts


def _asked(item: Item, deck: Deck, notes: Notes) -> str:
    match item:
        case Cloze():
            text, lost = gaps.to_brackets(item.text)
            if lost:
                notes.add("X203", f"Hints or groups of gaps of {deck.id} have no place in this format.", item=item.id)
            return f"C: {tamed(text)}"
        case Card(both_ways=True):
            notes.add("X203", f"A card of {deck.id} is asked one way only in this format.", item=item.id)
            return f"Q: {tamed(item.front)}\nA: {tamed(item.back)}"
        case _:
            return f"Q: {tamed(prompt(item))}\nA: {tamed(answer(item))}"


def _paired(item: Item, deck: Deck, notes: Notes) -> str:
    match item:
        case Cloze():
            return _of_lines(item.text)
        case _:
            both_ways = isinstance(item, Card) and item.both_ways
            front, back = prompt(item), answer(item)
            if cloze.groups(front) or cloze.groups(back):
                notes.add("X203", f"Curly brackets in a card of {deck.id} look like gaps there.", item=item.id)
            if "\n" in front or "\n" in back or "::" in front:
                return f"{_of_lines(front)}\n{'??' if both_ways else '?'}\n{_of_lines(back)}"
            return f"{tamed(front)} {':::' if both_ways else '::'} {back}"


def _of_lines(text: str) -> str:
    """Return a text in one paragraph, since an empty line ends a card there."""
    return tamed("\n".join(line for line in text.split("\n") if line.strip()))


def _tell(item: Item, deck: Deck, notes: Notes) -> None:
    if not isinstance(item, (Card, Cloze)):
        notes.add("X204", f"A question of {deck.id} became a card: this format has no questions.", item=item.id)
    lost = [name for name in ("hint", "why", "evidence", "refs", "image", "audio", "as_of") if getattr(item, name)]
    if lost:
        notes.add("X203", f"{', '.join(lost)} of an item of {deck.id} have no place in this format.", item=item.id)


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
