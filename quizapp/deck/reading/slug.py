"""Ids: what one looks like, and the one that is made of an author's words."""

from __future__ import annotations

import re
import unicodedata

from quizapp.deck.reading.limits import ID_CHARACTERS

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile("[a-z0-9]+")
_MADE_CHARACTERS = 48


def is_id(text: str) -> bool:
    """Say whether ``text`` is lower-case words of a to z and digits, joined by hyphens, and not too long."""
    return len(text) <= ID_CHARACTERS and _ID.fullmatch(text) is not None


def slug(text: str, characters: int = _MADE_CHARACTERS) -> str:
    """Return the first words of ``text`` as an id of at most ``characters``, "" if no letter of it is Latin."""
    plain = unicodedata.normalize("NFKD", text[: characters * 8]).encode("ascii", "ignore").decode().lower()
    made = "-".join(_WORD.findall(plain))
    if len(made) <= characters:
        return made
    return made[:characters].rpartition("-")[0] or made[:characters]
