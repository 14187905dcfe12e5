"""The note types that Quizapp writes.

Anki knows them by their ids and the names of fields and templates: changed, an update would be refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.exchange.anki.rows import NoteType, Template

_HINT = "{{#Hint}}<p>{{hint:Hint}}</p>{{/Hint}}"
_MORE = '{{#Why}}<div class="why">{{Why}}</div>{{/Why}}{{#Sources}}<div class="sources">{{Sources}}</div>{{/Sources}}'
_ANSWER = "{{FrontSide}}<hr id=answer>"
_FIELDS = ("Front", "Back", "Hint", "Why", "Sources")

CSS = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; max-width: 40em; margin: 0 auto; }
.card img { max-width: 100%; }
.cloze { font-weight: bold; }
.why { margin-top: 1em; }
.sources { margin-top: 1em; font-size: 16px; opacity: 0.7; }
"""


@dataclass(frozen=True, slots=True)
class OwnType:
    """A note type of ours, and its id in every collection."""

    id: int
    note_type: NoteType


CARD = OwnType(
    1_767_225_600_001,
    NoteType("Quizapp card", False, _FIELDS, (Template("Card", "{{Front}}" + _HINT, _ANSWER + "{{Back}}" + _MORE),)),
)
BOTH_WAYS = OwnType(
    1_767_225_600_002,
    NoteType(
        "Quizapp card, both ways",
        False,
        _FIELDS,
        (
            Template("There", "{{Front}}" + _HINT, _ANSWER + "{{Back}}" + _MORE),
            Template("Back", "{{Back}}", _ANSWER + "{{Front}}" + _MORE),
        ),
    ),
)
CLOZE = OwnType(
    1_767_225_600_003,
    NoteType(
        "Quizapp cloze",
        True,
        ("Text", "Hint", "Why", "Sources"),
        (Template("Cloze", "{{cloze:Text}}" + _HINT, "{{cloze:Text}}" + _MORE),),
    ),
)
TYPED = OwnType(
    1_767_225_600_004,
    NoteType(
        "Quizapp typed",
        False,
        ("Front", "Back", "Also", "Hint", "Why", "Sources"),
        (
            Template(
                "Typed",
                "{{Front}}" + _HINT + "{{type:Back}}",
                _ANSWER + "{{type:Back}}{{#Also}}<div>{{Also}}</div>{{/Also}}" + _MORE,
            ),
        ),
    ),
)

ALL = (CARD, BOTH_WAYS, CLOZE, TYPED)


def own_type(note_type: NoteType) -> OwnType | None:
    """Return which of ours a note type is, None if it is another's."""
    return next((own for own in ALL if _same(own.note_type, note_type)), None)


def _same(own: NoteType, other: NoteType) -> bool:
    """Say whether a note type is one of ours, perhaps under the longer name that Anki gave it beside another."""
    names = [template.name for template in own.templates]
    return (
        other.name.startswith(own.name)
        and other.is_cloze == own.is_cloze
        and other.fields == own.fields
        and [template.name for template in other.templates] == names
    )
