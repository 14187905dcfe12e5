"""Questions that mark without teaching."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.model import ChooseAll, ChooseOne, TrueFalse


def flaws(item: ChooseOne | ChooseAll | TrueFalse) -> Iterator[Flaw]:
    """Yield where a question does not say why."""
    if not item.why:
        yield Flaw("D614", "Add 'why': one or two sentences that teach after the answer.")
    if isinstance(item, TrueFalse):
        return
    silent = [place for place, option in enumerate(item.wrong) if not option.feedback]
    if silent:
        count = (
            f"{len(silent)} of {len(item.wrong)} wrong options have" if len(item.wrong) > 1 else "the wrong option has"
        )
        todo = f"Say why it tempts and why it is wrong, as 'option: feedback': {count} none."
        yield Flaw("D615", todo, "wrong", silent[0])
