"""From a deck to the deck as it is printed, and from such decks to their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path

from quizapp.base.progress import GoOn, unstopped
from quizapp.deck.model import Deck, Item, kind_of
from quizapp.deck.wording import shuffled, stem
from quizapp.quiz.sheet import lettered
from quizapp.ui.printing.deck_part import answers_part, asked_part
from quizapp.ui.printing.item_builder import form, is_right_to_left, key, to_do, with_media
from quizapp.ui.printing.pages import pdf
from quizapp.ui.printing.paper_value import Asked, PrintedDeck, PrintedQuestion, PrintedSection
from quizapp.ui.showing import option_order


def decks_pdf(decks: Sequence[PrintedDeck], go_on: GoOn = unstopped) -> bytes | None:
    """Return decks as one PDF, the answers of each behind what it asks; None where ``go_on`` says to stop.

    May run outside the window's thread.
    """
    parts = (part for deck in decks for part in (asked_part(deck), answers_part(deck)))
    return pdf(parts, ", ".join(deck.title for deck in decks), go_on)


def printed_deck(deck: Deck, folder: Path | None) -> PrintedDeck:
    """Return a deck as it is printed. folder: its own, for pictures."""
    return PrintedDeck(
        title=deck.title,
        about=deck.about,
        source=f"From: {deck.source.title}" if deck.source.title else "",
        sections=tuple(_sections(deck, folder)),
        folder=folder,
    )


def _sections(deck: Deck, folder: Path | None) -> Iterator[PrintedSection]:
    """Yield the items section by section as they stand, numbered through."""
    titles = {section.id: section.title for section in deck.source.sections}
    numbers = count(1)
    for section, items in groupby(deck.items, key=attrgetter("section")):
        questions = tuple(_question(next(numbers), item, deck, folder) for item in items)
        yield PrintedSection(titles.get(section, section), questions)


def _question(number: int, item: Item, deck: Deck, folder: Path | None) -> PrintedQuestion:
    texts = shuffled(item)
    shown = lettered(texts[place] for place in option_order(item, f"{deck.id}/{item.id}"))  # the same every time
    text = with_media(stem(item), item.image, item.audio)
    asked = Asked(
        stem=f"{text}\n\nHint: {item.hint}" if item.hint else text,
        ask=to_do(kind_of(item)),
        worth="",
        form=form(item, shown),
        key=key(item, shown, deck, folder),
    )
    return PrintedQuestion(number, asked, folder, is_right_to_left(asked.stem))
