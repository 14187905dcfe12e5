"""What a stem should not do: hide its negative, fit one option only, repeat a word of the key, ask nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.deck.linting.choice import Choice
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.spread import is_verdict
from quizapp.deck.linting.words import (
    ASKING,
    AUXILIARY,
    STOP,
    is_among,
    one_of,
    phrases,
    sentences,
    tokens,
    unquoted,
    word_set,
)
from quizapp.deck.model import ChooseOne

_NEGATIVE = re.compile(
    r"\b(?P<word>not|except|never|no|cannot|can['\u2019]t|won['\u2019]t|(?:is|are|was|were|does|do|did)n['\u2019]t"
    r"|(?:incorrect|false|untrue|wrong)(?! (?:with|in|about))|incorrectly|wrongly"
    rf"|(?<!at )least(?= {one_of('likely common important suitable appropriate probable useful effective')}))\b"
)
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
_CHOOSES = re.compile(
    rf"(?:^|(?<=[,:;] ))(?:{one_of('in on at for from of by to with under after during')} )?"
    r"(?:which|what|who|whom|where)\b|\b(?:identify|pick|choose|select|find|spot|name|except)\b",
    re.IGNORECASE,
)
_REASONS = phrases(one_of("why because if unless when reason how explains? happens? that although since means? mean"))
_TURNS = frozenset({"except", "incorrect", "false", "untrue", "wrong", "incorrectly", "wrongly"})
_ENDS_IN_ARTICLE = re.compile(r"\b(an?)[\s:.\u2026_\u2014-]*$", re.IGNORECASE)
_VOWEL = re.compile(
    r"(?:[aeio8]|u(?!ni|se|su|til|ro|ra|ku|b[iy]q)|hour|hono|heir|honest|[fhlmnrsx]\b|18\b|11\b)", re.IGNORECASE
)
_CONSONANT = re.compile(r"(?:eu|one\b|once\b|ewe)", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:are|were)(?: \w+)?[\s:.\u2026_\u2014-]*$"
    r"|\b(?:which|what)(?: of (?:the|these|those)(?: following)?)?(?: [\w']+){1,2} (?:are|were|have)\b",
    re.IGNORECASE,
)
_NOUN = phrases(rf"which (?!{one_of(' '.join(sorted(AUXILIARY)))}\b)(\w+) (\w+)")
_ENDS_OPEN = word_set(
    "is are was were be by to of in on at for from with as than that because called named a an the"
    " into between and or"
    " when if except but besides has have means equals not known about through during"
)
_ORDERS = word_set(
    "match choose pick select name find put order mark tick give complete fill decide say judge"
    " identify arrange sort classify"
    " calculate compute solve rank translate spell add state tell point read look consider suppose work estimate"
    " convert"
)
_BARE_WORDS = 4
_COMPARED = 60  # words of a text, at most: each is held against each
_OPEN_END = re.compile(r"[?\u037e\u055e\u061f\uff1f]|_|\u2026|\.\.\.|=|\b(?:of|for)\b", re.IGNORECASE)


def flaws(choice: Choice) -> Iterator[Flaw]:
    """Yield what is wrong with the stem, and with the stem beside the options."""
    question = choice.item.question
    yield from _negative(question)
    if not is_verdict(choice):
        yield from _asks_nothing(question)
    if isinstance(choice.item, ChooseOne):
        yield from _article(choice, question)
        if len(sentences(question)) == 1:  # a scene names those among whom to choose
            yield from _echo(choice, tokens(question))


def _negative(question: str) -> Iterator[Flaw]:
    for sentence in re.split(r"(?<=[.!?])\s+", unquoted(_BOLD.sub(" ", question))):
        asks = _CHOOSES.search(sentence)
        found = _NEGATIVE.search(sentence, asks.start()) if asks else None
        if asks is None or found is None:
            continue
        word, before = found["word"], sentence[asks.end() : found.start()]
        if word != "no" and (word in _TURNS or not _REASONS.search(before)):
            todo = f"Write '{word}' as **{word}** or in capitals, or ask for what is right."
            yield Flaw("D607", todo, "question")
            return


def _asks_nothing(question: str) -> Iterator[Flaw]:
    words = tokens(question)
    if _OPEN_END.search(question):
        return
    ends_in_verb = len(words) > _BARE_WORDS and words[-1].endswith("s")  # "Copyright in the EU protects"
    if not words or ends_in_verb or words[-1] in _ENDS_OPEN or words[0] in _ORDERS or not ASKING.isdisjoint(words):
        return
    if AUXILIARY.isdisjoint(words):
        yield Flaw("D617", "Ask a question: this stem does not say what is wanted.", "question")


def _article(choice: Choice, question: str) -> Iterator[Flaw]:
    found = _ENDS_IN_ARTICLE.search(question)
    if found and question[found.end(1) : found.end(1) + 1] != "(":
        fits = [_starts_with_vowel(said) == (found[1].lower() == "an") for said in choice.said]
        what = f"The article '{found[1]}' at the end"
    elif _wants_plural(question):
        fits = [_is_plural(words) for words in choice.words]
        what = "The plural of the stem"
    else:
        return
    if fits[0] and not any(fits[1:]):
        yield Flaw("D608", f"Change the stem: {what[0].lower()}{what[1:]} fits the right option alone.", "question")


def _wants_plural(question: str) -> bool:
    found = _NOUN.search(question)
    asks = (
        found is not None and _plural(found[1].lower()) and not found[2].lower().endswith(("s", "did", "can", "will"))
    )
    return asks or _PLURAL.search(question) is not None


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "as"))


def _starts_with_vowel(said: str) -> bool:
    return _VOWEL.match(said) is not None and _CONSONANT.match(said) is None


def _is_plural(words: list[str]) -> bool:
    return "and" in words or _plural(words[-1] if words else "")


def _echo(choice: Choice, asked: list[str]) -> Iterator[Flaw]:
    wrong = [word for words in choice.words[1:] for word in words[:_COMPARED]]
    stem = [word for word in asked[:_COMPARED] if word not in STOP]
    if "or" in asked:  # "ghee or butter?"
        return
    for word in choice.words[0][:_COMPARED]:
        if word not in STOP and is_among(word, stem) and not is_among(word, wrong):
            todo = f"Take '{word}' out of the stem or out of this option: it stands in no wrong option."
            yield choice.flaw("D609", 0, todo)
            return
