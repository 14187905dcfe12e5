"""A paper as it is printed: everything its pages say, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quizapp.quiz.sheet import Lettered

Sure = Literal["", "confidence", "certainty"]
"""What stands beside an answer on the answer sheet: nothing, a confidence in percent, or a certainty from 1 to 3."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Options to mark: one of them, or several."""

    options: tuple[Lettered, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class TrueOrFalse:
    """Two words to mark one of."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on. number: whether a number is asked; unit: of the number, "" for none."""

    number: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps to put in order, by writing their letters into numbered boxes."""

    steps: tuple[Lettered, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Left-hand sides, each with a line for the letter of what belongs to it."""

    lefts: tuple[str, ...]
    rights: tuple[Lettered, ...]


@dataclass(frozen=True, slots=True)
class Recall:
    """Nothing to fill in: the answer is recalled."""


Form = Recall | Choices | TrueOrFalse | Blank | Steps | Sides


@dataclass(frozen=True, slots=True)
class Told:
    """A text (Markdown) with what stands before it, such as the letter of an option, or ""."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """What the key says. answers, feedback and why are Markdown; note: what else is accepted; sources: plain words."""

    answers: tuple[Told, ...]
    note: str = ""
    why: str = ""
    feedback: tuple[Told, ...] = ()
    evidence: str = ""
    sources: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks. stem: Markdown; ask: what to do, and worth: its points in words, each "" for nothing."""

    stem: str
    ask: str
    worth: str
    form: Form
    key: Key


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question by its number on the paper, from 1; asked: None where no deck holds it any more.

    folder: the deck's own, for pictures; right_to_left: whether it is written so.
    """

    number: int
    asked: Asked | None
    folder: Path | None = None
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section of a deck on paper; title: "" for items without one."""

    title: str
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True, slots=True)
class PrintedDeck:
    """A deck on paper. about: Markdown; source: what it is drawn from, in a line; folder: its own, for pictures."""

    title: str
    about: str
    source: str
    sections: tuple[PrintedSection, ...]
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A quiz on paper.

    about, sources: a line each; notes: what a deck says it is for; schemes: how it is marked, in words.
    """

    title: str
    about: str
    sources: str
    seed: int
    notes: tuple[str, ...]
    schemes: tuple[str, ...]
    sure: Sure
    questions: tuple[PrintedQuestion, ...]
