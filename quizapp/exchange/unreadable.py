"""The refusal of a file from elsewhere that cannot be read at all; a format makes a finding of it."""

from __future__ import annotations

from quizapp.base.errors import RefusedError


class UnreadableError(RefusedError):
    """A file from elsewhere is broken, too large or not what its name says. Nothing of it was used."""
