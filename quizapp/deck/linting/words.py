"""Words of a text, and the lists of English words that rules go by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,'\u2019][^\W_]+)*")
_QUOTED = re.compile(
    r"```.*?```|(?<![*\w])\*[^*\n]+\*(?![*\w])|`[^`]*`|\"[^\"]*\"|\u201c[^\u201d]*\u201d"
    r"|(?<!\w)['\u2018][^'\u2019]+['\u2019](?!\w)",
    re.DOTALL,
)
_MARKS = frozenset("\"'`*\u2018\u201c")
_SIGNS = re.compile(r"[*_`]+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|Dr|Mr|Mrs|Ms|St|Prof|vs|etc|cf|ca|approx|No|Nos|Fig|Vol|al|Jr|Sr|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_LONGEST_ABBREVIATION = 8
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]*_]*(?=\s|$)")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that blanks part."""
    return frozenset(words.split())


def one_of(words: str) -> str:
    """Return the pattern of one of the words of a list that blanks part; an underscore stands for a blank."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def phrases(*patterns: str) -> re.Pattern[str]:
    """Return the pattern of whole words of any of some patterns, in small letters or capitals."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_SHORTEST_ROOT = 4
_SHARED = 6  # letters at the beginning: emulsify, emulsifier

ASKING = word_set("what which who whom whose when where why how")
AUXILIARY = word_set(
    "is are was were be been being am do does did has have had having can could will would shall should may might must"
    " isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't"
)
PRONOUNS = word_set("it its this these they them their theirs he she him his her hers")
STOP = (
    ASKING
    | AUXILIARY
    | PRONOUNS
    | word_set(
        "a an the and or but nor so yet if then than that those there here of in on at by to from with without into"
        " onto for as per via about over under between among during before after above below up down out off through"
        " against not no too very more most less least much many any some each every all both either neither only just"
        " also even still again ever never always i you we us me my your our one ones other another such same own it's"
        " that's while because since until although though whether upon within across along around behind beside"
        " besides beyond like near toward towards come comes came become becomes became get gets got make makes made"
        " take takes took give gives gave use uses used call calls called happen happens happened go goes went"
        " people person thing things"
    )
)
"""Words that say nothing by themselves."""


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case, marks and Markdown left out."""
    return _WORD.findall(text.casefold().replace("\u2019", "'"))


def telling(words: Iterable[str]) -> list[str]:
    """Return the words that say something."""
    return [word for word in words if word not in STOP]


@lru_cache(1 << 16)
def root(word: str) -> str:
    """Return what forms of an English word share, roughly: "transplants" and "transplanted" give "transplant"."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def is_among(word: str, others: Iterable[str]) -> bool:
    """Say whether a word, or one that is akin to it, is among others."""
    start = word[:3]
    return any(akin(word, other) for other in others if start in other or other[:3] in word)


def akin(one: str, other: str) -> bool:
    """Say whether two words are forms of one, or one holds the other: "break" and "breakwater"."""
    if min(len(one), len(other)) < _SHORTEST_ROOT:
        return one == other and len(one) > 2
    short, long = sorted((root(one), root(other)), key=len)
    return short == long or (len(short) > _SHORTEST_ROOT and short in long) or one[:_SHARED] == other[:_SHARED]


def plain(text: str) -> str:
    """Return a text without the signs of emphasis and code."""
    return _SIGNS.sub("", text).strip()


def unquoted(text: str) -> str:
    """Return a text with a noun in the place of what is quoted or code, so that the words of that do not count."""
    return text if _MARKS.isdisjoint(text) else _QUOTED.sub(" something ", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop after an abbreviation or an initial ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[start : end.end()].strip()
        if piece and not _ABBREVIATION.search(text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.end()]):
            found.append(piece)
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found
