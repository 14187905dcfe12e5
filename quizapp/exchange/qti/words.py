"""The texts of one QTI document: XHTML and HTML as Markdown, with its pictures and sounds, and what was lost."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from itertools import islice
from urllib.parse import quote, unquote

from quizapp.exchange.gathering import Draft
from quizapp.exchange.markup import from_html, from_plain
from quizapp.exchange.notes import Notes
from quizapp.exchange.qti.media import Media, is_remote
from quizapp.exchange.xml import Element

ITEM_ELEMENTS = 4_000
_TAG = re.compile(r"<(img|audio|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img", "col", "source", "track"})
_BESIDE = frozenset({"feedbackInline", "feedbackBlock", "modalFeedback", "stylesheet"})
_TEX_MARKS = re.compile(r"^(?:\$+|\\\[|\\\()\s*|\s*(?:\$+|\\\]|\\\))$")
_LAST_PICTURE = re.compile(r"\n\n!\[\]\(([^()\s]+)\)$")

Instead = Mapping[str, Callable[[Element], str]]


class Words:
    """Makes Markdown of one document's texts. member: its name within the package, "" where it stands alone."""

    def __init__(self, draft: Draft, media: Media, notes: Notes, member: str = "") -> None:
        self._draft = draft
        self._media = media
        self._notes = notes
        self._member = member
        self._sounds: list[str] = []

    def say(self, code: str, message: str, line: int) -> None:
        """Take a finding down, with the document that it is about."""
        self._notes.add(code, f"{message} ({self._member})" if self._member else message, line=line)

    def can_take(self, item: Element) -> bool:
        """Say whether an item holds no more elements than one question needs, and take it down where it holds more."""
        count = sum(1 for _ in islice(item.within(), ITEM_ELEMENTS + 1))
        if count > ITEM_ELEMENTS:
            self.say("X202", f"There are more than {ITEM_ELEMENTS:,} elements in it.", item.line)
        return count <= ITEM_ELEMENTS

    def sounds(self) -> tuple[str, ...]:
        """Return the sounds that stood in the texts since this was asked last."""
        heard = tuple(dict.fromkeys(self._sounds))
        self._sounds.clear()
        return heard

    def of(self, element: Element | None, instead: Instead | None = None) -> str:
        """Return what stands inside an element as Markdown. instead: HTML for elements of these names."""
        if element is None:
            return ""
        return self.html(self.raw(element, instead), element.line)

    def raw(self, element: Element, instead: Instead | None = None) -> str:
        """Return what stands inside an element as HTML, for a place in other HTML."""
        return _inside(element, instead or {}, self._formula)

    def html(self, html: str, line: int) -> str:
        """Return HTML as Markdown."""
        html = _TAG.sub(lambda found: self._found_here(found, line), html)
        marked = from_html(html)
        self._sounds += marked.sounds
        for loss in marked.lost:
            self.say(loss.code, loss.message, line)
        return marked.text

    def plain(self, text: str) -> str:
        """Return words without any markup as Markdown."""
        return from_plain(text)

    def _found_here(self, tag: re.Match[str], line: int) -> str:
        """Return a tag that names a file by the file's place in the deck, or its words where there is none."""
        attributes = {name.lower(): unescape(twice or once) for name, twice, once in _ATTRIBUTE.findall(tag[2])}
        formula = attributes.get("data-equation-content")
        if formula:
            return rf"\({escape(formula)}\)"
        href = attributes.get("src", "").strip()
        if not href or is_remote(href):
            return tag[0]
        folder = posixpath.dirname(self._member)
        name = self._media.find(folder, href)
        content = self._media.content(name) if name else None
        if content is None:
            self.say("X401", f"'{href[:100]}' is not in the package, or is too large; it was left out.", line)
            return escape(attributes.get("alt", ""))
        name = self._taken(name, folder, content)
        alt = escape(attributes.get("alt", ""))
        return f'<img src="{quote(name)}" alt="{alt}">' if tag[1].lower() == "img" else f'<audio src="{quote(name)}">'

    def _taken(self, name: str, folder: str, content: bytes) -> str:
        """Return the name of a file in the deck: its path from the document, or from the package if that is taken."""
        short = name.removeprefix(f"{folder}/") if folder else name
        taken = short if self._draft.files.get(short, content) == content else name
        self._draft.files[taken] = content
        return taken

    def _formula(self, math: Element) -> str:
        """Return a formula in MathML as the LaTeX that stands beside it, or else as its signs."""
        for found in math.within("annotation"):
            latex = _TEX_MARKS.sub("", " ".join(found.text.split()))
            if latex and "tex" in found.get("encoding").lower():
                return rf"\({escape(latex)}\)"
        self.say("X203", "A formula in MathML was kept as its signs alone.", math.line)
        return escape(" ".join(_signs(math).split()))


def apart(stem: str) -> tuple[str, str]:
    """Return a stem without the picture that ends it, and that picture's path; "" where none does."""
    found = _LAST_PICTURE.search(stem)
    return (stem[: found.start()].rstrip(), unquote(found[1])) if found else (stem, "")


def _inside(element: Element, instead: Instead, formula: Callable[[Element], str]) -> str:
    return "".join(
        escape(part, quote=False) if isinstance(part, str) else _html(part, instead, formula) for part in element.parts
    )


def _html(element: Element, instead: Instead, formula: Callable[[Element], str]) -> str:
    name = element.name
    if name in instead:
        return instead[name](element)
    if name in _BESIDE:
        return ""
    if name == "math":
        return formula(element)
    if name == "prompt":
        return f"<div>{_inside(element, instead, formula)}</div>"
    if name == "object":
        return _object(element)
    start = name + "".join(f' {key}="{escape(value)}"' for key, value in element.attributes.items())
    return f"<{start}>" if name in _VOID else f"<{start}>{_inside(element, instead, formula)}</{name}>"


def _object(element: Element) -> str:
    """Return a picture or a sound that QTI 2 embeds as an object."""
    kind, href = element.get("type"), escape(element.get("data"))
    words = escape(" ".join(element.text.split()))
    if kind.startswith("image/"):
        return f'<img src="{href}" alt="{words}">'
    return f'<audio src="{href}"></audio>' if kind.startswith("audio/") else f"<object></object>{words}"


def _signs(math: Element) -> str:
    parts = (part if isinstance(part, str) else _signs(part) for part in math.parts)
    return "" if math.name.startswith("annotation") else "".join(parts)
