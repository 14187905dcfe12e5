"""A page to print."""

from __future__ import annotations

from deck_strategies import decks
from hypothesis import given, settings
from shelf import codes

from quizapp.deck.model import Card, ChooseOne, Deck, Option, Section, Source
from quizapp.exchange import printed
from quizapp.exchange.carried import CarriedDeck


def test_questions_come_first_and_answers_behind_them() -> None:
    one = ChooseOne(id="a", question="Which?", right=Option("Right"), wrong=(Option("Also"),), section="s", why="So.")
    two = Card(id="b", front="![A](a.png)<b>", back="[B](https://example.org)", audio="a.ogg")
    deck = Deck(id="d", title="D & E", source=Source(sections=(Section("s", "Part"),)), items=(one, two))
    written = printed.write([CarriedDeck(deck, {"a.png": b"x"})])
    page = written.content.decode()
    assert page.index("Which?") < page.index("Also") < page.index("<h1>Answers</h1>") < page.index("So.")
    assert "<title>D &amp; E</title>" in page
    assert '<img src="data:image/png;base64,eA=="' in page
    assert "&lt;b&gt;" in page
    assert "example.org" not in page
    assert codes(written) == ["X203"]


@settings(max_examples=50, deadline=None)
@given(decks())
def test_no_deck_brings_a_script_or_an_address_along(deck: Deck) -> None:
    page = printed.write([CarriedDeck(deck)]).content.decode()
    assert "<script" not in page
    assert "http" not in page.partition("</head>")[2].replace("http", "", str(deck).count("http") * 3)
