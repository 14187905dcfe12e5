"""A paper and its marks as they are printed, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import indent
from typing import assert_never

from quizapp.cli.printing import tame
from quizapp.quiz.marking import SCHEME_WORDS
from quizapp.quiz.setup import Scheme
from quizapp.quiz.sheet import QuizScheme, Sheet, SheetQuestion
from quizapp.quiz.sheet_marks import Marked, certainty_said
from quizapp.stats import words
from quizapp.stats.scores import Score, score

_MARGIN = "   "
_VERDICTS = {"right": "right", "partly": "partly right", "wrong": "wrong", "unanswered": "not answered"}


def paper(sheet: Sheet) -> str:
    """Return a paper for people: numbered questions, lettered options, and how they are marked."""
    most = _number(sum(question.points for question in sheet.questions))
    decks = ", ".join(deck.id for deck in sheet.decks)
    head = f"{_counted(len(sheet.questions), 'question')}, {_counted(most, 'point')}, from {decks}. Seed {sheet.seed}."
    blocks = [_question(number, question) for number, question in enumerate(sheet.questions, start=1)]
    return tame("\n\n".join((head, *blocks, _schemes(question.scheme for question in sheet.questions))))


def marks(marked: Sequence[Marked], scheme: QuizScheme, notes: Iterable[str]) -> str:
    """Return marks for people: a line or a few for each question, what has changed, and the total."""
    lines = [line for number, one in enumerate(marked, start=1) for line in _marked(number, one)]
    used = _schemes(one.mark.scheme for one in marked if one.mark)
    return tame("\n".join((*lines, "", *notes, *_total(marked, scheme), "", used)))


def mark_rows(marked: Sequence[Marked], scheme: QuizScheme, notes: Iterable[str]) -> dict[str, object]:
    """Return marks for programs; docs/papers.md says what stands in them."""
    level = _level(marked)
    earned = [one.mark for one in marked if one.mark]
    return {
        "version": 1,
        "scheme": scheme,
        "questions": [_row(number, one) for number, one in enumerate(marked, start=1)],
        "notes": list(notes),
        "total": {
            "points": sum(mark.points for mark in earned),
            "out_of": sum(mark.out_of for mark in earned),
            "marked": len(earned),
            "not_marked": len(marked) - len(earned),
        },
        "level": {
            "points": level.points,
            "out_of": level.out_of,
            "n": level.n,
            "low": level.low,
            "high": level.high,
            "tells_level": level.tells_level,
        },
        "words": " ".join(_total(marked, scheme)),
    }


def _question(number: int, question: SheetQuestion) -> str:
    by = "" if question.scheme == "right-or-wrong" else f", {question.scheme}"
    head = f"{number}. {_asks(question)} {_counted(_number(question.points), 'point')}{by}."
    media = [f"({what}: {path})" for what, path in (("Picture", question.image), ("Sound", question.audio)) if path]
    parts = ["\n".join((question.text, *media))]
    if question.lefts:
        parts.append("\n".join(f"- {left}" for left in question.lefts))
    if question.options:
        parts.append("\n".join(f"{option.letter}. {option.text}" for option in question.options))
    return head + "\n" + indent("\n\n".join(parts), _MARGIN)


def _asks(question: SheetQuestion) -> str:
    match question.kind:
        case "choose_one":
            return "Choose one."
        case "choose_all":
            return "Choose all that apply."
        case "true_false":
            return "True or false?"
        case "typed":
            return "Type the answer."
        case "number":
            return f"Type a number, in {question.unit}." if question.unit else "Type a number."
        case "order":
            return "Put in order."
        case "match":
            return "Give each its letter; none is used twice."
        case "card" | "cloze":
            raise ValueError(f"{question.key} is not asked in a quiz")
        case _:
            assert_never(question.kind)


def _schemes(used: Iterable[Scheme]) -> str:
    return "\n".join(SCHEME_WORDS[scheme] for scheme in dict.fromkeys(used))


def _marked(number: int, one: Marked) -> Iterator[str]:
    head = f"{number}. {one.question.key}:"
    if one.mark is None:
        yield f"{head} not marked"
        if one.said:
            yield f"{_MARGIN}The answer was {json.dumps(one.said.given, ensure_ascii=False)}."
    else:
        points = f"{_number(one.mark.points)} of {_number(one.mark.out_of)}"
        changed = ", changed" if one.changed else ""
        yield f"{head} {_VERDICTS[one.mark.verdict]}, {points} ({one.mark.scheme}{changed})"
        if one.mark.remark:
            yield _MARGIN + one.mark.remark
    if one.note:
        yield _MARGIN + one.note


def _total(marked: Sequence[Marked], scheme: QuizScheme) -> Iterator[str]:
    level = _level(marked)
    if scheme in ("negative", "certainty"):
        earned = [one.mark for one in marked if one.mark]
        points, most = sum(mark.points for mark in earned), sum(mark.out_of for mark in earned)
        yield f"Total: {_number(points)} of {_number(most)} points by {scheme} marking."
        yield f"By the questions' own schemes: {words.result(level)}. {words.level(level)}"
    else:
        yield f"Total: {words.result(level)}. {words.level(level)}"
    if left := sum(one.mark is None for one in marked):
        yield f"Not marked and not counted: {_counted(left, 'question')}."


def _level(marked: Sequence[Marked]) -> Score:
    """Return the score by the schemes of the questions; points below nothing tell no level."""
    return score([(one.own.points, one.own.out_of) for one in marked if one.own])


def _row(number: int, one: Marked) -> dict[str, object]:
    mark, said = one.mark, one.said
    return {
        "number": number,
        "key": one.question.key,
        "kind": one.question.kind,
        "answer": said.given if said else None,
        "confidence": said.confidence if said else None,
        "certainty": certainty_said(said),
        "points": mark.points if mark else None,
        "out_of": mark.out_of if mark else None,
        "scheme": mark.scheme if mark else None,
        "verdict": mark.verdict if mark else None,
        "remark": mark.remark if mark else "",
        "changed": one.changed,
        "note": one.note,
    }


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _counted(number: int | str, what: str) -> str:
    return f"{number} {what}" if str(number) == "1" else f"{number} {what}s"
