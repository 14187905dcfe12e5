"""The rules for choice questions: what brings each about, where it points, and what only looks like it."""

from __future__ import annotations

import pytest
from short_decks import Pointing, deck_of, pointing

from quizapp.deck.codes import RULES

UNTAUGHT = frozenset({"D614", "D615"})  # no 'why' and no feedback: what short examples are short of

BAD: list[tuple[str, list[Pointing]]] = [
    (
        "- {id: a, question: What splits milk?, right: Acid, wrong: [Heat, All of the above]}\n",
        [("D601", "All of the above")],
    ),
    ("- {id: a, question: What splits milk?, right: Both of them, wrong: [Heat, Acid]}\n", [("D601", "Both of them")]),
    (
        "- {id: a, question: Who sleeps in a drey?, right: A squirrel, wrong: [A hare, None of these.]}\n",
        [("D602", "None of these.")],
    ),
    (
        "- {id: a, question: Who sleeps in a form?, right: A hare, wrong: [Neither hare nor mole, A mole]}\n",
        [("D602", "Neither hare nor mole")],
    ),
    (
        "- {id: a, question: Which reed is double?, right: The oboe, wrong: [Oboe and flute, The flute]}\n",
        [("D603", "Oboe and flute")],
    ),
    (
        "- {id: a, question: Which reed is double?, right: Oboe, wrong: [The first two, Flute, Horn]}\n",
        [("D603", "The first two")],
    ),
    (
        "- {id: a, question: What does yeast make?, right: 'Carbon dioxide, out of sugar', wrong: [Salt, Chalk]}\n",
        [("D604", "'Carbon dioxide, out of sugar'")],
    ),
    (
        "- {id: a, question: What does yeast make?, right: Gas, wrong: [Salt, It never makes gas]}\n",
        [("D605", "It never makes gas")],
    ),
    (
        "- {id: a, question: When do bats feed?, right: [At dusk, Usually at dawn], wrong: [At noon, At ten]}\n",
        [("D606", "Usually at dawn")],
    ),
    (
        "- {id: a, question: Which fish is not a shark?, right: Tuna, wrong: [Mako, Blue]}\n",
        [("D607", "Which fish is not")],
    ),
    (
        "- {id: a, question: 'In flats, all notes are black keys except:', right: F, wrong: [B, E]}\n",
        [("D607", "'In flats")],
    ),
    ("- {id: a, question: A young seal is called a, right: pup, wrong: [owl, eft]}\n", [("D608", "A young seal")]),
    (
        "- {id: a, question: Which birds dive for fish?, right: Gannets, wrong: [A wren, A finch]}\n",
        [("D608", "Which birds")],
    ),
    (
        "- {id: a, question: What is a barometer for?, right: Barometric data, wrong: [The speed of wind, Depth]}\n",
        [("D609", "Barometric data")],
    ),
    (
        "- {id: a, question: How deep is the lake?, right: 10 to 20 m, wrong: [5 m, 15 to 30 m]}\n",
        [("D610", "15 to 30 m")],
    ),
    (
        "- {id: a, question: Which gas feeds fire?, right: Oxygen, wrong: [Argon, Oxygen and argon]}\n",
        [("D603", "Oxygen and argon"), ("D610", "Oxygen and argon")],
    ),
    (
        "- {id: a, question: When did the wall fall?, right: 1989, wrong: [1991, 1961], keep_order: yes}\n",
        [("D611", "[1991, 1961]")],
    ),
    ("- {id: a, question: Where is Oslo?, right: Norway, wrong: [Sweden]}\n", [("D612", "[Sweden]")]),
    ("- {id: a, question: Where is Oslo?, right: Norway, wrong: Sweden}\n", [("D612", "Sweden")]),
    (
        "- {id: a, question: Where is Oslo?, right: Norway, wrong: [Iran, Peru, Chad, Fiji, Mali]}\n",
        [("D612", "[Iran, Peru, Chad")],
    ),
    ("- {id: a, question: Is Oslo in Norway?, right: 'Yes', wrong: ['No', I do not know]}\n", [("D613", "'Yes'")]),
    ("- {id: a, question: Does brass rust?, right: It does not, wrong: It does}\n", [("D613", "It does not")]),
    (
        "- {id: a, question: Which bark is quinine from?, right: Cinchona bark, wrong: [Oak bark, Elm bark]}\n"
        "- {id: b, card: What did quinine from cinchona bark cure?, answer: Malaria.}\n",
        [("D616", "Which bark is quinine from?")],
    ),
    ("- {id: a, question: Quinine, right: From bark, wrong: [From milk, From rust]}\n", [("D617", "Quinine")]),
]

# In the order of the rules that they nearly break.
NEARLY = [
    (
        "D601",
        "- {id: a, question: Which planets have rings?, right: All of the giants, wrong: [Mars and Venus, Earth]}\n",
    ),
    ("D602", "- {id: a, question: What has no moon?, right: None of the comets, wrong: [The Earth itself, Saturn]}\n"),
    ("D603", "- {id: a, question: What do dogs bury?, right: Bones and toys, wrong: [Bricks and nuts, Shoes]}\n"),
    ("D603", "- {id: a, question: Which vitamins dissolve in fat?, right: A and D, wrong: [B and C, C and H]}\n"),
    (
        "D604",
        "- {id: a, question: What does yeast make?, right: Carbon dioxide gas, wrong: [Sodium chloride, Chalk]}\n",
    ),
    ("D604", "- {id: a, question: What does yeast make?, right: Carbon dioxide, wrong: [Salt, Chalk]}\n"),
    (
        "D605",
        "- {id: a, question: What did the fox see?, right: The small hall, wrong: [A tall wall, Callous allies]}\n",
    ),
    ("D605", "- {id: a, question: What kills yeast?, right: Only great heat, wrong: [Only deep cold, Plain water]}\n"),
    ("D605", "- {id: a, question: Which play is by Shaw?, right: Pygmalion, wrong: [All My Sons, Every Good Boy]}\n"),
    ("D606", "- {id: a, question: Which word means 'not often'?, right: Rarely, wrong: [Often, Usually]}\n"),
    ("D606", "- {id: a, question: How much of a cake is a half?, right: 50%, wrong: [The most common share, 75%]}\n"),
    ("D607", "- {id: a, question: Which fish is **not** a shark?, right: Tuna, wrong: [Mako, Blue]}\n"),
    ("D607", "- {id: a, question: Which fish is NOT a shark?, right: Tuna, wrong: [Mako, Blue]}\n"),
    ("D607", "- {id: a, question: Why does ice not sink in water?, right: Too light, wrong: [Too cold, Too hard]}\n"),
    ("D608", "- {id: a, question: A young seal is called a(n), right: pup, wrong: [owl, eft]}\n"),
    ("D608", "- {id: a, question: A young seal is called a, right: pup, wrong: [calf, lamb]}\n"),
    ("D608", "- {id: a, question: Which of these cats roar?, right: Lions, wrong: [Ocelots, Pumas]}\n"),
    ("D608", "- {id: a, question: What makes bread rise?, right: Gas bubbles, wrong: [Salt water, Dry heat]}\n"),
    ("D609", "- {id: a, question: What lifts a wing?, right: Air over the wing, wrong: [Air under the wing, Fuel]}\n"),
    ("D609", "- {id: a, question: Is ghee or butter purer?, right: Ghee of cows, wrong: [Oil, Cream]}\n"),
    ("D610", "- {id: a, question: How deep is the lake?, right: 10 to 14 m, wrong: [15 to 30 m, 40 to 50 m]}\n"),
    ("D610", "- {id: a, question: When did Anne rule?, right: 1702 to 1714, wrong: [1700 to 1710, 1710 to 1720]}\n"),
    (
        "D611",
        "- {id: a, question: When did it rain?, right: 1989, wrong: [1961, 1991], keep_order: yes, right_at: 2}\n",
    ),
    ("D611", "- {id: a, question: When did the wall fall?, right: 1989, wrong: [1991, 1961]}\n"),
    ("D611", "- {id: a, question: How much is a cup?, right: 250 ml, wrong: [1 l, 20 ml], keep_order: yes}\n"),
    ("D612", "- {id: a, question: Where is Oslo?, right: Norway, wrong: [Iran, Peru, Chad, Fiji]}\n"),
    ("D612", "- {id: a, question: Where is tin mined?, right: [Peru], wrong: [Malta]}\n"),
    ("D613", "- {id: a, question: Is Oslo old?, right: 'Yes, by 1049', wrong: ['Yes, by 1624', 'No, by 1905']}\n"),
    (
        "D616",
        "- {id: a, question: Which bark is quinine from?, right: Cinchona bark, wrong: [Oak bark, Elm bark]}\n"
        "- {id: b, card: Which people first stripped cinchona bark?, answer: Those of the Andes.}\n",
    ),
    ("D617", "- {id: a, question: The capital of Norway, right: Oslo, wrong: [Bergen, Narvik]}\n"),
    ("D617", "- {id: a, question: A whale breathes by its, right: lungs, wrong: [gills, skin folds]}\n"),
    ("D617", "- {id: a, question: Choose the prime, right: 7, wrong: [8, 9]}\n"),
    ("D617", "- {id: a, question: ما عاصمة النرويج؟, right: أوسلو, wrong: [بيرغن, نارفيك]}\n"),
    ("D617", "- {id: a, question: 挪威的首都是哪里？, right: 奥斯陆, wrong: [卑尔根, 纳尔维克]}\n"),
    ("D617", "- {id: a, question: 2 + 2 =, right: 4, wrong: [5, 3]}\n"),
]


@pytest.mark.parametrize(("items", "expected"), BAD, ids=[where[0][0] for _, where in BAD])
def test_a_weak_question_is_found_and_pointed_at(items: str, expected: list[Pointing]) -> None:
    assert pointing(deck_of(items), expected, aside=UNTAUGHT) == expected


@pytest.mark.parametrize("items", [items for _, items in NEARLY], ids=[code for code, _ in NEARLY])
def test_what_only_looks_weak_is_left_alone(items: str) -> None:
    assert pointing(deck_of(items), [], aside=UNTAUGHT) == []


def test_a_question_that_does_not_teach_is_found() -> None:
    taught = "- {id: a, question: Where is Oslo?, right: Norway, wrong: [Peru: Far off., Mali: Hot.], why: A fjord.}\n"
    silent = taught.replace(": Far off.", "")
    unreasoned = taught.replace(", why: A fjord.", "")
    statement = "- {id: a, statement: Oslo lies by the sea., truth: yes}\n"
    for items, expected in (
        (taught, []),
        (silent, [("D615", "Peru, Mali")]),
        (unreasoned, [("D614", "{id: a")]),
        (statement, [("D614", "{id: a")]),
        (statement.replace("}", ", why: It lies on a fjord.}"), []),
    ):
        assert pointing(deck_of(items), expected) == expected


def test_every_rule_for_questions_has_an_example_and_a_near_miss() -> None:
    rules = {code for code in RULES if code.startswith("D6")} - UNTAUGHT
    assert {code for _, where in BAD for code, _ in where} == rules
    assert {code for code, _ in NEARLY} == rules
