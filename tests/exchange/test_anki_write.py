"""What is written the real Anki imports: every kind of item, once however often it comes, with dates that agree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki_shelf import GENERATIONS, AnkiCard, Collection, Generation, collection, export, take_in, turn_on_fsrs

from quizapp.base.clock import Moment, moment
from quizapp.base.settings import StudySettings
from quizapp.deck.face_key import mark_of
from quizapp.deck.faces import faces
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Section,
    Source,
    TrueFalse,
    Typed,
)
from quizapp.deck.read import read_deck
from quizapp.exchange.anki.read import read
from quizapp.exchange.anki.write import Learnt, write
from quizapp.exchange.carried import CarriedDeck, CarriedReview
from quizapp.study import schedule
from quizapp.study.memory import Grade, Memory

NOW = datetime.now(UTC)  # Anki has no other clock, and dates are compared with its own
WHEN = moment(NOW)
NOTHING = Learnt()
SHIPPED = sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))

KINDS: tuple[Item, ...] = (
    Card(id="card", front="**Bold** and 1 < 2", back="a\n\n- b\n- c", hint="h", why="w", tags=("two words", "x::y")),
    Card(id="both", front="There", back="Back", both_ways=True, section="part"),
    Cloze(id="gaps", text=r"{{1::Krebs::a name}} in {{2::matrix}} and ${{3::\frac{a}{b}}}$", why="because"),
    Typed(id="typed", question="Capital?", accept=("Canberra", "City *of* <C>")),
    ChooseOne(
        id="one", question="Largest?", right=Option("Jupiter"), wrong=(Option("Saturn", "Rings"), Option("Mars"))
    ),
    ChooseAll(id="all", question="Which?", right=(Option("A"), Option("B")), wrong=(Option("C"),)),
    TrueFalse(id="truth", statement="Whales are fish.", truth=False),
    Number(id="number", question="Boils at?", number="71", within="2%", unit="°C"),
    Order(id="order", question="How?", order=("first", "second", "third")),
    Match(id="match", question="What?", match=(Pair("l1", "r1"), Pair("l2", "r2")), also=("r3",)),
)
DECK = Deck(
    id="all-kinds", title="All kinds: of", about="About *it*", items=KINDS,
    source=Source(sections=(Section("part", "Part › Inner"),)),
)  # fmt: skip


def written(path: Path, *decks: Deck, when: Moment = WHEN, learnt: Learnt = NOTHING) -> Path:
    path.write_bytes(write([CarriedDeck(deck) for deck in decks], when, learnt).content)
    return path


def test_every_kind_of_item_is_a_note_and_every_face_a_card(tmp_path: Path) -> None:
    path = written(tmp_path / "x.apkg", DECK)
    with collection(tmp_path) as anki:
        log = take_in(anki, path)
        assert len(log.new) == anki.note_count() == len(KINDS)
        assert anki.card_count() == sum(len(faces(item)) for item in KINDS)
        decks = {each.name for each in anki.decks.all_names_and_ids()}
        assert {"All kinds: of", "All kinds: of::Part", "All kinds: of::Part::Inner"} <= decks
        assert anki.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_a_question_shows_its_options_and_then_the_right_one_with_the_reasons(tmp_path: Path) -> None:
    path = written(tmp_path / "x.apkg", DECK)
    with collection(tmp_path) as anki:
        take_in(anki, path)
        card = anki.get_card(anki.find_cards("Largest")[0])
        asked, answer = card.question(), card.answer()
    assert all(f"<li>{option}</li>" in asked for option in ("Jupiter", "Saturn", "Mars"))
    assert "<b>Jupiter</b>" in answer
    assert "<li>Saturn: Rings</li>" in answer
    assert "<b>" not in asked


def test_what_is_lost_is_told_with_its_item() -> None:
    losses = {(finding.item, finding.code) for finding in write([CarriedDeck(DECK)], WHEN).findings}
    assert losses == {(item, "X204") for item in ("one", "all", "truth", "number", "order", "match")}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_there_and_back_through_anki_the_items_are_the_same(tmp_path: Path, generation: Generation) -> None:
    kept = KINDS[:4]
    path = written(
        tmp_path / "x.apkg", Deck(id=DECK.id, title=DECK.title, about=DECK.about, source=DECK.source, items=kept)
    )
    with collection(tmp_path) as anki:
        take_in(anki, path)
        back = read(export(anki, tmp_path / "back.apkg", generation))
    assert back.findings == ()
    (carried,) = back.decks
    assert (carried.deck.id, carried.deck.title, carried.deck.about) == (DECK.id, DECK.title, DECK.about)
    first, *others = carried.deck.items
    assert first == Card(
        id="card", front="**Bold** and 1 < 2", back="a\n\n- b\n- c", hint="h", why="w", tags=("two_words", "x::y")
    )
    assert others[0] == Card(id="both", front="There", back="Back", both_ways=True, section="part-inner")
    assert others[1:] == list(kept[2:])


def test_the_same_deck_again_updates_and_never_doubles(tmp_path: Path) -> None:
    before = written(tmp_path / "before.apkg", DECK)
    mended = Deck(id=DECK.id, title=DECK.title, items=(Card(id="card", front="mended", back="b"), *KINDS[1:]))
    later = Moment(WHEN.at + 5000, WHEN.day, WHEN.offset)
    after = written(tmp_path / "after.apkg", mended, when=later)
    with collection(tmp_path) as anki:
        take_in(anki, before)
        again = take_in(anki, before)
        updated = take_in(anki, after)
        assert (len(again.new), len(again.updated), len(again.conflicting)) == (0, 0, 0)
        assert (len(updated.new), len(updated.updated)) == (0, len(KINDS))
        assert anki.note_count() == len(KINDS)
        assert len(anki.find_notes("mended")) == 1
        assert len([each for each in anki.models.all_names_and_ids() if each.name.startswith("Quizapp")]) == 4


def test_pictures_and_sounds_go_along_and_come_back(tmp_path: Path) -> None:
    item = Card(
        id="a", front="See ![it](pictures/a%20b.png)", back="Hear\n\n[Play the sound](moo.mp3)", audio="other/moo.mp3"
    )
    files = {"pictures/a b.png": b"png", "moo.mp3": b"moo", "other/moo.mp3": b"another"}
    (tmp_path / "x.apkg").write_bytes(write([CarriedDeck(Deck(id="d", title="D", items=(item,)), files)], WHEN).content)
    with collection(tmp_path) as anki:
        take_in(anki, tmp_path / "x.apkg")
        note = anki.get_note(anki.find_notes("")[0])
        assert note.fields[0] == 'See <img src="a b.png" alt="it" /><br>[sound:moo.mp3]'
        back = read(export(anki, tmp_path / "back.apkg", "newest"))
    found = back.decks[0]
    assert sorted(found.files.values()) == [b"another", b"moo", b"png"]
    assert back.findings == ()


def test_a_file_that_is_not_there_is_told() -> None:
    item = Card(id="a", front="![](no.png)", back="b")
    found = write([CarriedDeck(Deck(id="d", title="D", items=(item,)))], WHEN).findings
    assert [(each.code, each.item) for each in found] == [("X401", "a")]


def test_dates_reviews_and_memories_agree_with_anki_s_own(tmp_path: Path) -> None:
    deck = Deck(id="d", title="D", items=(KINDS[1], KINDS[2], Card(id="new", front="n", back="w")))
    reviews, memories = learnt_of(
        ("d/both", -40, 3), ("d/both", -37, 3), ("d/both", -25, 1), ("d/both", -25, 3), ("d/both", -20, 4),
        ("d/both#back", -3, 4), ("d/gaps#1", -9, 2), ("d/gaps#1", -8, 3), ("d/gaps#2", 0, 1),
    )  # fmt: skip
    path = written(tmp_path / "x.apkg", deck, learnt=Learnt(reviews, memories))
    with collection(tmp_path) as anki:
        take_in(anki, path)
        for face, memory in memories.items():
            card = card_of(anki, face)
            assert card.memory_state is not None
            assert card.memory_state.stability == pytest.approx(memory.stability, abs=1e-3)
            assert card.memory_state.difficulty == pytest.approx(memory.difficulty, abs=1e-3)
            assert (card.reps, card.lapses) == (memory.reps, memory.lapses)
            if memory.due_at is None:
                assert card.due - anki.sched.today == memory.due_day - WHEN.day
            else:
                assert card.due == memory.due_at // 1000
        assert card_of(anki, "d/new").type == 0
        back = read(export(anki, tmp_path / "back.apkg", "newest"))
    assert back.reviews == tuple(sorted(reviews, key=lambda review: review.at))
    assert back.findings == ()
    for one in back.standings:
        memory = memories[one.face]
        assert one.memory == pytest.approx((memory.stability, memory.difficulty), abs=1e-3)
        assert (one.phase, one.reps, one.lapses) == (memory.phase, memory.reps, memory.lapses)
        assert (one.due_day, one.due_at) == (memory.due_day, memory.due_at and memory.due_at // 1000 * 1000)
    assert {one.face for one in back.standings} == set(memories)


def test_what_is_suspended_is_in_anki_too_and_comes_back_so(tmp_path: Path) -> None:
    deck = Deck(id="d", title="D", items=(KINDS[1], KINDS[2], Card(id="new", front="n", back="w")))
    reviews, memories = learnt_of(("d/both", -40, 3), ("d/both", -37, 3), ("d/gaps#1", -9, 4))
    learnt = Learnt(reviews, memories, {"d/both", "d/new", "elsewhere/x"})
    path = written(tmp_path / "x.apkg", deck, learnt=learnt)
    with collection(tmp_path) as anki:
        take_in(anki, path)
        assert {card_of(anki, face).queue for face in ("d/both", "d/both#back", "d/new")} == {-1}
        assert card_of(anki, "d/both").due - anki.sched.today == memories["d/both"].due_day - WHEN.day
        assert card_of(anki, "d/gaps#1").queue == 2
        back = read(export(anki, tmp_path / "back.apkg", "newest"))
    assert {one.item for one in back.suspensions} == {"d/both", "d/new"}
    assert {one.face for one in back.standings} == {"d/both", "d/gaps#1"}
    assert back.findings == ()


def test_reviews_give_the_memory_that_anki_s_fsrs_works_out_of_them(tmp_path: Path) -> None:
    deck = Deck(id="d", title="D", items=(KINDS[1], KINDS[2]))
    reviews, memories = learnt_of(
        ("d/both", -60, 1), ("d/both", -60, 3), ("d/both", -58, 3), ("d/both", -50, 2), ("d/both", -30, 4),
        ("d/both#back", -20, 3), ("d/both#back", -10, 1), ("d/gaps#1", -9, 4),
    )  # fmt: skip
    path = written(tmp_path / "x.apkg", deck, learnt=Learnt(reviews, memories))
    with collection(tmp_path) as anki:
        take_in(anki, path)
        assert anki.db is not None
        anki.db.execute("UPDATE cards SET data = '{}'")
        turn_on_fsrs(anki, "D")
        for face, memory in memories.items():
            state = card_of(anki, face).memory_state
            assert state is not None
            assert state.stability == pytest.approx(memory.stability, rel=1e-3)
            assert state.difficulty == pytest.approx(memory.difficulty, abs=1e-3)


def test_the_decks_that_ship_go_there_and_back_with_their_ids(tmp_path: Path) -> None:
    decks = [deck for path in SHIPPED if (deck := read_deck(path)[0]) is not None]
    path = written(tmp_path / "x.apkg", *decks)
    with collection(tmp_path) as anki:
        log = take_in(anki, path)
        assert len(log.new) == sum(len(deck.items) for deck in decks)
        back = read(export(anki, tmp_path / "back.apkg", "newest"))
    ids = {one.deck.id: {item.id for item in one.deck.items} for one in back.decks}
    assert ids == {deck.id: {item.id for item in deck.items} for deck in decks}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write([CarriedDeck(DECK)], WHEN) == write([CarriedDeck(DECK)], WHEN)


def learnt_of(*given: tuple[str, int, int]) -> tuple[list[CarriedReview], dict[str, Memory]]:
    """Return reviews of faces, so many days ago and so graded, and the memories that follow from them."""
    reviews: list[CarriedReview] = []
    memories: dict[str, Memory] = {}
    for place, (face, days, grade) in enumerate(given):
        then = moment(NOW + timedelta(days=days, seconds=place - 1000))
        reviews.append(CarriedReview(face, then.at, Grade(grade), 1500))
        memories[face] = schedule.answer(memories.get(face), Grade(grade), then, StudySettings(), "s")
    return reviews, memories


def card_of(anki: Collection, face: str) -> AnkiCard:
    """Return Anki's card of a face."""
    assert anki.db is not None
    item = face.partition("#")[0]
    ordinal = {"": 0, "#back": 1}.get(mark_of(face), int(face[-1]) - 1 if face[-1].isdigit() else 0)
    number = anki.db.scalar(
        "SELECT c.id FROM cards c JOIN notes n ON n.id = c.nid WHERE n.guid = ? AND c.ord = ?", item, ordinal
    )
    return anki.get_card(number)
