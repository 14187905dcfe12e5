"""The one family of errors that a person gets to read."""

from __future__ import annotations


class RefusedError(Exception):
    """An action that was not done, told in three sentences.

    happened: what went wrong; safe: what is not lost; todo: what the person can do. ``str()`` joins them.
    Bugs are never of this family.
    """

    def __init__(self, happened: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(" ".join(part for part in (happened, safe, todo) if part))
        self.happened = happened
        self.safe = safe
        self.todo = todo


class CannotSaveError(RefusedError):
    """The disk did not take what was to be kept: it is full, read-only or failing."""


class StoppedError(RefusedError):
    """It was stopped before anything was changed."""


class AnsweredElsewhereError(RefusedError):
    """Another window or process changed the same thing first."""


class OtherLearnerError(RefusedError):
    """Two histories that were to be joined are those of two learners. whose: the name of the one that was to come."""

    def __init__(self, happened: str, *, whose: str, safe: str = "", todo: str = "") -> None:
        super().__init__(happened, safe=safe, todo=todo)
        self.whose = whose


class BrokenFileError(RefusedError):
    """A learner's file cannot be read as one."""


class NewerFileError(RefusedError):
    """A file was written by a newer version of Quizapp."""


class NameRefusedError(RefusedError):
    """A learner's name that cannot be taken."""
