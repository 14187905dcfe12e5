"""Markup on its way in and out: HTML from elsewhere becomes Markdown, and Markdown HTML for those who want that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from quizapp.exchange import inline
from quizapp.exchange.escaping import escaped
from quizapp.exchange.formulas import Formulas
from quizapp.exchange.limits import MARKUP_CHARACTERS, MARKUP_DEPTH, MARKUP_TAGS

if TYPE_CHECKING:  # the two ways cost a tenth of a second each, and most texts have no markup
    from markdown_it import MarkdownIt

_RUNS = "Something that runs (a script, a form, an embedded page) was left out."
_REMOTE = "A picture, sound or film that does not come with the file was left out."
_LAYOUT = "Colours, fonts and other layout were left out."
_TOO_MUCH = "The markup is too much or too deep; its words alone were kept."

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)([^<>]*)>?")
_HANDLER = re.compile(r"(?:^|[\s\"'/])on[a-z]+\s*=|javascript\s*:", re.IGNORECASE)
_STYLED = re.compile(r"(?:^|[\s\"'/])(?:style|class|align|valign|color|bgcolor|face|size)\s*=", re.IGNORECASE)
_RUNNING = {
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "textarea",
    "select", "canvas", "template", "link", "meta", "base", "svg", "noscript",
}  # fmt: skip
_STYLING = {"style", "font", "center", "marquee", "blink"}
_FILMS = {"video", "source", "track"}
_NO_END = {"br", "img", "hr"}
_SOUND = re.compile(r"\[sound:([^\[\]\n]{1,255})\]")
_MAY_BE_MARKED = re.compile(r"[<&\\$\n\t]|  |\[(?:sound:|\$|latex\])|^\s|\s$")


@dataclass(frozen=True, slots=True)
class Loss:
    """What a text lost: the code of the rule, and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as Markdown; the files that its pictures name, and those of sounds that stood in it; and what was lost.

    The names are as they are told, percent signs undone: whether there are such files the caller knows.
    """

    text: str
    pictures: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    lost: tuple[Loss, ...] = ()


def from_html(html: str) -> Marked:
    """Return HTML from elsewhere as Markdown. Never raises.

    Nothing that runs and nothing remote survives. Formulas (MathJax, Anki's) stay as text within ``$`` or ``$$``;
    ``[sound:a.mp3]`` goes to ``sounds``; a picture that comes with the file becomes ``![alt](file)``.
    """
    if not _MAY_BE_MARKED.search(html):
        return Marked(escaped(html))
    if len(html) > MARKUP_CHARACTERS:
        return Marked(escaped(_words(html[:MARKUP_CHARACTERS])), lost=(Loss("X304", _TOO_MUCH),))
    formulas = Formulas()
    html = formulas.keep_theirs(html, html=True)
    sounds = tuple(dict.fromkeys(unescape(name).strip() for name in _SOUND.findall(html)))
    html = _SOUND.sub("", html)
    if "<" in html:
        marked = _converted(html)
        return Marked(formulas.put_back(marked.text), marked.pictures, (*sounds, *marked.sounds), marked.lost)
    return Marked(formulas.put_back(escaped(_on_one_line(unescape(html)))), sounds=sounds)


def from_plain(text: str, *, soft: bool = False) -> str:
    """Return words from elsewhere as Markdown that shows them as they are; formulas stay formulas.

    soft: the ends of lines are only where the words happened to be wrapped.
    """
    formulas = Formulas()
    stripped = [line.strip() for line in formulas.keep_theirs(text, html=False).strip().split("\n")]
    lines = escaped("\n".join(stripped)).split("\n")
    if not soft:
        pairs = zip(lines, [*lines[1:], ""], strict=True)
        lines = [f"{line}\\" if line and after and not line.endswith("\\") else line for line, after in pairs]
    return formulas.put_back("\n".join(lines))


def to_html(markdown: str) -> str:
    r"""Return Markdown as HTML; HTML within it shows as text, and formulas stand within ``\(`` or ``\[``."""
    formulas = Formulas()
    return formulas.put_back(_renderer().render(formulas.keep_ours(markdown)).strip())


def to_inline_html(markdown: str) -> str:
    """Return Markdown as HTML, without the paragraph around it where it is only one."""
    html = to_html(markdown)
    return html[3:-4] if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1 else html


def _converted(html: str) -> Marked:
    if (quick := inline.quick(html)) is not None:
        return Marked(quick)
    from quizapp.exchange.tags import Converter, sanitised

    losses = _losses(html)
    clean = sanitised(html)
    if _is_too_much(clean):
        return Marked(escaped(_words(clean)), lost=(*losses, Loss("X304", _TOO_MUCH)))
    converter = Converter()
    text = converter.convert(clean)
    lines = [line.rstrip() for line in text.split("\n")]
    return Marked(
        _without_last_breaks("\n".join(lines)),
        tuple(dict.fromkeys(converter.pictures)),
        tuple(dict.fromkeys(converter.sounds)),
        (*losses, Loss("X302", _REMOTE)) if converter.left_out and Loss("X302", _REMOTE) not in losses else losses,
    )


def _without_last_breaks(text: str) -> str:
    """Return Markdown without line breaks that end a paragraph, where they would show as a backslash."""
    text = re.sub(r"(?<!\\)(?:\\\n)+(?=\n|$)", "\n", f"{text.strip()}\n").strip()
    return text[:-1].rstrip() if re.search(r"(?<!\\)\\$", text) else text


def _losses(html: str) -> tuple[Loss, ...]:
    """Return what the sanitiser is about to take out, told by the start tags alone."""
    found: dict[Loss, None] = {}
    for _, name, attributes in _TAG.findall(html):
        tag = name.lower()
        if tag in _RUNNING or _HANDLER.search(attributes):
            found[Loss("X301", _RUNS)] = None
        if tag in _STYLING or _STYLED.search(attributes):
            found[Loss("X303", _LAYOUT)] = None
        if tag in _FILMS:
            found[Loss("X302", _REMOTE)] = None
    return tuple(found)


def _is_too_much(clean: str) -> bool:
    """Say whether to convert sanitised HTML could take long or go too deep."""
    depth = deepest = count = 0
    for slash, name, _ in _TAG.findall(clean):
        count += not slash
        if name not in _NO_END:
            depth += -1 if slash else 1
            deepest = max(deepest, depth)
    return count > MARKUP_TAGS or deepest > MARKUP_DEPTH


def _words(html: str) -> str:
    return _on_one_line(unescape(_TAG.sub(" ", html)))


def _on_one_line(text: str) -> str:
    """Return text as HTML shows it: spaces and lines in a row are one space."""
    return " ".join(text.split())


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
