"""What the figures of a question say, in sentences."""

from __future__ import annotations

from quizapp.stats.items import Analysis, ItemFigures
from quizapp.stats.scores import TOO_FEW, Score
from quizapp.stats.words import between, result

MEANING = (
    "Discrimination says whether people who do well on the other questions do well on this one: 100% is always, 0% is "
    "no more than chance would have it, and below 0% they do worse here, so look for a wrong key. Efficiency holds it "
    "against the most that a question so easy or hard could reach. No figure says that a question is good: read it."
)
_WEAK = 20  # percent; from there an item-rest correlation is taken for usable (Kelava and Moosbrugger 2020)


def facility(score: Score) -> str:
    """Return the sentence about one learner's answers to a question."""
    if not score.tells_level:
        return f"{result(score)}; too few to tell how hard it is for you: at least {TOO_FEW} answers are needed."
    return f"{result(score)}, likely {between(score.low, score.high)}."


def people(found: ItemFigures) -> str:
    """Return the sentence about many people's first answers to a question."""
    if found.facility is None or found.facility_ci is None:
        return "Nobody has answered it yet."
    who = "1 person" if found.n == 1 else f"{found.n} people"
    earned = f"The first answers of {who} earned {_percent(100 * found.facility)} of the marks"
    if found.n < TOO_FEW:
        return f"{earned}; too few to tell how hard it is: at least {TOO_FEW} people are needed."
    return f"{earned}, likely {between(*found.facility_ci)}."


def discrimination(found: ItemFigures) -> str:
    """Return the sentence about a question among others, for one that enough people answered."""
    index = found.discrimination_index
    if index is None:
        return "It cannot be told how far it tells strong learners from weak: everybody earned the same."
    if index < 0:
        return (
            "People who do well on the other questions do worse here: look for a wrong key, or a second right answer."
        )
    if index < _WEAK:
        return "It hardly tells those who do well on the other questions from those who do not."
    return "People who do well on the other questions tend to do well here."


def whole(found: Analysis) -> str:
    """Return the sentences about all the questions that the same people answered, at least 20 of them."""
    figures = found.whole
    told = f"{figures.n} people answered the same {len(found.items)} questions, and are judged together."
    if figures.cic is None or figures.error_ratio is None or figures.standard_error is None:
        return f"{told} Everybody earned the same in all, so it cannot be told how well the questions go together."
    return (
        f"{told} Internal consistency is {_percent(figures.cic)}: how far the questions measure one thing. The error "
        f"ratio is {_percent(figures.error_ratio)}: so much of the spread of totals is chance. The standard error is "
        f"{figures.standard_error:.1f} of {len(found.items)} marks: so far a total likely lies from what the person "
        "would earn over many such quizzes."
    )


def _percent(figure: float) -> str:
    return f"{round(figure)}%"
