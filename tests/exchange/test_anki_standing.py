"""Where cards stand in the real Anki, they stand here: memories, due days, suspensions."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from anki_shelf import (
    GENERATIONS,
    Collection,
    Generation,
    Scheduler,
    add,
    collection,
    deck_number,
    export,
    fit_fsrs,
    turn_on_fsrs,
)

from quizapp.exchange.anki.read import read
from quizapp.exchange.anki.rows import CardRow, LogRow
from quizapp.exchange.anki.rows import Collection as Rows
from quizapp.exchange.anki.standing_in import standings
from quizapp.exchange.carried import CarriedStanding, CarriedSuspension

_DAY = 86_400


def study(anki: Collection, deck: str, *grades: Literal[1, 2, 3, 4]) -> None:
    """Answer what comes, with one grade after the other."""
    anki.decks.select(deck_number(anki, deck))
    for grade in grades:
        card = anki.sched.getCard()
        assert card is not None
        card.start_timer()
        anki.sched.answerCard(card, grade)


def first_day(anki: Collection) -> int:
    return int(anki.crt // _DAY)


def holds(anki: Collection, found: tuple[CarriedStanding, ...]) -> None:
    """Fail unless each standing is what Anki says of the card that was answered then."""
    cards = [anki.get_card(number) for number in anki.find_cards("is:learn OR is:review")]
    assert len(found) == len(cards)
    for card in cards:
        one = next(each for each in found if each.answered_at // 1000 == card.last_review_time)
        assert card.memory_state is not None
        assert one.memory == pytest.approx((card.memory_state.stability, card.memory_state.difficulty), abs=1e-3)
        assert (one.reps, one.lapses) == (card.reps, card.lapses)
        if one.phase == "review":
            assert one.due_day == first_day(anki) + card.due
        else:
            assert one.due_at == card.due * 1000


@pytest.mark.parametrize("generation", GENERATIONS)
def test_memories_of_parameters_that_were_fitted_come_along_as_they_are(tmp_path: Path, generation: Generation) -> None:
    with collection(tmp_path) as anki:
        for words in "abcd":
            add(anki, "Basic", "Bio", words, "x")
        fit_fsrs(anki, "Bio", [0.5, 2.0, 4.0, 12.0])
        study(anki, "Bio", 4)
        assert anki.db is not None
        anki.db.execute("UPDATE revlog SET id = id - 5000")  # so that each has a second of its own
        anki.db.execute("UPDATE cards SET data = json_set(data, '$.lrt', json_extract(data, '$.lrt') - 5)")
        study(anki, "Bio", 3)
        found = read(export(anki, tmp_path / "bio.apkg", generation))
        holds(anki, found.standings)
        easy = next(one for one in found.standings if one.phase == "review")
        assert easy.memory is not None
        assert easy.memory[0] == pytest.approx(12.0)  # the first stability after Easy, as it was fitted
    assert found.findings == ()
    assert len(found.reviews) == 2


def test_a_card_with_an_interval_alone_is_known_as_anki_s_fsrs_would_know_it(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        add(anki, "Basic", "Bio", "a", "b")
        add(anki, "Basic", "Bio", "c", "d")
        assert anki.db is not None
        anki.db.execute("UPDATE cards SET type = 2, queue = 2, ivl = 40, factor = 1900, due = 0, reps = 6, lapses = 2")
        anki.db.execute("UPDATE cards SET ivl = 3, factor = 2500 WHERE id = (SELECT max(id) FROM cards)")
        found = read(export(anki, tmp_path / "bio.apkg", "newest"))
        turn_on_fsrs(anki, "Bio")
        assert isinstance(anki.sched, Scheduler)
        anki.decks.select(deck_number(anki, "Bio"))
        known = {
            queued.card.interval: queued.states.current.normal.review.memory_state
            for queued in anki.sched.get_queued_cards(fetch_limit=2).cards
        }
        assert [one.memory for one in found.standings] == [
            pytest.approx((known[days].stability, known[days].difficulty), rel=1e-5) for days in (40, 3)
        ]
        for one in found.standings:
            assert (one.phase, one.due_day, one.reps, one.lapses) == ("review", first_day(anki), 6, 2)
    assert found.reviews == ()
    assert found.findings == ()


def test_reviews_without_a_memory_say_what_it_is_and_the_card_when_it_is_due(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        add(anki, "Basic", "Bio", "a", "b")
        study(anki, "Bio", 4)
        found = read(export(anki, tmp_path / "bio.apkg", "newest"))
        card = anki.get_card(anki.find_cards("")[0])
        (one,) = found.standings
        assert one.memory is None
        assert one.due_day == first_day(anki) + card.due
        assert one.answered_at == found.reviews[0].at < one.at


def test_a_card_that_lies_in_a_filtered_deck_has_its_own_due_day(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        add(anki, "Basic", "Bio", "a", "b")
        study(anki, "Bio", 4)
        due = anki.get_card(anki.find_cards("")[0]).due
        anki.decks.new_filtered("Cram")
        filtered = anki.sched.get_or_create_filtered_deck(deck_number(anki, "Cram"))
        filtered.config.search_terms[0].search = "deck:Bio"
        filtered.config.reschedule = False
        anki.sched.add_or_update_filtered_deck(filtered)
        export_path = tmp_path / "bio.colpkg"
        anki.export_collection_package(str(export_path), include_media=False, legacy=False)
        anki.reopen()
        (one,) = read(export_path).standings
        assert one.due_day == first_day(anki) + due


def test_an_item_is_suspended_where_all_of_its_cards_are(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        add(anki, "Basic", "Bio", "a", "b")
        add(anki, "Basic (and reversed card)", "Bio", "c", "d")
        first, second, _ = sorted(anki.find_cards(""))
        anki.sched.suspend_cards([first, second])
        found = read(export(anki, tmp_path / "bio.apkg", "newest"))
        changed = anki.get_card(first).mod
    (suspended,) = found.suspensions
    assert suspended == CarriedSuspension(f"bio/{found.decks[0].deck.items[0].id}", changed * 1000)
    assert [(each.code, each.message[-4:]) for each in found.findings] == [("X501", "(1).")]


def test_a_card_of_which_nothing_tells_how_well_it_is_known_is_told(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        add(anki, "Basic", "Bio", "a", "b")
        study(anki, "Bio", 1)
        assert anki.db is not None
        anki.db.execute("DELETE FROM revlog")
        found = read(export(anki, tmp_path / "bio.apkg", "newest"))
    assert found.standings == ()
    assert [(each.code, each.message[-4:]) for each in found.findings] == [("X501", "(1).")]


_CARD = CardRow(1, 1, 0, 5, type=2, due=30, interval=10, changed=1_700_000_000, data='{"s": 9.5, "d": 5}')


def stands(card: CardRow, *log: LogRow) -> CarriedStanding | None:
    found = standings(Rows({}, {}, [], [card], list(log), first_day=19_000), {card.id: "d/a"}, frozenset())
    return found[0] if found else None


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[" * 100_000,
        '{"s": "x"}',
        '{"s": 1e999, "d": 5}',
        '{"s": -1, "d": 5}',
        '{"s": 5, "d": 11}',
        '{"s": 5, "d": 5, "lrt": 1e300}',
    ],
)
def test_whatever_stands_in_a_card_s_data_its_interval_is_left(data: str) -> None:
    one = stands(_CARD._replace(data=data))
    assert one is not None
    assert one.due_day == 19_030
    assert one.answered_at // 86_400_000 == 19_020


@pytest.mark.parametrize(
    "card",
    [
        _CARD._replace(due=1 << 62),
        _CARD._replace(due=-(1 << 62)),
        _CARD._replace(interval=1 << 62),
        _CARD._replace(type=7),
        _CARD._replace(type=1, due=1 << 62),
    ],
)
def test_a_standing_of_no_time_is_none(card: CardRow) -> None:
    assert stands(card) is None


def test_of_several_cards_that_ask_one_face_the_last_one_answered_counts() -> None:
    cards = [_CARD, _CARD._replace(id=2, due=31, data='{"s": 9.5, "d": 5, "lrt": 1699999999}')]
    found = standings(Rows({}, {}, [], cards, [], first_day=19_000), {1: "d/a", 2: "d/a"}, frozenset())
    assert [one.due_day for one in found] == [19_031]
