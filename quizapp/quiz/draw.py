"""Drawing a paper: questions spread fairly over the sections, shuffled, each with its permutation of options."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, zip_longest
from random import Random
from typing import TypeVar

from quizapp.base.errors import RefusedError
from quizapp.deck.index import Candidate
from quizapp.deck.model import Kind
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.setup import Scheme, Setup

QUESTION_KINDS: frozenset[Kind] = frozenset(
    {"choose_one", "choose_all", "true_false", "typed", "number", "order", "match"}
)
_MOST_TO_ADAPT = 500
_SCHEMES: dict[Kind, Scheme] = {"order": "neighbours", "match": "pairs"}
_T = TypeVar("_T")


def draw(candidates: Iterable[Candidate], setup: Setup, seed: int) -> Paper:
    """Return the paper for a setup; the same candidates (in any order), setup and seed give the same paper.

    Only what the setup asks for is drawn, of the kinds that a quiz asks; no section gives two questions more than
    another that has some left. For adaptive practice all of it is drawn, up to 500, in the order of the candidates:
    which of them are asked is told from the answers. Raises RefusedError where there is nothing to draw.
    """
    chance = Random(seed)  # noqa: S311 - a fair shuffle that can be repeated, not a secret
    fitting = [one for one in candidates if one.kind in QUESTION_KINDS and _fits(one, setup)]
    adaptive = setup.mode == "adaptive"
    chosen = _chosen(fitting, _MOST_TO_ADAPT if adaptive else setup.count, chance)
    if not chosen:
        raise RefusedError(
            "There is no question to draw in what you chose.",
            safe="Your decks and your history are as they were.",
            todo="Choose another section or deck.",
        )
    if adaptive:
        wanted = {candidate.key for candidate in chosen}
        chosen = [candidate for candidate in fitting if candidate.key in wanted]
    return Paper(seed=seed, setup=setup, questions=tuple(_drawn(candidate, setup, chance) for candidate in chosen))


def _chosen(fitting: list[Candidate], count: int, chance: Random) -> list[Candidate]:
    pools = _by_section(fitting)
    spread = _spread([_shuffled(pool, chance) for pool in _shuffled(pools, chance)], count)
    return _shuffled(spread, chance)


def out_of_order(places: list[int], chance: Random) -> tuple[int, ...]:
    """Return places shuffled, never as they are where there are two or more: that would show the answer."""
    order = _shuffled(places, chance)
    while order == places and len(places) > 1:
        order = _shuffled(places, chance)
    return tuple(order)


def _fits(candidate: Candidate, setup: Setup) -> bool:
    return candidate.deck in setup.decks and (not setup.sections or candidate.section in setup.sections)


def _by_section(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    pools: dict[str, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.key):
        pools.setdefault(candidate.section, []).append(candidate)
    return [pools[key] for key in sorted(pools)]


def _spread(pools: list[list[Candidate]], count: int) -> list[Candidate]:
    """Take one from each pool in turn until there are enough."""
    rounds = chain.from_iterable(zip_longest(*pools))
    return list(islice((candidate for candidate in rounds if candidate is not None), count))


def _drawn(candidate: Candidate, setup: Setup, chance: Random) -> Drawn:
    scheme, order = _scheme(candidate, setup), _order(candidate, chance)
    section = candidate.section.partition("/")[2]
    return Drawn(candidate.key, section, candidate.kind, candidate.hash, scheme, order)


def _scheme(candidate: Candidate, setup: Setup) -> Scheme:
    if setup.marking == "certainty":
        return "certainty"
    if setup.marking == "negative" and candidate.kind in ("choose_one", "true_false"):
        return "negative"
    if candidate.kind == "choose_all":
        return (candidate.marking or "plus-minus") if setup.choose_all == "author" else setup.choose_all
    return _SCHEMES.get(candidate.kind, "right-or-wrong")


def _order(candidate: Candidate, chance: Random) -> tuple[int, ...]:
    places = list(range(candidate.options))
    if candidate.kind == "true_false":
        return (0, 1)
    if candidate.kind == "order":
        return out_of_order(places, chance)
    if not candidate.keep_order:
        return tuple(_shuffled(places, chance))
    if candidate.kind == "choose_one" and places:
        places.remove(0)
        places.insert(candidate.right_at - 1, 0)
    return tuple(places)


def _shuffled(values: Iterable[_T], chance: Random) -> list[_T]:
    return sorted(values, key=lambda _: chance.random())
