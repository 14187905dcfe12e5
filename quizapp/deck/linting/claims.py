"""Claims about the world: facts that age, and judgements without a place in the outline."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.deck import cloze, wording
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.likeness import Asked
from quizapp.deck.linting.words import one_of, phrases, unquoted, word_set
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Number, Order, TrueFalse, Typed

_OFFICE = one_of(
    "president prime_minister minister king queen pope chancellor ceo head chair\\w* governor mayor director captain"
    " champions? holders? secretary\\S* monarch leader coach speaker record"
)
_RULER = one_of("president prime_minister king queen pope chancellor ceo mayor")
_BUILT = one_of(
    "building skyscraper city cities company companies person man woman player airport bridge stadium ship economy"
    " economies computer train car bank hotel university tunnel dam airline language website democracy population"
    " employer"
)
_COUNTED = one_of("population price minimum_wage inflation_rate exchange_rate life_expectancy unemployment_rate")
_AGES = phrases(
    one_of("at_present presently nowadays so_far to_date up_to_now until_now right_now these_days at_the_moment"),
    one_of("this_year last_year yet_to_be ongoing most_recently the_latest the_most_recent still_holds"),
    r"(?<!who )(?<!patient )currently",
    r"as of (?:now|today|\d{4})",
    r"not yet(?! \w+(?:teen|ty)\b)",
    r"(?:has|have|is|are) (?:yet to|still (?:unknown|unsolved|pending|open))",
    rf"newest (?:\w+ )?{one_of('member version release model state country addition edition standard')}",
    rf"(?:current|present|reigning|sitting|incumbent|present-day) (?:\w+ ){{0,2}}"
    rf"(?:{_OFFICE}|{one_of('population price version title rate law rules? world')})",
    rf"who is (?:the )?(?:\w+ )?{_OFFICE}",
    rf"(?:is|are) the (?:\w+ )?{_RULER} of",
    r"(?<!was the )(?<!a )world record(?! (?:was|set|in \d))",
    f"now {one_of('sits holds reigns leads heads stands')}",
    rf"(?:has|have) {one_of('won scored sold played hosted set had')} (?:\S+ ){{0,12}}(?:more|most|longest)",
    rf"(?:\w{{3,20}}est|most \w+) (?:\w+ )?{_BUILT} (?:in|on|of) (?:the )?\w+",
    r"how many (?:people|inhabitants|members?|member states|countries) (?:live|do|does|are|belong)",
    r"how many \w+(?: \w+)? (?:does|do) \w+(?: \w+)? have (?:now|today)",
    rf"what is the (?:\w+ ){{0,2}}(?:{_COUNTED}|vat|interest rate|rate of (?:vat|tax))",
)

# Every match holds one of these words, and to look for words is quicker than to look for a pattern.
_TELLTALES = word_set(
    "currently present presently nowadays far date as now until right these moment year yet ongoing recently latest"
    " recent still newest current reigning sitting incumbent president minister king queen pope chancellor ceo head"
    " chair chairman chairwoman chairperson governor mayor director captain champion champions holder holders secretary"
    " secretary-general monarch leader coach speaker record world won scored sold played hosted had set building"
    " skyscraper city cities company companies person man woman player airport bridge stadium ship economy economies"
    " computer train car bank hotel university tunnel dam airline language website democracy population employer people"
    " inhabitants member members countries today price wage inflation exchange expectancy vat tax unemployment interest"
)


def flaws(item: Item, asked: Asked) -> Iterator[Flaw]:
    """Yield what is wrong with the claims of an item; ``asked``: the words of its stem and answer."""
    if not item.as_of and not (_TELLTALES.isdisjoint(asked.stem) and _TELLTALES.isdisjoint(asked.answer)):
        for key, text in _texts(item):
            if found := _AGES.search(unquoted(text)):
                todo = f"Add 'as_of' with the date on which this was true: '{found[0].casefold()}' will age."
                yield Flaw("D713", todo, key)
                break
    if item.evidence and not item.section:
        yield Flaw("D714", "Add the 'section' of the outline that this claim belongs to.", "evidence")


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    match item:
        case Card():
            yield "card", item.front
            yield "answer", item.back
        case Cloze():
            yield "cloze", cloze.filled(item.text)
        case TrueFalse():
            yield "statement", item.statement
        case ChooseOne() | ChooseAll() | Typed() | Number() | Order():
            yield "question", item.question
            right = sorted(wording.right_places(item))
            yield from (("right", wording.options(item)[place].text) for place in right)
        case _:
            yield "question", item.question
