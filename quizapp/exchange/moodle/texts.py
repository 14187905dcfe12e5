"""Texts of Moodle's formats: html, markdown, plain, and "moodle", which is words with a little HTML."""

from __future__ import annotations

import re
from typing import Literal

from quizapp.exchange.markup import Loss, from_html, from_plain

TextFormat = Literal["html", "markdown", "plain", "moodle"]

_IS_HTML = re.compile(
    r"</?(?:a|b|i|u|p|br|em|strong|div|span|sub|sup|img|ul|ol|li|table|tr|td|th|h[1-6]|code|pre|font|script|style|iframe)"
    r"[\s/>]|&(?:\w+|#\d+|#x[0-9a-f]+);",
    re.IGNORECASE,
)
_NAMES: dict[str, TextFormat] = {
    "html": "html", "markdown": "markdown", "plain": "plain", "plain_text": "plain", "moodle": "moodle",
    "moodle_auto_format": "moodle",
}  # fmt: skip


class Texts:
    """Turns the texts of one question into Markdown, and takes down their pictures and losses."""

    def __init__(self) -> None:
        self.lost: dict[Loss, None] = {}
        self.pictures: dict[str, None] = {}

    def markdown(self, text: str, form: TextFormat) -> str:
        """Return a text as Markdown."""
        match form:
            case "markdown":
                return text.strip()
            case "plain":
                return from_plain(text)
            case "moodle":
                return (
                    self._html(text.replace("\n", "<br>\n")) if _IS_HTML.search(text) else from_plain(text, soft=True)
                )
            case "html":
                return self._html(text)

    def _html(self, html: str) -> str:
        marked = from_html(html)
        self.lost |= dict.fromkeys(marked.lost)
        self.pictures |= dict.fromkeys((*marked.pictures, *marked.sounds))
        return marked.text


def format_named(name: str) -> TextFormat | None:
    """Return the format with one of Moodle's names, or None."""
    return _NAMES.get(name.strip().lower())
