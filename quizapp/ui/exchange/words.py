"""What a plan or an export says to people: frozen values for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.deck.finding import Finding
from quizapp.exchange.flat import answer, prompt
from quizapp.ui.exchange.screen import DeckLine, ExchangeValue
from quizapp.workspace.carrying import DeckPlan, Plan

_EXAMPLES = 3
_EXAMPLE_CHARACTERS = 90
_LISTED = 40
_DECKS = 50


def planned(plan: Plan, learner: str) -> ExchangeValue:
    """Return what an import would do."""
    comes = [deck for deck in plan.decks if not deck.refused and not deck.is_unchanged]
    reviews = len(plan.carried.reviews)
    lead = f"{plan.format.title}. Nothing is written yet."
    if not plan.decks:
        lead = f"{plan.format.title}. There is nothing in it that can be learnt."
    elif not comes:
        lead = f"{plan.format.title}. Nothing in it is new."
    return ExchangeValue(
        title=f"Import {plan.source.name}",
        lead=lead,
        decks=tuple(map(_line, plan.decks[:_DECKS])),
        lost=(*_about_history(plan), *_sentences(plan.findings)),
        more=max(len(plan.findings) - _LISTED, 0),
        reviews=f"Keep the {_counted(reviews, 'review')} that come along, for {learner}" if reviews else "",
        go=f"Import {_counted(len(comes), 'deck')}" if comes else "Keep the reviews" if reviews else "",
        stop="Cancel" if comes else "Back to the Library",
    )


def _about_history(plan: Plan) -> tuple[str, ...]:
    if plan.carried.history is None:
        return ()
    name = plan.carried.history.learner
    return (f"The history of {name} is in this file too. The command line takes it in: import --learner NAME.",)


def imported(plan: Plan, reviews: int) -> ExchangeValue:
    """Return how an import went."""
    added = sum(deck.updated.added for deck in plan.decks if not deck.refused)
    changed = sum(deck.updated.changed for deck in plan.decks if not deck.refused)
    told = [f"{_counted(added, 'item')} came in", *([f"{changed} changed"] if changed else [])]
    told += [f"{_counted(reviews, 'review')} were kept"] if reviews else []
    return ExchangeValue(
        title=f"Import {plan.source.name}",
        lead=f"{', '.join(told)}.",
        tone="right",
        decks=tuple(map(_line, plan.decks[:_DECKS])),
        lost=_sentences(plan.findings),
        more=max(len(plan.findings) - _LISTED, 0),
    )


def exported(title: str, file: str, findings: Sequence[Finding]) -> ExchangeValue:
    """Return how an export went."""
    return ExchangeValue(
        title=f"Export {title}",
        lead=f"Written to {file}.",
        tone="right",
        lost=_sentences(findings),
        more=max(len(findings) - _LISTED, 0),
    )


def _line(deck: DeckPlan) -> DeckLine:
    change = deck.updated
    words = [f"{change.added} new", f"{change.changed} changed", f"{change.unchanged} as they are"]
    words += [f"{change.kept} that come no more stay"] if change.kept else []
    examples = tuple((_short(prompt(item)), _short(answer(item))) for item in change.deck.items[:_EXAMPLES])
    refused = deck.refused.partition(" To update")[0]
    return DeckLine(deck.title, f"Items: {', '.join(words)}.", str(deck.path), refused, examples)


def _sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(f"{f'Line {one.line}: ' if one.line else ''}{one.message}" for one in findings[:_LISTED])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXAMPLE_CHARACTERS else f"{line[:_EXAMPLE_CHARACTERS].rstrip()}…"


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
