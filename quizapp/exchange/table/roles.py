"""What a column of a table holds, and the names by which spreadsheets call it."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "front", "back", "wrong", "kind", "id", "deck", "deck_id", "section", "tags", "hint", "why", "image", "audio",
    "evidence", "as_of", "refs", "was", "ignore", "settings", "guid", "notetype", "",
]  # fmt: skip

_CALLED: dict[Role, tuple[str, ...]] = {
    "front": ("front", "question", "card", "term", "prompt", "word", "cloze", "statement", "stem", "text", "q"),
    "back": ("back", "answer", "definition", "meaning", "translation", "right", "correct", "accept", "a"),
    "wrong": ("wrong", "distractor", "incorrect"),
    "kind": ("kind",),
    "id": ("id",),
    "deck": ("deck",),
    "deck_id": ("deck id",),
    "section": ("section", "chapter"),
    "tags": ("tags", "tag", "labels"),
    "hint": ("hint",),
    "why": ("why", "explanation", "extra", "notes", "note", "comment", "example", "feedback"),
    "image": ("image", "picture"),
    "audio": ("audio", "sound"),
    "evidence": ("evidence",),
    "as_of": ("as of",),
    "refs": ("refs", "references"),
    "was": ("was",),
    "ignore": ("ignore",),
    "settings": ("settings",),
    "guid": ("guid",),
    "notetype": ("notetype", "note type"),
}
KNOWN: tuple[Role, ...] = tuple(_CALLED)
_BY_NAME = {name: role for role, names in _CALLED.items() for name in names}


def role_of(heading: str) -> Role:
    """Return what a column with a heading holds; "" where the heading says nothing known. "Wrong 2" is wrong too."""
    name = " ".join(heading.replace("_", " ").casefold().split()).strip(" :")
    role = _BY_NAME.get(name, "")
    if not role and (bare := name.rstrip("0123456789 ")) != name:
        role = "wrong" if _BY_NAME.get(bare) == "wrong" else ""
    return role


def is_header(cells: list[str]) -> bool:
    """Say whether a row names columns: what is asked and what is answered, or three known ones, or nothing else."""
    roles = [role_of(cell) for cell in cells]
    known = {role for role in roles if role}
    return {"front", "back"} <= known or len(known) >= 3 or ("front" in known and all(roles))


def usual(width: int) -> tuple[Role, ...]:
    """Return what the columns of a table without headings hold: what is asked, what is answered, why."""
    roles: tuple[Role, ...] = ("front", "back", "why")
    nothing: Role = ""
    return (*roles[:width], *[nothing] * (width - len(roles)))


def once(roles: list[Role]) -> tuple[Role, ...]:
    """Return roles of which each stands once, but for wrong options: of two alike the second says nothing."""
    seen: set[Role] = set()
    found: list[Role] = []
    for role in roles:
        found.append("" if role in seen else role)
        if role and role != "wrong":
            seen.add(role)
    return tuple(found)
