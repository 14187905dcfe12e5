"""A quiz as it was drawn: which questions, in which order, with which permutation of the options."""

from __future__ import annotations

from msgspec import DecodeError, Struct, json

from quizapp.base.errors import BrokenFileError
from quizapp.deck.model import Kind
from quizapp.quiz.setup import Scheme, Setup


class Drawn(Struct, frozen=True):
    """One question of a paper.

    key: "deck-id/item-id"; section: the section's id in its deck; hash: of the item's content when it was drawn;
    scheme: by which it is marked; order: the places of ``wording.shuffled(item)`` in the order in which they are shown,
    () where there are none.
    """

    key: str
    section: str
    kind: Kind
    hash: str
    scheme: Scheme = "right-or-wrong"
    order: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if sorted(self.order) != list(range(len(self.order))):
            raise ValueError(f"{self.order} does not hold each place once")

    @property
    def deck(self) -> str:
        """The id of the deck it comes from."""
        return self.key.partition("/")[0]


class Paper(Struct, frozen=True):
    """A drawn quiz. The permutations are kept, since a seeded shuffle may differ between versions of Python."""

    seed: int
    setup: Setup
    questions: tuple[Drawn, ...]


_DECODER = json.Decoder(Paper)


def encode(paper: Paper) -> bytes:
    """Return a paper as JSON."""
    return json.encode(paper)


def decode(content: bytes) -> Paper:
    """Return the paper of its JSON. Raises BrokenFileError where it is cut short or none."""
    try:
        return _DECODER.decode(content)
    except (DecodeError, UnicodeDecodeError) as error:
        raise BrokenFileError(
            "The questions of a quiz that was kept cannot be read.",
            safe="Nothing was changed; other quizzes are as they were.",
            todo="Take a new quiz, or go back to the newest backup.",
        ) from error
