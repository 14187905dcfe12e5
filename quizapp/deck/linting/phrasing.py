"""What an option should not say: all or none of the above, other options together, absolute words, vague ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.deck.linting.choice import Choice
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import one_of, phrases, tokens, unquoted, word_set
from quizapp.deck.model import Option

_OTHERS = one_of(
    "above below these those them foregoing preceding following others? listed mentioned given named here list options?"
    " answers? choices alternatives items statements reasons things ones"
)
_ARE = f"(?: {one_of('are is does do apply applies correct right true false wrong it here above')})*"
_HOLD = one_of("are is does do apply applies can could would will may work works hold as if depending")
_ALL = re.compile(
    "|".join(
        (
            r"(?:all|each|any|every one|both) of (?:the above|these|those|the (?:two|three|four|five))(?: \w+)?"
            rf"(?: {_HOLD}\b.*)?",
            rf"(?:all|each|any|every one|both|everything)(?: one)?(?: of)?(?: the)?(?: \w+){{0,2}} {_OTHERS}{_ARE}",
            r"all (?:of )?the (?:above|following|listed|named|mentioned) \w+",
            rf"all (?:two|three|four|five)(?: of these)? {_HOLD}(?: \w+)?",
            r"all (?:are|apply|correct|true|right)(?: (?:correct|right|true))?",
            r"all of it|the above are all .*|they all \w+(?: (?:it|so|them|that|this))?|the whole lot(?: of .*)?",
            r"all the (?:above|options|answers) .*",
        )
    )
)
_NONE = re.compile(
    "|".join(
        (
            rf"{one_of('none neither no not_any not_one no_one nobody nothing')}(?: one)?(?: of)?(?: the)?"
            rf"(?: \w+){{0,3}} {_OTHERS}{_ARE}",
            r"none(?: apply| applies| (?:is|are) (?:correct|right|true))",
            r"something else|the (?:correct|right) answer is not .*|not (?:a single )?one of (?:these|those|them)",
            r"(?:\w+ )?(?:none|neither) of (?:them|the (?:two|three|four|five))(?: (?:did|does|is|was|has|can))?",
        )
    )
)
_LETTER = r"(?:[a-h]|[ivx]{1,4}|[1-9])"
_LETTERS = re.compile(
    rf"(?:only |both |either |neither )?(?:options? |answers? |statements? )?{_LETTER}(?: {_LETTER})*"
    rf" (?:and|or|nor|plus) {_LETTER}(?: only| together| but not .*| (?:are|is) .*)?|{_LETTER} {_LETTER}(?: {_LETTER})*"
)
_ANSWERS = one_of("options? answers? choices statements reasons above")
_COUNTED = re.compile(
    "|".join(
        (
            r"(?:only |both |just )?(?:of )?the (?:first|last|second|other|former|latter|top)(?: and (?:the )?\w+)?"
            r" (?:two|three|one|ones|options?|answers?)(?: .*)?",
            r"both(?: of them)?",
            rf"(?:only |any )?(?:two|three) of (?:the|these|those)(?: (?:other|above|listed))? {_ANSWERS}(?: .*)?",
            r"(?:either|any|neither|one) of the (?:first|last|other) (?:two|three)(?: .*)?",
            r"the (?:first|second|third) and (?:the )?(?:second|third|fourth|last)(?: (?:are|is|one|answer|option).*)?",
        )
    )
)
_COUNTS = phrases("how (?:many|much)")
_JOINING = word_set("and or nor plus with as together both either neither any two three one ones")
_LONGEST_LABEL = 4
_ORDINAL = re.compile(r"\b(?:first|second|third|last)\b")
_LABEL = re.compile(r"\s*\(?(?:[A-Ha-h1-9]|[ivxIVX]{1,4})[.:)]")
_NAMES_LETTER = re.compile(rf"(?:^| ){_LETTER}(?: |$)")
_LINK = re.compile(r" (?:and|or|nor|plus|as well as|together with|with) ")
_LEAD = re.compile(r"(?:both|either|neither|only|a mix of|a mixture of|a combination of) ")
_ARTICLE = re.compile(r"(?:a|an|the) ")
_NUMBERS = one_of("two three four five six seven eight nine ten")
_ABSOLUTE = re.compile(
    rf"(?<![\w-])(?:{one_of('always never anywhere at_any_time completely entirely absolutely totally wholly')}"
    rf"|{one_of('invariably impossible exclusively nobody everybody everyone no_one everything in_every_case')}"
    rf"|{one_of('without_exception under_no_circumstances at_all_times every only solely whatever_happens')}"
    rf"|(?<!above )(?<!after )(?<!at )all(?! (?:at|along|day|night|over|right|the same|but|in all|{_NUMBERS}|\d)))\b"
)
_SIZES = one_of(
    "rare common early late soon before after likely unlikely high low long short large small big little much"
)
_VAGUE = phrases(
    one_of("usually frequently sometimes rarely seldom occasionally generally commonly mostly typically normally"),
    one_of("regularly infrequently various numerous a_lot lots a_great_deal a_good_deal plenty quite_a more_or_less"),
    r"now and then|(?<!one of )(?:many|several|some|few)|(?<!most )(?<!more )(?<!as )often",
    rf"{one_of('very fairly quite rather pretty somewhat')} (?:{_SIZES}|\w+ly)",
)
# Every match holds one of these words, and to look for words is quicker than to look for a pattern.
_ABSOLUTE_WORDS = word_set(
    "always never anywhere any completely entirely absolutely totally wholly invariably impossible exclusively nobody"
    " everybody everyone one everything every exception circumstances all only solely whatever"
)
_VAGUE_WORDS = word_set(
    "usually often frequently sometimes rarely seldom occasionally generally commonly mostly typically normally"
    " regularly infrequently many several some few various numerous lot lots deal plenty quite more now"
    " very fairly rather pretty somewhat"
)
_OF_WORDS = phrases(
    one_of("means? meaning adverbs? adjectives? words? synonym opposite translat\\w* pronouns? proverbs? sayings?"),
    one_of("quotations? titles? complete"),
)


def flaws(choice: Choice) -> Iterator[Flaw]:
    """Yield what is wrong with the wording of the options."""
    counts = _COUNTS.search(choice.item.question) is not None  # then "all of them" is an honest answer
    for place, said in enumerate(choice.said):
        if _ALL.fullmatch(said) and not counts:
            todo = "Ask for all that apply, or write an option of its own, instead of 'all of the above'."
            yield choice.flaw("D601", place, todo)
        elif (_NONE.fullmatch(said) and not counts) or _names_none(choice, place):
            todo = "Write a real option instead: who knows what is wrong need not know what is right."
            yield choice.flaw("D602", place, todo)
        elif combines(choice, place):
            yield choice.flaw("D603", place, "Ask for all that apply instead of combining options into another.")
    yield from _absolute(choice)
    yield from _vague(choice)


def combines(choice: Choice, place: int) -> bool:
    """Say whether an option is put together of others: "both A and B", or two options that are named."""
    said, words = choice.said[place], choice.words[place]
    if _JOINING.isdisjoint(words) and any(len(word) > _LONGEST_LABEL for word in words):
        return False
    before_comma = " ".join(tokens(choice.options[place].text.partition(",")[0]))
    if _COUNTED.fullmatch(said):
        return not any(_ORDINAL.search(other) and not _COUNTED.fullmatch(other) for other in choice.said)
    if (_LETTERS.fullmatch(said) or _LETTERS.fullmatch(before_comma)) and not said.replace(" ", "").isdigit():
        labelled = [_LABEL.match(option.text) or not _NAMES_LETTER.search(other) for option, other in _both(choice)]
        return sum(map(bool, labelled)) > 1
    others = {_bare(other) for other in choice.said if other != said}
    parts = _parts(said)
    return len(parts) > 1 and all(_bare(part) in others for part in parts)


def _both(choice: Choice) -> Iterator[tuple[Option, str]]:
    return zip(choice.options, choice.said, strict=True)


def _parts(said: str) -> list[str]:
    return _LINK.split(_LEAD.sub("", said, count=1))


def _names_none(choice: Choice, place: int) -> bool:
    """Say whether an option is "neither" followed by others."""
    return choice.said[place].startswith("neither ") and combines(choice, place)


def _bare(said: str) -> str:
    return _ARTICLE.sub("", said, count=1)


def _absolute(choice: Choice) -> Iterator[Flaw]:
    if _ABSOLUTE_WORDS.isdisjoint(word for words in choice.words for word in words):
        return
    found = [_ABSOLUTE.search(_lowered(option.text)) for option in choice.options]
    asked = choice.item.question.casefold()
    if not any(found) or any(found[: choice.keys]) or _OF_WORDS.search(asked):
        return
    for place, word in enumerate(found):
        if word and word[0] not in asked and not _catches_all(choice.said[place]):
            todo = f"Say it without '{word[0]}': an absolute word makes a wrong option easy to rule out."
            yield choice.flaw("D605", place, todo)


def _catches_all(said: str) -> bool:
    return _ALL.fullmatch(said) is not None or _NONE.fullmatch(said) is not None


def _vague(choice: Choice) -> Iterator[Flaw]:
    if _VAGUE_WORDS.isdisjoint(word for words in choice.words for word in words):
        return
    found = [_VAGUE.search(_lowered(option.text)) for option in choice.options]
    if not any(found) or _OF_WORDS.search(choice.item.question):
        return
    for place, word in enumerate(found):
        if word:
            yield choice.flaw("D606", place, f"Say how much or how often instead of '{word[0]}'.")


def _lowered(text: str) -> str:
    """Return a text in lower case, what is quoted left out, and titles with it: words that start with capitals."""
    plain = unquoted(text)
    words = plain.split()
    capitals = sum(word[:1].isupper() for word in words)
    return "" if len(words) > 1 and capitals > 1 and capitals * 2 > len(words) else plain.casefold()
