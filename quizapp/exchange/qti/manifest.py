"""The manifest of an IMS content package: which documents it holds, and what it says of them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from quizapp.exchange.xml import Element


@dataclass(frozen=True, slots=True)
class General:
    """What is said of the package or of a document in it."""

    title: str = ""
    about: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """documents: the names of what may hold questions; each: what is said of them, by name."""

    whole: General = General()
    documents: tuple[str, ...] = ()
    each: Mapping[str, General] = field(default_factory=dict)


def manifest(root: Element) -> Manifest:
    """Return what a manifest says."""
    documents: list[str] = []
    each: dict[str, General] = {}
    for resource in root.within("resource"):
        names = [_name(resource, resource.get("href"))]
        names += [_name(resource, found.get("href")) for found in resource.children("file")]
        xmls = [name for name in dict.fromkeys(names) if name.lower().endswith((".xml", ".qti"))]
        documents += xmls
        if said := resource.child("metadata", "lom", "general"):
            each |= dict.fromkeys(xmls, _general(said))
    return Manifest(_general(root.child("metadata", "lom", "general")), tuple(documents), each)


def _name(resource: Element, href: str) -> str:
    return posixpath.normpath(posixpath.join(resource.get("base"), unquote(href)))


def _general(said: Element | None) -> General:
    if said is None:
        return General()
    title, about, language = (_first(said, name) for name in ("title", "description", "language"))
    words = (" ".join(found.text.split()) for found in said.within("keyword"))
    return General(" ".join(title.split()), about, language, tuple(dict.fromkeys(word for word in words if word)))


def _first(said: Element, name: str) -> str:
    found = said.child(name)
    return found.text.strip() if found else ""
