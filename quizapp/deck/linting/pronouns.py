"""Pronouns that lead nowhere: cards come one by one, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from quizapp.deck import cloze
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.likeness import Asked
from quizapp.deck.linting.words import ASKING, AUXILIARY, STOP, one_of, phrases, sentences, tokens, unquoted, word_set
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Number, TrueFalse, Typed

_LEADING_NOWHERE = word_set("it its this these those they them their he his him she her hers")
_SHOWN = re.compile(r"[`:|>\"\u201c\n]|!\[|\$")
_STATES = one_of(
    "safe possible impossible true important necessary useful better best easier easy hard harder difficult common"
    " customary legal illegal rude polite enough time called said thought believed known correct wrong right okay ok"
    " likely unlikely worth advisable usual rain\\w* snow\\w* freez\\w* dark\\w* cold\\w* hot late early midnight noon"
)
_EMPTY_IT = phrases(  # "when is it safe to ...", "how long does it take", "it rains"
    rf"it(?:'s| is| was| be| becomes| became)? ?(?:\w+ly )?{_STATES}",
    f"does it {one_of('take mean matter cost help follow rain snow pay')}",
    f"(?:did|will|would) it {one_of('take mean rain snow cost')}",
    f"it {one_of('takes? rains snows pays turns_out follows seems appears')}",
    "makes? it",
    "finds? it",
    "what time is it",
    "is it (?:that|when|if|in)",
    "it mean (?:to|if|that|when|for)",
    rf"(?:is|was) it (?:\w+ )?{one_of('to that for what why how whether when where who')}",
)
_SUBJECT = re.compile(
    rf"(?:(?:in|at|on|from|to|by|with|for|of|under|after|about|into) )?(?:which|what|whose|how)(?: [\w-]+){{1,3}}? "
    rf"{one_of(' '.join(sorted(AUXILIARY)))} (?P<word>it|they|he|she)\b"
    r"|(?:who|what) [\w-]+ (?P<object>it|them|him|her)\b"
)
_ENDS_IN_THIS = re.compile(r"\bthis$")
_OPENS_CLAUSE = word_set(
    "before after when while as once although though if because since until despite in with"
    " during besides unlike for by on without given"
)
_FUNCTION = (
    STOP
    | ASKING
    | AUXILIARY
    | word_set(
        "according happen happens happened mean means meant do done make makes made called cause causes caused"
        " become becomes became"
    )
)


def flaws(item: Item, asked: Asked) -> Iterator[Flaw]:
    """Yield a pronoun of the stem that nothing before it explains."""
    if _LEADING_NOWHERE.isdisjoint(asked.stem) and not (isinstance(item, Cloze) and "it" in asked.answer):
        return
    match item:
        case Card():
            key, text = "card", item.front
        case Cloze():
            key, text = "cloze", cloze.filled(item.text)
        case TrueFalse():
            key, text = "statement", item.statement
        case ChooseOne() | ChooseAll() | Typed() | Number():
            key, text = "question", item.question
        case _:
            return
    if item.image or item.audio or _SHOWN.search(text):
        return
    word = dangling(text)
    if word and not (word in ("these", "those", "them") and isinstance(item, ChooseOne | ChooseAll)):
        yield Flaw("D706", f"Say what '{word}' stands for: nothing before it does.", key)


def dangling(text: str) -> str:
    """Return the first pronoun of ``text`` with nothing before it that it could stand for, "" if there is none."""
    words = tokens(unquoted(text))
    said = " ".join(words)
    if _EMPTY_IT.search(said) or (words and words[0] in _OPENS_CLAUSE and "," in text):
        return ""
    if len(sentences(text)) == 1 and (found := _SUBJECT.match(said)):
        return found["word"] or found["object"]
    if len(sentences(text)) == 1 and _ENDS_IN_THIS.search(said):
        return "this"
    before = list(takewhile(lambda word: word in _FUNCTION and word not in _LEADING_NOWHERE, words))
    first = words[len(before)] if len(before) < len(words) else ""
    return first if first in _LEADING_NOWHERE and before[-1:] != ["of"] else ""
