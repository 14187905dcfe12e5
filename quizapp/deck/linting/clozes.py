"""Flaws of a cloze: what it hides, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.deck import cloze
from quizapp.deck.linting.cards import MOST_LISTED, listed
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import AUXILIARY, PRONOUNS, tokens, word_set
from quizapp.deck.model import Cloze

_LANGUAGE = re.compile(
    r"`|\b(?:preposition|article|choose|pronoun|conjunction|particle|verb|tense|grammar|auxiliary)", re.IGNORECASE
)
_MOST_HIDDEN = 0.4
_MOST_GAPS = 4
# Words of number, place and negation are not among these: they can be what a sentence is about.
_LITTLE = (
    AUXILIARY
    | PRONOUNS
    | word_set(
        "a an the and or but so yet if then than that those there here of in on at by to from with for as about into"
    )
)


def flaws(item: Cloze) -> Iterator[Flaw]:
    """Yield what is wrong with a cloze."""
    parts = cloze.parse(item.text)
    gaps = [part for part in parts if isinstance(part, cloze.Gap)]
    hidden = [tokens(gap.hidden) for gap in gaps]
    shown = sum(len(tokens(part)) for part in parts if isinstance(part, str))
    for gap, words in zip(gaps, hidden, strict=True):
        if words and _LITTLE.issuperset(words) and gap.hidden.islower() and not _LANGUAGE.search(item.text):
            yield Flaw("D708", f"Hide a word that matters instead of '{gap.hidden}'.", "cloze")
            break
    if any(listed(gap.hidden) > MOST_LISTED for gap in gaps):
        yield Flaw("D703", "Hide the things of this list in gaps of their own, or ask for them one by one.", "cloze")
    count = sum(map(len, hidden))
    if count > _MOST_HIDDEN * (count + shown):
        yield Flaw(
            "D709", f"Hide less: {count} of {count + shown} words are gaps, and the rest should lead to them.", "cloze"
        )
    groups = len({gap.group for gap in gaps})
    if groups > _MOST_GAPS:
        yield Flaw("D710", f"Divide this cloze: it has {groups} gaps, and four are enough.", "cloze")
