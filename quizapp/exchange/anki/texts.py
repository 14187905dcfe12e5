"""The texts of one note on their way to Markdown, with the pictures and sounds that they name."""

from __future__ import annotations

import re

from quizapp.exchange.anki.files import SOUNDS, Files, Losses
from quizapp.exchange.markup import from_html

_BLANK_START = re.compile(r"(?:\s|&nbsp;|<br\s*/?>)+", re.IGNORECASE)
_LISTEN = "What do you hear?"


class Texts:
    """Turns the HTML of one note into Markdown. Files go into ``files``, losses into ``losses``, each once."""

    def __init__(self, files: Files, into: dict[str, bytes]) -> None:
        self._files = files
        self._into = into
        self.losses: Losses = {}

    def lost(self, code: str, message: str) -> None:
        """Take down that something did not survive."""
        self.losses[code, message] = None

    def markdown(self, html: str) -> str:
        """Return HTML as Markdown; each sound is a link to play it."""
        text, sounds = self._converted(html)
        return "\n\n".join(filter(None, (text, *map(_link, sounds))))

    def prompt(self, html: str) -> tuple[str, str]:
        """Return the Markdown of what is asked, and the path of its sound; where there are several, they are links."""
        text, sounds = self._converted(html)
        if len(sounds) != 1:
            return "\n\n".join(filter(None, (text, *map(_link, sounds)))), ""
        return text or _LISTEN, sounds[0]

    def _converted(self, html: str) -> tuple[str, list[str]]:
        if not html:
            return "", []
        html = html[start.end() :] if (start := _BLANK_START.match(html)) else html
        marked = from_html(self._files.with_paths(html, self._into, self.losses))
        for loss in marked.lost:
            self.lost(loss.code, loss.message)
        paths = (self._files.path(name, SOUNDS, self._into, self.losses) for name in marked.sounds)
        return marked.text, [path for path in paths if path]


def _link(sound: str) -> str:
    return f"[Play the sound]({sound})"
