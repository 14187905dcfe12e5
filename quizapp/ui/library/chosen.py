"""What is chosen in the list, in full."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.base.clock import date_of
from quizapp.deck.finding import Finding
from quizapp.deck.index import DeckRow, ItemRow
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.ui import showing
from quizapp.ui.library.detail import DeckDetail, ItemDetail
from quizapp.ui.library.findings import counted, in_words
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace


def detail(workspace: Workspace, key: str) -> DeckDetail | ItemDetail | None:
    """Return what a line stands for: a deck, an item, or what has findings and is neither; None where it is gone."""
    index = workspace.library.index
    decks = {deck.id: deck for deck in index.decks()}
    if key in decks:
        return _deck(workspace, decks[key])
    row = index.item_row(key)
    if row is not None:
        return _item(workspace, row)
    deck_id, _, item = key.rpartition("/")
    if deck_id in decks:
        why = "This item cannot be used until the errors of its deck are mended."
        return _unused(item, why, Path(decks[deck_id].file).name, index.item_findings(key))
    findings = [one for one in index.findings() if one.file == key]
    return _unused(Path(key).name, "", "", findings, (key,))


def file_of(workspace: Workspace, key: str) -> str:
    """Return the file of a deck, or of the deck of an item, by its id or key; "" where there is none."""
    decks = {deck.id: deck.file for deck in workspace.library.index.decks()}
    return decks.get(key) or decks.get(key.rpartition("/")[0], "")


def _deck(workspace: Workspace, deck: DeckRow) -> DeckDetail:
    kinds = workspace.library.index.counts(deck.id).get(deck.id, {})
    counts = tuple(showing.counted(kind, count) for kind, count in kinds.items())
    return DeckDetail(
        title=deck.title or Path(deck.file).name,
        about=deck.about if deck.loaded else "This deck cannot be used until its errors are mended.",
        counts=counts if deck.loaded else (),
        file=Path(deck.file).name,
        findings=in_words(workspace.library.index.findings(deck.id), deck.id),
        study=deck.loaded and deck.faces > 0,
        quiz=deck.loaded and any(kind in QUESTION_KINDS for kind in kinds),
    )


def _item(workspace: Workspace, row: ItemRow) -> ItemDetail | None:
    index = workspace.library.index
    faces = index.faces(row.key)
    asked = studying.asked(workspace, faces[0]) if faces else None
    if asked is None:
        return None
    held = workspace.history.holds(row.key, workspace.now().day)
    return ItemDetail(
        where=f"{asked.deck.title} \u00b7 {showing.KIND_WORDS[row.kind]} \u00b7 {asked.item.id}",
        question=showing.to_read(row.key, asked.item, asked.mark, asked.folder),
        answer=showing.answer(asked.item, asked.mark),
        standing=_standing(asked),
        flagged="flag" in held,
        suspended="suspend" in held,
        file=f"{Path(row.file).name}, line {row.line}",
        is_question=row.kind in QUESTION_KINDS,
        backing=showing.backing(asked.item, asked.deck, asked.folder),
        findings=in_words(index.item_findings(row.key)),
        note=workspace.history.note(row.key),
    )


def _unused(
    title: str, about: str, file: str, findings: Iterable[Finding], counts: tuple[str, ...] = ()
) -> DeckDetail | None:
    told = in_words(findings)
    return DeckDetail(title, about, counts, file, told, study=False, quiz=False) if told.lines else None


def _standing(asked: studying.Asked) -> str:
    memory = asked.memory
    if memory is None:
        return "Not studied yet."
    lapses = f", forgotten {counted(memory.lapses, 'time')}" if memory.lapses else ""
    return f"Answered {counted(memory.reps, 'time')}{lapses}; due {date_of(memory.due_day):%d %b %Y}."
