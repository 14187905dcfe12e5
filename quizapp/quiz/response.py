"""What a learner answered to one question, and the form it is stored in."""

from __future__ import annotations

from typing import assert_never

from msgspec import DecodeError, Struct, json

from quizapp.base.errors import BrokenFileError


class Picked(Struct, frozen=True, tag="picked"):
    """The options that were picked, as places (from 0) in ``wording.options(item)``, whatever order was shown."""

    options: tuple[int, ...]


class Wrote(Struct, frozen=True, tag="wrote"):
    """The text that was typed, as it was typed."""

    text: str


class Ordered(Struct, frozen=True, tag="ordered"):
    """The steps in the order that was given, as places (from 0) in ``item.order``; some may be left out, none twice."""

    steps: tuple[int, ...]


class Paired(Struct, frozen=True, tag="paired"):
    """For each left side, in the item's order, the place (from 0) in ``wording.rights(item)`` or None for none."""

    rights: tuple[int | None, ...]


Response = Picked | Wrote | Ordered | Paired

_DECODER: json.Decoder[Response] = json.Decoder(Response)


def is_blank(response: Response | None) -> bool:
    """Return whether a response says nothing: none, only spaces, or nothing picked, placed or joined."""
    match response:
        case None:
            return True
        case Picked(options=options):
            return not options
        case Wrote(text=text):
            return not text.strip()
        case Ordered(steps=steps):
            return not steps
        case Paired(rights=rights):
            return all(right is None for right in rights)
        case _:
            assert_never(response)


def encode(response: Response) -> bytes:
    """Return a response as JSON."""
    return json.encode(response)


def decode(content: bytes) -> Response:
    """Return the response of its JSON. Raises BrokenFileError where it is cut short or none."""
    try:
        return _DECODER.decode(content)
    except (DecodeError, UnicodeDecodeError) as error:
        raise BrokenFileError(
            "An answer that was kept cannot be read.",
            safe="Nothing was changed; the other answers are as they were.",
            todo="Go back to the newest backup, or leave this quiz out.",
        ) from error
