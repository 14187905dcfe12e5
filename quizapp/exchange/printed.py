"""One HTML file to print: the questions of each deck by section, and the answers behind them; no script, no link."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape, unescape
from itertools import groupby
from operator import attrgetter
from urllib.parse import unquote

from quizapp.deck.model import ChooseAll, ChooseOne, Item
from quizapp.deck.reading.report import quoted
from quizapp.deck.wording import options
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.escaping import picture
from quizapp.exchange.flat import answer, prompt
from quizapp.exchange.markup import to_html
from quizapp.exchange.notes import Notes

_LINK = re.compile(r"</?a(?:\s[^<>]*)?>")
_IMAGE = re.compile(r'<img src="([^"]*)"')
_TYPES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "bmp": "bmp", "avif": "avif"}
_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.45 Inter, system-ui, sans-serif; color: #1D1C1A; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 20pt; margin: 2rem 0 .5rem; } h2 { font-size: 14pt; margin: 1.5rem 0 .5rem; }
ol.items > li { break-inside: avoid; margin: 0 0 .9rem; padding-left: .3rem; }
ol.items > li > p { margin: 0 0 .3rem; }
.about, .why, .hint { color: #66625B; } .why, .hint { font-size: 10pt; }
img { max-width: 100%; max-height: 8cm; }
table { border-collapse: collapse; }
td, th { border: 1px solid #999; padding: .2rem .5rem; }
section.answers { break-before: page; }
section.deck + section.deck { break-before: page; }
@page { margin: 2cm; }
@media print { body { margin: 0; max-width: none; } }
""".strip()
_HEAD = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:;'
    " style-src 'unsafe-inline'\">\n"
    "<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n"
)


def write(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as one page."""
    notes = Notes("")
    title = ", ".join(carried.deck.title for carried in decks) or "Quizapp"
    language = decks[0].deck.language if decks else ""
    head = _HEAD.format(language=escape(language or "en"), title=escape(title), style=_STYLE)
    pages = "".join(_Page(one, notes).html() for one in decks)
    return Written(f"{head}{pages}</body>\n</html>\n".encode(), notes.all())


class _Page:
    """One deck on its way to paper."""

    def __init__(self, carried: CarriedDeck, notes: Notes) -> None:
        self._deck = carried.deck
        self._files: Mapping[str, bytes] = carried.files
        self._notes = notes

    def html(self) -> str:
        """Return the page."""
        deck = self._deck
        about = f'<div class="about">{self._text(deck.about)}</div>\n' if deck.about else ""
        heading = f'<section class="deck">\n<h1>{escape(deck.title)}</h1>\n{about}'
        asked = "".join(self._lists(self._asked))
        answers = "".join(self._lists(self._answer))
        sounds = [item.id for item in deck.items if item.audio]
        for one in sounds:
            self._notes.add("X203", f"A sound of {deck.id} cannot be printed.", item=one)
        return f'{heading}{asked}<section class="answers">\n<h1>Answers</h1>\n{answers}</section>\n</section>\n'

    def _lists(self, put: Callable[[Item], str]) -> Iterator[str]:
        """Yield the items section by section, numbered through."""
        titles = {section.id: section.title for section in self._deck.source.sections}
        number = 1
        for section, group in groupby(self._deck.items, key=attrgetter("section")):
            if section:
                yield f"<h2>{escape(titles.get(section, section))}</h2>\n"
            items = list(group)
            rows = "".join(f"<li>{put(item)}</li>\n" for item in items)
            yield f'<ol class="items" start="{number}">\n{rows}</ol>\n'
            number += len(items)

    def _asked(self, item: Item) -> str:
        image = f"\n\n{picture(item.image)}" if item.image else ""
        hint = f'<div class="hint">{self._text(item.hint)}</div>' if item.hint else ""
        match item:
            case ChooseOne() | ChooseAll():
                choices = "".join(f"<li>{self._text(one)}</li>" for one in sorted(one.text for one in options(item)))
                return f'{self._text(item.question + image)}<ol type="A">{choices}</ol>{hint}'
            case _:
                return f"{self._text(prompt(item) + image)}{hint}"

    def _answer(self, item: Item) -> str:
        why = f'<div class="why">{self._text(item.why)}</div>' if item.why else ""
        return f"{self._text(answer(item))}{why}"

    def _text(self, markdown: str) -> str:
        """Return Markdown as HTML whose pictures are within it, or their words where there is no such picture."""
        return _IMAGE.sub(self._embedded, _LINK.sub("", to_html(markdown)))

    def _embedded(self, found: re.Match[str]) -> str:
        path = unquote(unescape(found[1]))
        kind = _TYPES.get(path.rpartition(".")[2].lower())
        content = self._files.get(path)
        if content is None or kind is None:
            self._notes.add("X401", f"The picture {quoted(path)} of {self._deck.id} is not there, or cannot be shown.")
            return '<img src=""'
        return f'<img src="data:image/{kind};base64,{b64encode(content).decode()}"'
