"""The words of many new items come after their decks, and search says so until they are there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from linted_shelf import Shelf, text_of

from quizapp.base.progress import unstopped
from quizapp.deck.index import Index
from quizapp.deck.indexing import worded

MANY = 700  # items of a deck, here where more than a hundred are many


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setattr(worded, "AT_ONCE", 100)
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.library.close()


def many(word: str) -> list[str]:
    return [f"id: i{n}, card: What is {word} {n}?, answer: It is number {n}" for n in range(MANY)]


def found(index: Index, typed: str) -> int:
    return len(index.search(typed, limit=2 * MANY))


def test_few_items_are_found_as_soon_as_they_are_taken_in(shelf: Shelf) -> None:
    shelf.put("few", "id: a, card: Which cell?, answer: This one")
    shelf.take_in()

    assert not shelf.library.index.search_is_behind()
    assert found(shelf.library.index, "cell") == 1
    assert not shelf.library.take_in_words(unstopped)


def test_many_can_be_studied_before_they_are_found_and_search_says_so(shelf: Shelf) -> None:
    index = shelf.library.index
    shelf.put("many", *many("cell"))
    shelf.take_in()

    assert [deck.items for deck in index.decks()] == [MANY]
    assert index.search_is_behind()
    assert found(index, "cell") == 0

    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    assert shelf.library.take_in_words(go_on)
    assert not index.search_is_behind()
    assert found(index, "cell") == MANY
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_what_is_found_is_the_same_whether_the_words_came_at_once_or_later(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("many", *many("cell"), "id: z, question: Which?, right: Zebra, wrong: [Ant, Bee], tags: [beasts]")
    shelf.take_in()
    shelf.library.take_in_words(unstopped)
    later = _words(shelf)

    monkeypatch.undo()
    shelf.library.index.path.unlink()
    shelf.library.index.replace()
    shelf.take_in()

    assert _words(shelf) == later
    assert len(later) == MANY + 1


def test_a_changed_deck_is_not_found_by_words_that_it_has_no_more(shelf: Shelf) -> None:
    shelf.put("many", *many("cell"))
    shelf.take_in()
    shelf.library.take_in_words(unstopped)

    shelf.put("many", *many("tissue"))
    shelf.take_in()
    assert found(shelf.library.index, "cell") == 0
    assert shelf.library.index.search_is_behind()

    shelf.library.take_in_words(unstopped)
    assert found(shelf.library.index, "tissue") == MANY


def test_what_was_found_before_is_found_while_others_wait(shelf: Shelf) -> None:
    shelf.put("few", "id: a, card: Which cell?, answer: This one")
    shelf.take_in()
    shelf.put("many", *many("cell"))
    shelf.take_in()

    assert found(shelf.library.index, "cell") == 1


def test_stopped_in_the_middle_of_a_deck_it_begins_that_deck_anew_the_next_time(shelf: Shelf) -> None:
    shelf.put("a", *many("cell"))
    shelf.put("b", *many("tissue"))
    shelf.take_in()

    shelf.library.take_in_words(lambda share: share < 0.6)

    index = shelf.library.index
    assert (found(index, "cell"), found(index, "tissue")) == (MANY, 0)
    assert index.search_is_behind()

    assert shelf.library.take_in_words(unstopped)
    assert (found(index, "cell"), found(index, "tissue")) == (MANY, MANY)


def test_a_file_of_which_no_deck_came_keeps_nobody_waiting(shelf: Shelf) -> None:
    shelf.write("bad.yaml", "not: [a, deck")
    shelf.write("twin.yaml", text_of("many", *many("cell")))
    shelf.write("zwin.yaml", text_of("many", *many("cell")))
    shelf.take_in()
    shelf.library.take_in_words(unstopped)

    assert not shelf.library.index.search_is_behind()
    assert found(shelf.library.index, "cell") == MANY


def test_an_index_that_is_gone_is_left_to_the_next_time(shelf: Shelf) -> None:
    shelf.put("many", *many("cell"))
    shelf.take_in()
    shelf.library.close()
    shelf.library.index.path.unlink()

    assert not shelf.library.take_in_words(unstopped)


def _words(shelf: Shelf) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(shelf.library.index.path)) as db:
        return db.execute("SELECT stem, answers, tags FROM words ORDER BY rowid").fetchall()
