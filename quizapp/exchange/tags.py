"""HTML that was sanitised, on its way to Markdown; imported when there is some."""

from __future__ import annotations

from urllib.parse import unquote

import nh3
from bs4 import Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from quizapp.deck.reading import media
from quizapp.exchange.escaping import escaped, picture

_KEPT = {
    "a", "audio", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "s", "samp", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"}, "audio": {"src"}, "img": {"src", "alt"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"},
}  # fmt: skip
_DROPPED_WHOLE = {"script", "style", "svg", "template", "noscript", "iframe", "object"}
_LINKS = {"http", "https", "mailto"}
_LOWERED = dict(zip("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", strict=True))
_RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))


def sanitised(html: str) -> str:
    """Return HTML with the tags and attributes that Markdown has, well formed; no script, style or foreign scheme."""
    return nh3.clean(
        html,
        tags=_KEPT,
        attributes=_ATTRIBUTES,
        clean_content_tags=_DROPPED_WHOLE,
        url_schemes=_LINKS,
        link_rel=None,
    )


class Converter(MarkdownConverter):
    """Makes Markdown of sanitised HTML, and takes down its pictures and sounds and whether it left some out."""

    def __init__(self) -> None:
        super().__init__(heading_style=ATX, newline_style=BACKSLASH, bullets="-", autolinks=False)
        self.pictures: list[str] = []
        self.sounds: list[str] = []
        self.left_out = False

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return the words of a text node as Markdown."""
        text = escaped(text)
        return text.replace("|", "\\|") if "td" in parent_tags or "th" in parent_tags else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a picture that comes with the file; its words alone where it does not."""
        del text, parent_tags
        alt = str(el.get("alt") or "")
        file = self._own_file(el)
        if not file:
            return escaped(alt)
        self.pictures.append(file)
        return picture(file, alt)

    def convert_audio(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Take a sound down."""
        del parent_tags
        if file := self._own_file(el):
            self.sounds.append(file)
        return text

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return lowered figures; "_(x)" where there is no such sign."""
        del el, parent_tags
        return _shifted(text, _LOWERED, "\\_")

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return raised figures; "^(x)" where there is no such sign."""
        del el, parent_tags
        return _shifted(text, _RAISED, "^")

    def _own_file(self, el: Tag) -> str:
        file = unquote(str(el.get("src") or "")).strip()
        if not file or media.strays(file):
            self.left_out = True
            return ""
        return file


def _shifted(text: str, signs: dict[str, str], mark: str) -> str:
    bare = text.strip()
    if not bare:
        return text
    if all(sign in signs for sign in bare):
        return "".join(signs[sign] for sign in bare)
    return f"{mark}{bare}" if len(bare) == 1 else f"{mark}({bare})"
