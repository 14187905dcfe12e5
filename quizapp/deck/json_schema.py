"""The JSON Schema (draft 2020-12) of the deck language, for editors: ``python -m quizapp.deck.json_schema``."""

from __future__ import annotations

import json
from typing import TypeAlias, get_args

from quizapp.deck.keys import DECK_KEYS, KINDS, LINT_KEYS, SOURCE_KEYS, Form, Key
from quizapp.deck.model import Evidence, Marking
from quizapp.deck.reading import limits

Schema: TypeAlias = "str | int | bool | list[Schema] | dict[str, Schema]"

_ID = f"^(?=.{{1,{limits.ID_CHARACTERS}}}$)[a-z0-9]+(-[a-z0-9]+)*$"
_FORMER_ID = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
_AMOUNT = r"([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?"
_YES_OR_NO = "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
# A URL, a drive, a backslash, or a step up.
_RELATIVE = r"^(?!/|~|[A-Za-z][A-Za-z0-9+.-]*:|(.*/)?\.\.(/|$))[^\\\n]+$"


def schema() -> dict[str, Schema]:
    """Return the schema of a deck file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Quizapp deck",
        "description": "A deck of flashcards and questions, as docs/deck-format.md tells it.",
        **_mapping(DECK_KEYS),
        "required": ["quizapp", "id", "title", "items"],
        "$defs": {
            # What an author types without quotes an editor may take for a number or for yes and no.
            "text": {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": limits.TEXT_CHARACTERS},
            "source": {"anyOf": [_ref("text"), _mapping(SOURCE_KEYS)]},
            "lint": _mapping(LINT_KEYS),
            "option": {"anyOf": [_ref("text"), _under("text", 1)]},
            **{kind: {"title": of.name, **_mapping(of.all)} for kind, of in KINDS.items()},
        },
    }


def _mapping(keys: tuple[Key, ...]) -> dict[str, Schema]:
    return {
        "type": "object",
        "properties": {key.name: {"description": key.about, **_FORMS[key.form]} for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, Schema]:
    return {"$ref": f"#/$defs/{name}"}


def _under(name: str, most: int) -> dict[str, Schema]:
    return {"type": "object", "minProperties": 1, "maxProperties": most, "additionalProperties": _ref(name)}


def _one_or_list(entry: dict[str, Schema], most: int) -> dict[str, Schema]:
    return {"anyOf": [entry, _list(entry, most)]}


def _list(entry: dict[str, Schema], most: int) -> dict[str, Schema]:
    return {"type": "array", "items": entry, "minItems": 1, "maxItems": most}


_ONE_ID: dict[str, Schema] = {"type": ["string", "integer"], "pattern": _ID}
_FORMS: dict[Form, dict[str, Schema]] = {
    "version": {"enum": [limits.VERSION]},
    "text": _ref("text"),
    "id": _ONE_ID,
    "ids": _one_or_list({**_ONE_ID, "pattern": _FORMER_ID}, limits.LIST_ENTRIES),
    "texts": _one_or_list(_ref("text"), limits.LIST_ENTRIES),
    "steps": _one_or_list(_ref("text"), limits.OPTIONS),
    "flag": {"type": ["boolean", "string"], "pattern": _YES_OR_NO},
    "truth": {"type": ["boolean", "string"], "pattern": _YES_OR_NO},
    "evidence": {"enum": list(get_args(Evidence))},
    "marking": {"enum": list(get_args(Marking))},
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "number": {"type": ["number", "string"], "pattern": rf"^[+-]?{_AMOUNT}$"},
    "within": {"type": ["number", "string"], "pattern": rf"^\+?{_AMOUNT}\s*%?$"},
    "place": {"type": "integer", "minimum": 1, "maximum": limits.OPTIONS},
    "path": {"type": "string", "pattern": _RELATIVE},
    "option": _ref("option"),
    "rights": _list(_ref("option"), limits.OPTIONS),
    "options": _one_or_list(_ref("option"), limits.OPTIONS),
    "pairs": _under("text", limits.OPTIONS),
    "references": _under("text", limits.OUTLINE_ENTRIES),
    "sections": _one_or_list({**_under("text", 1), "propertyNames": {"pattern": _ID}}, limits.OUTLINE_ENTRIES),
    "source": _ref("source"),
    "lint": _ref("lint"),
    "items": {"type": "array", "maxItems": limits.ITEMS, "items": {"anyOf": [_ref(kind) for kind in KINDS]}},
}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
