"""What each option earns in Moodle, in the shares that Moodle knows."""

from __future__ import annotations

from decimal import Decimal

from quizapp.deck.model import ChooseAll, ChooseOne, Number, Option
from quizapp.quiz.numbers import written

_MOST_RIGHT = 10  # Moodle has no share below a tenth but a twentieth and nothing


def shares(item: ChooseOne | ChooseAll) -> list[tuple[Option, str]]:
    """Return the options in the order in which they are shown if it is kept, each with its percentage."""
    match item:
        case ChooseOne():
            options = [(option, "0") for option in item.wrong]
            options.insert(item.right_at - 1 if item.keep_order else 0, (item.right, "100"))
            return options
        case ChooseAll():
            share = _share(len(item.right))
            return [*((option, share) for option in item.right), *((option, f"-{share}") for option in item.wrong)]


def fits(item: ChooseAll) -> bool:
    """Say whether Moodle has a share for each right option."""
    return len(item.right) <= _MOST_RIGHT


def tolerance(item: Number) -> str:
    """Return how far off an answer may be, in the number's own measure."""
    if not item.within.endswith("%"):
        return item.within
    share = written(item.within.removesuffix("%")) / 100
    reach = abs(written(item.number)) * share
    return f"{Decimal(reach.numerator) / Decimal(reach.denominator):.12g}"


def _share(count: int) -> str:
    return f"{round(100 / count, 5):.5f}".rstrip("0").rstrip(".")
