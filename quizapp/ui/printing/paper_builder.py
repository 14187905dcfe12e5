"""From a paper of the quiz room and the items of the decks to a paper as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from quizapp.deck.model import Deck, Item, TrueFalse, kind_of
from quizapp.deck.wording import shuffled
from quizapp.quiz.marking import SCHEME_WORDS
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.setup import Setup
from quizapp.quiz.sheet import sheet_question
from quizapp.ui.printing.item_builder import form, is_right_to_left, key, to_do, with_media
from quizapp.ui.printing.paper_value import Asked, PrintedPaper, PrintedQuestion, Sure
from quizapp.workspace.desk import Workspace
from quizapp.workspace.questions import Found, question

_DISCLAIMER = "for study"
_MOST_SOURCES = 6


def printed_paper(workspace: Workspace, paper: Paper) -> PrintedPaper:
    """Return a paper as it is printed, its questions as they were drawn; one that cannot be shown any more says so.

    Raises RefusedError where the index cannot be made anew.
    """
    found = [_found(workspace, drawn) for drawn in paper.questions]
    asked = [None if one is None else _asked(drawn, one) for drawn, one in zip(paper.questions, found, strict=True)]
    decks = list({one.deck.id: one.deck for one in found if one is not None}.values())
    schemes = dict.fromkeys(drawn.scheme for drawn in paper.questions)
    return PrintedPaper(
        title=title_of(decks),
        about=_about(paper, found),
        sources=_sources(decks),
        seed=paper.seed,
        notes=tuple(dict.fromkeys(note for deck in decks for note in _disclaimers(deck.about))),
        schemes=tuple(SCHEME_WORDS[scheme] for scheme in schemes),
        sure=_sure(paper.setup),
        questions=tuple(_question(number, asked[number - 1], one) for number, one in enumerate(found, start=1)),
    )


def title_of(decks: Iterable[Deck]) -> str:
    """Return what a quiz on some decks is called: the deck, or what the decks are drawn from, or how many they are."""
    held = list(decks)
    if len(held) == 1:
        return held[0].title
    sources = {deck.source.title for deck in held}
    common = sources.pop() if len(sources) == 1 else ""
    return common or (f"Quiz from {len(held)} decks" if held else "Quiz")


def decks_of(workspace: Workspace, paper: Paper) -> tuple[Deck, ...]:
    """Return the decks that still hold a question of a paper, in its order."""
    names = dict.fromkeys(drawn.deck for drawn in paper.questions)
    decks = workspace.with_index(lambda: [workspace.library.index.deck(name) for name in names])
    return tuple(deck for deck in decks if deck is not None)


def _found(workspace: Workspace, drawn: Drawn) -> Found | None:
    """Return a question; one that became another kind of question since it was drawn is not the same any more."""
    found = question(workspace, drawn)
    return found if found is not None and kind_of(found.item) == drawn.kind else None


def _question(number: int, asked: Asked | None, found: Found | None) -> PrintedQuestion:
    if asked is None or found is None:
        return PrintedQuestion(number, None)
    return PrintedQuestion(number, asked, found.folder, is_right_to_left(asked.stem))


def _asked(drawn: Drawn, found: Found) -> Asked:
    item = found.item
    shown = sheet_question(_as_it_is_now(drawn, item), item, with_key=False)
    by = "" if shown.scheme == "right-or-wrong" else f", {shown.scheme}"
    return Asked(
        stem=with_media(shown.text, shown.image, shown.audio),
        ask=to_do(shown.kind),
        worth=_counted(f"{shown.points:g}", "point") + by,
        form=form(item, shown.options),
        key=key(item, shown.options, found.deck, found.folder),
    )


def _as_it_is_now(drawn: Drawn, item: Item) -> Drawn:
    """Return a question with every option that its item has now; new ones stand last."""
    there = range(0 if isinstance(item, TrueFalse) else len(shuffled(item)))
    kept = [place for place in drawn.order if place in there]
    return replace(drawn, order=tuple(kept) + tuple(place for place in there if place not in kept))


def _about(paper: Paper, found: list[Found | None]) -> str:
    there = [drawn for drawn, one in zip(paper.questions, found, strict=True) if one is not None]
    most = sum(3.0 if drawn.scheme == "certainty" else 1.0 for drawn in there)
    time = None if paper.setup.tells_at_once else paper.setup.minutes
    parts = (
        _counted(len(paper.questions), "question"),
        _counted(f"{most:g}", "point"),
        _counted(time, "minute") if time else "",
        f"seed {paper.seed}",
    )
    return ", ".join(part for part in parts if part)


def _sources(decks: list[Deck]) -> str:
    if len(decks) < 2:
        return ""
    named = [deck.title for deck in decks[:_MOST_SOURCES]]
    more = len(decks) - len(named)
    return "From: " + "; ".join(named) + (f"; and {_counted(more, 'more deck')}" if more else "") + "."


def _disclaimers(about: str) -> Iterator[str]:
    """Yield the paragraphs in which a deck says what it is (not) for."""
    for paragraph in about.split("\n\n"):
        if paragraph.strip().casefold().startswith(_DISCLAIMER):
            yield " ".join(paragraph.split())


def _sure(setup: Setup) -> Sure:
    if setup.marking == "certainty":
        return "certainty"
    return "confidence" if setup.confidence else ""


def _counted(number: int | str, what: str) -> str:
    return f"{number} {what}" if str(number) == "1" else f"{number} {what}s"
