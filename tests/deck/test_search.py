"""Search as you type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.deck.index import Index
from quizapp.deck.indexing import search
from quizapp.deck.library import Library

DECK = """quizapp: 1
id: cells
title: Cells
items:
  - {id: sources, card: Which tissues are handy sources of MSCs?, answer: Marrow and adipose tissue, tags: [tissue]}
  - {id: marrow, card: What is in bone marrow?, answer: "Marrow stroma, and blood-forming cells of the marrow"}
  - {id: muller, card: Who was Müller?, answer: A physiologist}
  - {id: marker, card: Name a T-cell marker, answer: CD4+}
  - {id: ips, card: "iPS細胞とは何ですか。", answer: 人工多能性幹細胞}
  - {id: thai, card: เซลล์ต้นกำเนิดคืออะไร, answer: เซลล์}
  - {id: smile, card: What does 🙂 mean?, answer: A smile}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("decks")
    (folder / "cells.yaml").write_text(DECK, encoding="utf-8")
    library = Library([folder], tmp_path_factory.mktemp("cache"))
    library.refresh()
    yield library.index
    library.close()


def found(index: Index, typed: str) -> list[str]:
    return [row.key.removeprefix("cells/") for row in index.search(typed)]


def test_the_last_word_is_a_beginning_and_the_others_are_whole(index: Index) -> None:
    assert found(index, "hand") == ["sources"]
    assert found(index, "handy sou") == ["sources"]
    assert found(index, "han sources") == []


def test_all_words_are_required_wherever_they_stand(index: Index) -> None:
    assert found(index, "tissues adipose") == ["sources"]
    assert found(index, "tissues physiologist") == []


def test_a_letter_or_two_are_enough_to_start(index: Index) -> None:
    assert sorted(found(index, "m")) == ["marker", "marrow", "muller", "smile", "sources"]
    assert found(index, "mü") == ["muller"]


def test_the_best_match_comes_first(index: Index) -> None:
    assert found(index, "marrow") == ["marrow", "sources"]


def test_case_and_accents_do_not_matter(index: Index) -> None:
    assert found(index, "MULLER") == found(index, "Müller") == found(index, "mu\u0308ller") == ["muller"]


def test_signs_join_words_and_are_no_operators(index: Index) -> None:
    assert found(index, "t-cell") == ["marker"]
    assert found(index, "CD4+") == ["marker"]
    assert found(index, 'stem:"handy') == []
    assert found(index, "handy OR physiologist") == []
    assert found(index, "handy — sources") == ["sources"]


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "🙂", "()", "-", "\0", "\ud800", "^", "NEAR("])
def test_what_holds_no_word_finds_nothing(index: Index, typed: str) -> None:
    assert found(index, typed) == []


def test_letters_of_scripts_without_spaces_are_found_anywhere_if_they_stand_together(index: Index) -> None:
    assert found(index, "細胞") == ["ips"] == found(index, "多能性")
    assert found(index, "胞細") == []
    assert found(index, "ต้นกำเนิด") == ["thai"]


def test_tags_are_searched(index: Index) -> None:
    assert found(index, "tissue") == ["sources"]


def test_pages_follow_each_other(index: Index) -> None:
    pages = [index.search("m", limit=2, offset=offset) for offset in (0, 2, 4, 6)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert [row for page in pages for row in page] == list(index.search("m"))


def test_where_very_many_match_they_come_in_the_order_of_the_deck(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "ENOUGH", 1)

    assert found(index, "marrow") == ["sources", "marrow"]


def test_a_common_word_is_required_but_does_not_weigh(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "COMMON", 1)

    assert found(index, "marrow stroma") == ["marrow"]
    assert found(index, "handy marrow") == ["sources"]
    assert found(index, "marrow physiologist") == []
    assert found(index, "marrow") == ["sources", "marrow"]


@settings(max_examples=150)
@given(
    typed=st.text()
    | st.lists(st.sampled_from(["marrow", '"', "'", "*", "AND", "NOT", "(", "^", ":", "é"])).map(" ".join)
)
def test_any_text_is_safe(index: Index, typed: str) -> None:
    assert len(index.search(typed)) <= 7


@given(words=st.lists(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1), max_size=5))
def test_each_word_is_quoted_and_the_last_is_open(words: list[str]) -> None:
    terms = search.terms(" ".join(words))

    assert [term.strip('"*').replace(" ", "") for term in terms] == " ".join(words)[: search.LONGEST].split()
    assert [term.endswith("*") for term in terms] == [False] * (len(terms) - 1) + [True] * bool(terms)
