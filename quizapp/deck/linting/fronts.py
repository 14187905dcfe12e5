"""The same prompt twice, in one deck or in two."""

from __future__ import annotations

import re

from quizapp.deck.linting.flaw import Flaw

_SIGNS = re.compile(
    r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|(?<![?!.,;:\u2026\"'])[?!.,;:\u2026\"'\u2018\u2019\u201c\u201d]++(?=\s|$)"
    r"|(?<!\S)[\"'\u2018\u201c]"
)


class Fronts:
    """The prompts seen so far, in the order of decks; one serves for all decks that are looked over together."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[str, str, bool]] = {}

    def add(self, deck: str, item: str, stem: str, key: str) -> Flaw | None:
        """Take a prompt in as plain text; return what is wrong where the same one was taken in before."""
        words = " ".join(_SIGNS.sub("", stem.casefold()).split())
        if not words:
            return None
        first = self._seen.setdefault(hash(words), (deck, item, True))
        if first[:2] == (deck, item):
            return None
        where = f"'{first[1]}'" if first[0] == deck else f"'{first[0]}/{first[1]}'"
        return Flaw("D712", f"Delete or reword this item: {where} asks the very same.", key)
