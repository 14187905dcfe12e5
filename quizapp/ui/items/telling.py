"""Figures of questions in the words and values that the screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from quizapp.base.clock import Moment
from quizapp.deck import wording
from quizapp.deck.index import ItemRow
from quizapp.stats import item_words
from quizapp.stats.items import ItemFigures
from quizapp.ui import showing
from quizapp.ui.items.detail import CohortLine, Figure, ItemDetail, PeopleValue
from quizapp.ui.items.option_bars import OptionBar
from quizapp.ui.items.screen import Line
from quizapp.workspace.cohorts import Cohort
from quizapp.workspace.item_figures import AskedItem, QuestionFigures
from quizapp.workspace.people_figures import PeopleFigures

MOST_LISTED = 300
_DASH = "\u2013"
_MOST_NAMED = 8


def found(items: Iterable[AskedItem], query: str) -> tuple[AskedItem, ...]:
    """Return the questions whose stem holds every word of a query, in any case."""
    words = query.casefold().split()
    return tuple(one for one in items if all(word in one.row.stem.casefold() for word in words))


def about(all_of_them: int, listed: int, query: str) -> str:
    """Return the sentence above the list."""
    if query.strip():
        return f"{_counted(listed, 'question')} found" if listed else "Nothing was found"
    shown = f", {listed:,} of them are listed" if listed < all_of_them else ""
    return f"{_counted(all_of_them, 'question')}{shown}" if all_of_them else ""


def empty(deck: str, *, has_decks: bool) -> str:
    """Return what to do where there is nothing to list."""
    if deck or not has_decks:
        return "There are no questions here yet. A deck with questions shows them as soon as it is in your deck folder."
    return (
        "No question was asked yet. Take a quiz (Q) and finish it, and each of its questions shows here. Or choose a "
        "deck above, to add results of others to it."
    )


def line(one: AskedItem, titles: Mapping[str, str]) -> Line:
    """Return the line of a question in the list."""
    deck = titles.get(one.row.deck, one.row.deck)
    if one.share is None:
        return Line(one.row.key, one.row.stem, f"not asked yet \u00b7 {deck}")
    points = sum(answer.share for answer in one.answers)
    right = "points" if any(0 < answer.share < 1 for answer in one.answers) else "right"
    return Line(one.row.key, one.row.stem, f"{round(points, 1):g} of {len(one.answers)} {right} \u00b7 {deck}")


def detail(row: ItemRow, figures: QuestionFigures, people: PeopleValue) -> ItemDetail:
    """Return a question in full."""
    score = figures.facility
    told = score is not None and score.tells_level
    return ItemDetail(
        where=f"{figures.title} \u00b7 {showing.KIND_WORDS[row.kind]} \u00b7 {row.key.rpartition('/')[2]}",
        stem=wording.stem(figures.item),
        folder=figures.folder,
        figures=_figures(figures),
        facility=(score.points / score.out_of, score.low, score.high) if score is not None and told else None,
        options=_options(figures),
        written=tuple((text, _times(count)) for text, count in figures.written),
        last_wrong=tuple((words, _when(when)) for when, words in figures.last_wrong),
        notes=_notes(figures),
        people=people,
    )


def people(found: PeopleFigures | None, key: str, share: float | None, *, stopped: bool) -> PeopleValue:
    """Return what many people's answers say of a question and its deck; share: how far they are counted, if slowly."""
    if found is None:
        if stopped:
            return PeopleValue(("The counting was stopped. Come back to this page to count again.",))
        return PeopleValue(
            counting="" if share is None else f"The answers of all learners are being counted: {share:.0%}."
        )
    one = found.items.get(key)
    judged = next((item for item in found.judged.items if item.item == key), None)
    return PeopleValue(
        sentences=(item_words.people(one) if one else "Nobody has answered it yet.", _who(found), *found.left_out),
        figures=() if found.withheld or judged is None else _judged(judged, found),
        judgement=_judgement(found, judged),
        meaning=item_words.MEANING,
        cohorts=tuple(_cohort(cohort) for cohort in found.cohorts),
    )


def taken_in(cohort: Cohort) -> str:
    """Return what was taken in, naming the columns that are no question of the deck."""
    questions = _counted(len(cohort.marks.items), "question")
    told = f"\u201c{cohort.name}\u201d was added: {_counted_people(cohort.people)}, {questions}."
    return f"{told} {_unknown(cohort)}".strip()


def _figures(figures: QuestionFigures) -> tuple[Figure, ...]:
    score = figures.facility
    if score is None:
        return (Figure("Right", _DASH, "You have not been asked it in a quiz that you finished."),)
    sentence = item_words.facility(score)
    share = f"{score.points / score.out_of:.0%}" if score.tells_level else _DASH
    blank = f"{figures.blank} left unanswered" if figures.blank else "all of them answered"
    seconds = _DASH if figures.seconds is None else _seconds(figures.seconds)
    half = "half of your answers took less" if figures.seconds is not None else "nothing was answered"
    return (
        Figure("Right", share, sentence),
        Figure("Asked", _times(figures.attempts), blank),
        Figure("Time", seconds, half),
    )


def _options(figures: QuestionFigures) -> tuple[OptionBar, ...]:
    answered = figures.attempts - figures.blank
    if not answered:
        return ()
    return tuple(
        OptionBar(
            option.text,
            f"{option.count} of {answered}, {option.count / answered:.0%}" if option.count else "nobody took it",
            option.count / answered,
            option.is_right,
        )
        for option in figures.options
    )


def _notes(figures: QuestionFigures) -> tuple[str, ...]:
    notes = []
    if figures.older:
        given = "1 answer was" if figures.older == 1 else f"{figures.older} answers were"
        notes.append(
            f"{given} given before the question was last edited. Where its options changed, their counts may not fit."
        )
    if figures.gone:
        picks = "An option that is" if figures.gone == 1 else "Options that are"
        notes.append(f"{picks} not there any more {_were_taken(figures.gone)}.")
    return tuple(notes)


def _were_taken(count: int) -> str:
    return "was taken once" if count == 1 else f"were taken {_times(count)}"


def _who(found: PeopleFigures) -> str:
    if not found.people:
        return "Add results of others, and they count here beside the learners of this machine."
    others = found.people - found.learners
    parts = [_counted(found.learners, "learner") + " of this machine"] if found.learners else []
    parts += [f"{_counted_people(others)} of the results that were added"] if others else []
    return f"The deck was answered by {' and '.join(parts)}. Only a person\u2019s first answer to a question counts."


def _judgement(found: PeopleFigures, judged: ItemFigures | None) -> str:
    """Return what the figures say, or why there are none."""
    if found.withheld:
        return found.withheld
    if judged is None:
        few = "Too few people answered this question together with the others to judge it against them."
        return f"{few} {item_words.whole(found.judged)}"
    return f"{item_words.discrimination(judged)} {item_words.whole(found.judged)}"


def _judged(one: ItemFigures, found: PeopleFigures) -> tuple[Figure, ...]:
    whole = found.judged.whole
    return (
        Figure("Discrimination", _percent(one.discrimination_index), "of this question"),
        Figure("Efficiency", _percent(one.discriminative_efficiency), "of the most it could reach"),
        Figure("Consistency", _percent(whole.cic), "of all these questions"),
        Figure("Error ratio", _percent(whole.error_ratio), "of the spread is chance"),
    )


def _cohort(cohort: Cohort) -> CohortLine:
    told = f"{_counted_people(cohort.people)}, {_counted(len(cohort.marks.items), 'question')}. {_unknown(cohort)}"
    return CohortLine(cohort.name, told.strip())


def _unknown(cohort: Cohort) -> str:
    if not cohort.unknown:
        return ""
    named = ", ".join(cohort.unknown[:_MOST_NAMED])
    more = f" and {len(cohort.unknown) - _MOST_NAMED} more" if len(cohort.unknown) > _MOST_NAMED else ""
    return f"No question of this deck, and left out: {named}{more}."


def _percent(figure: float | None) -> str:
    return _DASH if figure is None else f"{round(figure)}%"


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _counted_people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _when(moment: Moment) -> str:
    local = datetime.fromtimestamp(moment.at / 1000, UTC) + timedelta(minutes=moment.offset)
    return f"{local.day} {local:%b %Y}"
