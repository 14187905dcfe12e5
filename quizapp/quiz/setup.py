"""What a learner chose for a quiz before it was drawn."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from quizapp.deck.model import Marking

Mode = Literal["practice", "adaptive", "exam", "mock"]
ChooseAllMarking = Literal["author"] | Marking
QuizMarking = Literal["author", "negative", "certainty"]
Scheme = Literal["right-or-wrong", "neighbours", "pairs", "negative", "certainty"] | Marking


class Setup(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choices for one quiz.

    decks: deck ids; sections: "deck-id/section-id", () for everything in the decks; count: questions at
    most; mode: practice and adaptive practice tell at once what was right, an exam and a mock paper at the end; number:
    of the mock paper, which is the same for everybody; minutes: the time limit of an exam or a mock paper, None for no
    limit; confidence: whether it is asked; choose_all: how choose-all questions are marked, "author" for what each
    question says; marking: a scheme for the whole quiz, "author" for the scheme of each question.
    """

    decks: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    count: Annotated[int, Meta(ge=1, le=500)] = 20
    mode: Mode = "practice"
    number: Annotated[int, Meta(ge=1, le=9999)] = 1
    minutes: Annotated[int, Meta(ge=1, le=600)] | None = None
    confidence: bool = True
    choose_all: ChooseAllMarking = "author"
    marking: QuizMarking = "author"

    @property
    def tells_at_once(self) -> bool:
        """Whether each answer is judged as it is given, and is final then; else all are at the end."""
        return self.mode in ("practice", "adaptive")

    @property
    def asks_confidence(self) -> bool:
        """Whether a learner says how sure they are; certainty-based marking cannot do without."""
        return self.confidence or self.marking == "certainty"
