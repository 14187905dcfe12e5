"""What the templates of a note type amount to: a front and a back each, and which two are one card both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from quizapp.exchange.anki.rows import NoteType, Template
from quizapp.exchange.anki.template import Condition, Part, Slot, parse, slots

CLOZE, TYPED, HINT = "cloze", "type", "hint"

_FRONT_SIDE = "FrontSide"
_ANSWER_LINE = re.compile(r"""<hr[^<>]*\bid\s*=\s*["']?answer\b[^<>]*>""", re.IGNORECASE)
_RUNNING = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_DRESSED = re.compile(
    r"<(div|span|p|b|i|u|em|strong|table|tr|td|th|ul|ol|li|h[1-6]|section|center|font)\s[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Side:
    """One template, made ready: its front, and of its back what the front does not say already.

    is_typed: whether the answer is to be typed; cloze: the field whose gaps are asked, "" if there is none;
    hints: the fields that show when they are asked for.
    """

    front: tuple[Part, ...]
    back: tuple[Part, ...]
    is_typed: bool
    cloze: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A note type, made ready. mirrored: places of two templates of which one asks what the other answers."""

    sides: tuple[Side, ...]
    mirrored: tuple[int, int] | None


def layout(note_type: NoteType) -> Layout:
    """Return what the templates of a note type amount to."""
    sides = tuple(_side(template) for template in note_type.templates)
    return Layout(sides, None if note_type.is_cloze else _mirrored(sides))


def runs(note_type: NoteType) -> bool:
    """Say whether a template holds a script."""
    return any("<script" in (each.front + each.back).lower() for each in note_type.templates)


def _side(template: Template) -> Side:
    front = parse(_plain(template.front))
    back = parse(_plain(template.back))
    said = {slot.field for slot in slots(front) if TYPED not in slot.filters}
    line = next((at for at, part in enumerate(back) if isinstance(part, str) and _ANSWER_LINE.search(part)), None)
    if line is not None:
        back = (*(part for part in back[:line] if _says_more(part, said)), *_after_line(back[line]), *back[line + 1 :])
    asked = slots(front)
    return Side(
        _trimmed(front),
        _trimmed(tuple(part for part in back if not (isinstance(part, Slot) and part.field == _FRONT_SIDE))),
        is_typed=any(TYPED in slot.filters for slot in asked),
        cloze=next((slot.field for slot in asked if CLOZE in slot.filters), ""),
        hints=tuple(slot.field for slot in asked if HINT in slot.filters),
    )


def _trimmed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a side without the parts that are only space."""
    return tuple(part for part in parts if not (isinstance(part, str) and not part.strip()))


def _plain(template: str) -> str:
    return _DRESSED.sub(r"<\1>", _RUNNING.sub("", template))


def _says_more(part: Part, said: set[str]) -> bool:
    """Say whether a part of a back, before the answer, is not just the front once more."""
    return not isinstance(part, str) and not {slot.field for slot in slots((part,))} <= said | {_FRONT_SIDE}


def _after_line(part: Part) -> tuple[Part, ...]:
    return (_ANSWER_LINE.split(part, maxsplit=1)[1],) if isinstance(part, str) else ()


def _mirrored(sides: tuple[Side, ...]) -> tuple[int, int] | None:
    """Return the first two templates that show one field and ask for another, each the other way round."""
    asked = [(_only_field(side.front), _only_field(side.back)) for side in sides]
    for first, (front, back) in enumerate(asked):
        for second, other in enumerate(asked[first + 1 :], first + 1):
            if front and back and front != back and other == (back, front):
                return first, second
    return None


def _only_field(parts: tuple[Part, ...]) -> str:
    """Return the field that is all a side shows, "" if it shows more; a condition around it does not matter."""
    shown = [part for part in parts if not (isinstance(part, str) and not _words(part))]
    match shown:
        case [Slot(field, ())]:
            return field
        case [Condition(_, True, inner)]:
            return _only_field(inner)
        case _:
            return ""


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()
