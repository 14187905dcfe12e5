"""Ids for what comes from elsewhere: the same file gives the same ids, and no two things get the same."""

from __future__ import annotations

from hashlib import sha256

from quizapp.deck.reading.limits import ID_CHARACTERS
from quizapp.deck.reading.slug import is_id, slug

_TAIL = 8


class Names:
    """Gives ids out, each once. kind: the word that an id starts with where the words of a text give none."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def name(self, words: str, own: str = "") -> str:
        """Return an id made of ``own``, the id that the source has for the thing, or else of ``words``.

        Which id it is hangs on them alone unless another thing took it first: so an update, or a row that is added at
        the end, leaves the ids of all others as they are.
        """
        base = self._of_own(own) if own else slug(words) or f"{self._kind}-{_tail(words)}"
        made = base
        if made in self._given:
            made = base = f"{base[: ID_CHARACTERS - _TAIL - 8].rstrip('-')}-{_tail(f'{own} {words}' if own else words)}"
        while made in self._given:
            self._last[base] = self._last.get(base, 1) + 1
            made = f"{base}-{self._last[base]}"
        self._given.add(made)
        return made

    def _of_own(self, own: str) -> str:
        """Return an id as it is, or with a tail that keeps apart what looks the same in a to z."""
        if is_id(own):
            return own
        return "-".join(part for part in (slug(own, ID_CHARACTERS - _TAIL - 8) or self._kind, _tail(own)) if part)


def _tail(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:_TAIL]
