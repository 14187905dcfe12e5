"""Flaws of a card: what it asks, and how much it wants back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.likeness import Asked
from quizapp.deck.linting.words import (
    ASKING,
    AUXILIARY,
    is_among,
    one_of,
    phrases,
    sentences,
    telling,
    tokens,
    unquoted,
    word_set,
)
from quizapp.deck.model import Card

_MOST_WORDS = 25
_MOST_SENTENCES = 2
MOST_LISTED = 3
_LONGEST_ENTRY = 5
_ENTRY = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_LAST = re.compile(r"(?:^|\s)(?:and|or|&|plus)\s", re.IGNORECASE)
_FIRST_QUESTION = phrases(one_of(" ".join(sorted(ASKING))))
_NEXT_QUESTION = re.compile(
    rf"(?:,|;|\band\b|\bor\b|&)\s*"
    rf"(?:{one_of('and or also then at in on by for from to with of about roughly exactly')}\s+){{0,4}}"
    rf"{one_of(' '.join(sorted(ASKING)))}\b(?!ever)"
    rf"|\band\s+{one_of('is are does do did was were can has have')}\s+{one_of('it they he she this the')}\b",
    re.IGNORECASE,
)
_ORDERS = one_of("name give state explain describe define list")
_TWO_ORDERS = re.compile(
    rf"{_ORDERS}\b.*(?:\bthen (?:{_ORDERS}|say)\b"
    rf"|\band (?:also |the |its |her |his )+{one_of('year date name author meaning reason place')}\b)",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = one_of(" ".join(sorted(AUXILIARY)))
_CLAUSE = re.compile(rf"(?:when|where)(?! {_AUXILIARY}\b)[^,?]*,", re.IGNORECASE)
_LOOSE = word_set("about on something details know")  # every vague prompt holds one of these
_LISTING = frozenset(",;\n")
_JOINING = frozenset({"and", "or", "then"})
_ALTERNATIVES = re.compile(r"\bor\b", re.IGNORECASE)
_VERDICT = re.compile(r"(?:yes|no|true|false)\b(?=[\s.,;:!]|$)", re.IGNORECASE)
_CLOSED = re.compile(rf"{_AUXILIARY}(?! (?:you|i|we)\b)(?= \w)", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:what|which)\b", re.IGNORECASE)
_VAGUE = phrases(
    r"(?<!\w )(?:what|how) about",
    r"tell (?:me )?(?:\w+ )?about",
    one_of("give_details talk_about write_about comment_on say_something anything_about thoughts_on what_do_you_know"),
    "what can (?:you|be) (?:say|said|tell)",
    "what should (?:you|one) know",
)
_WORTHY = one_of("interesting important special notable significant remarkable unique famous")
_EMPTY = re.compile(
    rf"what(?:'s| is| was| are| makes)(?: so)? (?:\w+ )?{_WORTHY}\b"
    rf"|what happened in \d{{3,4}}\W*$|why (?:is|was|are|were) (?:\w+ ){{1,3}}{_WORTHY}\W*$",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"{one_of('discuss describe explain outline summari[sz]e characteri[sz]e review')}\b",
    re.IGNORECASE,
)
# "which sea": such a word may come back in the answer
_CLASS = phrases(rf"(?:which|what)(?: {one_of('kinds? types? sorts? forms? parts? bod(?:y|ies)')} of)? [\w-]+")
_SAMPLE = re.compile(
    r"^(?:one of|any of|either|for example|e\.g\.|such as)\b|\bany one\b|\bone is enough\b", re.IGNORECASE
)
_ONE_OF = phrases("any one|one of|an example|(?:name|give) (?:a|an|one|any)")
_COMMAND = re.compile(
    rf"\s*{one_of('define state name give list translate spell write compute solve find finish complete')}\b",
    re.IGNORECASE,
)
_BARE_WORDS = 2
_TOPIC_WORDS = 3  # a bare word is fine where a word is wanted back, as in a vocabulary
_DEFINING_WORDS = 6
_NAME_WORDS = 4
_NUMERAL = re.compile(r"[ivx]+|\d+")  # Henry IV is not given away by Henry V
_COMPARED = 60  # words of a text, at most: each is held against each


def flaws(item: Card, words: Asked) -> Iterator[Flaw]:
    """Yield what is wrong with a card; ``words``: those of its front and back."""
    asked = unquoted(item.front)
    said = sentences(asked)
    yield from _long_answer(item.back, words.answer)
    yield from _listed(item)
    yield from _several(asked, words.stem)
    yield from _yes_or_no(said, item.back)
    yield from _vague(asked.strip(), words.stem, words.answer)
    if len(said) == 1 and "or" not in words.stem:  # a scene names those in it, and a choice what to choose from
        yield from _given_away(item, asked, words.answer)


def _long_answer(back: str, words: tuple[str, ...]) -> Iterator[Flaw]:
    if "```" in back:
        return
    if len(words) > _MOST_WORDS:
        todo = f"Shorten the answer to {_MOST_WORDS} words or divide the card, and put the rest under 'why'"
        yield Flaw("D701", f"{todo}: these are {len(words)}.", "answer")
    elif len(sentences(back)) > _MOST_SENTENCES and not _ENTRY.search(back):
        yield Flaw("D701", "Answer in one sentence or two, and put the rest under 'why'.", "answer")


def _listed(item: Card) -> Iterator[Flaw]:
    if _LISTING.isdisjoint(item.back):
        return
    if item.back.startswith("`") or _SAMPLE.search(item.back) or _ONE_OF.search(item.front):
        return
    count = len(_ENTRY.findall(item.back)) or max(map(listed, sentences(unquoted(item.back))), default=0)
    if count > MOST_LISTED:
        todo = f"Divide the card: a list of {count} is hard to recall as one. An 'order' or 'match' question may serve."
        yield Flaw("D703", todo, "answer")


def listed(sentence: str) -> int:
    """Return how many things a sentence lists, 0 if none: commas part them, and what stands between them is short."""
    return max(map(_parted, (sentence, *sentence.split(";"))))


def _parted(sentence: str) -> int:
    *firsts, last = (part.strip(" .") for part in re.split(r"[,;]\s+", sentence))
    ends = _LAST.split(last, maxsplit=1)
    parts = [part for part in (*firsts, *ends) if part.strip()] or [""]
    longest = max((len(part.split()) for part in parts[1:]), default=0)
    linked = len(ends) > 1 and longest <= _LONGEST_ENTRY
    bare = longest <= _LONGEST_ENTRY - 2 and len(parts[0].split()) <= _LONGEST_ENTRY - 2
    return len(parts) if linked or bare else 0


def _several(asked: str, front: tuple[str, ...]) -> Iterator[Flaw]:
    joined = not _JOINING.isdisjoint(front) or "," in asked or ";" in asked
    if asked.count("?") > 1 or (joined and _asks_twice(asked)):
        yield Flaw("D702", "Make a card of each question: this prompt asks more than one.", "card")


def _asks_twice(asked: str) -> bool:
    clause = _CLAUSE.match(asked)
    first = _FIRST_QUESTION.search(asked, clause.end() if clause else 0)
    return ((first and _NEXT_QUESTION.search(asked, first.end())) or _TWO_ORDERS.match(asked)) is not None


def _yes_or_no(said: list[str], back: str) -> Iterator[Flaw]:
    question = next((sentence for sentence in reversed(said) if sentence.endswith("?")), "")
    if _CLOSED.match(question):
        closed = not _ALTERNATIVES.search(question) and not _OPEN.search(question)
    else:
        closed = _CLOSED.match(question.rpartition(", ")[2]) is not None and not _OPEN.search(question)
    verdict = _VERDICT.match(back) is not None and ASKING.isdisjoint(tokens(question))
    if (closed or verdict) and not _ALTERNATIVES.search(question):
        yield Flaw("D704", "Ask what, why or how: a guess answers yes or no half the time.", "card")


def _vague(asked: str, front: tuple[str, ...], answer: tuple[str, ...]) -> Iterator[Flaw]:
    silent = ASKING.isdisjoint(front)
    bare = silent and "?" in asked and len(front) <= _BARE_WORDS
    topic = (
        silent
        and "?" not in asked
        and not _COMMAND.match(asked)
        and len(front) <= _TOPIC_WORDS
        and len(answer) >= _DEFINING_WORDS
    )
    order = _ORDER.match(asked) and silent and "of" not in front and len(telling(front)) <= _TOPIC_WORDS
    loose = not _LOOSE.isdisjoint(front) and _VAGUE.search(asked)
    if bare or topic or order or loose or _EMPTY.match(asked):
        yield Flaw("D705", "Ask for one thing, so that there is one right answer.", "card")


def _given_away(item: Card, asked: str, answer: tuple[str, ...]) -> Iterator[Flaw]:
    said = list(dict.fromkeys(telling(answer[:_COMPARED])))
    front = tokens(_CLASS.sub(" ", asked))[:_COMPARED]
    shared = [word for word in said if is_among(word, front)]
    half = 2 * len(shared) >= len(said) and not any(_NUMERAL.fullmatch(word) for word in said if word not in shared)
    half_a_name = half and len(said) <= _NAME_WORDS and _named(shared, item)
    if shared and (len(shared) == len(said) or half_a_name):
        yield Flaw("D707", f"Ask without '{shared[0]}': the answer stands in the prompt.", "card")


def _named(words: list[str], item: Card) -> bool:
    """Say whether one of some words is a name, which a question and its answer seldom share by chance."""
    names = (word.capitalize() for word in words)
    return any(name in item.back and re.search(rf"(?<=\w ){re.escape(name)}", item.front) for name in names)
