"""Moodle's categories, "Biology/Cells": the first part is a deck here, the rest a section of it."""

from __future__ import annotations

import re

_CONTEXTS = re.compile(r"^\$(?:course|cat\d*|module|system|coursecat)[^$/]*\$/", re.IGNORECASE)
_SLASH = re.compile(r"(?<!/)/(?!/)")
_TOP = re.compile(r"^top(?:/|$)")
_LONGEST = 2_000


def split(category: str) -> tuple[str, str]:
    """Return the titles of the deck and of its section; "" for none. Contexts and the root, "top", are left out."""
    path = _CONTEXTS.sub("", category.strip()[:_LONGEST])
    path = _TOP.sub("", path)
    parts = [part.strip().replace("//", "/") for part in _SLASH.split(path) if part.strip()]
    return (parts[0] if parts else "", " / ".join(parts[1:]))


def joined(deck: str, section: str) -> str:
    """Return the category for a deck and its section."""
    return "/".join(" ".join(part.split()).replace("/", "//") for part in (deck, section) if part.strip())
