"""How what was learnt elsewhere is told to people, in the window and on the command line."""

from __future__ import annotations

from quizapp.exchange.carried import Carried
from quizapp.history.taking_in import Taken


def carried_words(carried: Carried) -> str:
    """Say what comes along: "4 reviews, 3 due dates and 1 suspended item"; "" for nothing."""
    return _listed(len(carried.reviews), len(carried.standings), len(carried.suspensions))


def taken_words(taken: Taken) -> str:
    """Say how much of it was not there yet, in the same words; "" for nothing."""
    return _listed(taken.answers, taken.memories, taken.suspensions)


def apart_words(taken: Taken) -> str:
    """Say of how many cards the dates were not taken over, and why, in a sentence; "" for none."""
    match taken.answered_here:
        case 0:
            return ""
        case 1:
            return "1 card was answered here too before that; its date follows from all its answers."
        case many:
            return f"{many:,} cards were answered here too before that; their dates follow from all their answers."


def _listed(reviews: int, dates: int, suspended: int) -> str:
    counted = ((reviews, "review"), (dates, "due date"), (suspended, "suspended item"))
    words = [f"1 {what}" if number == 1 else f"{number:,} {what}s" for number, what in counted if number]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
