"""The rules for prompts, answers and claims: what brings each about, where it points, and what only looks like it."""

from __future__ import annotations

import pytest
from short_decks import Pointing, deck_of, pointing, said
from test_lint_rules import UNTAUGHT

from quizapp.deck.codes import RULES

OUTLINE = "source: {sections: [alloys: Alloys]}\n"
LONG = (
    "They keep the hull from sliding sideways in the wind, and by their weight they hold it up, and on old ships they"
)

BAD: list[tuple[str, list[Pointing]]] = [
    (f"- id: a\n  card: Why do keels matter?\n  answer: {LONG} carry the frames.\n", [("D701", "They keep")]),
    ("- {id: a, card: Why do keels matter?, answer: They resist. They weigh. They last.}\n", [("D701", "They resist")]),
    ("- {id: a, card: When and where was Bach born?, answer: In Eisenach in 1685.}\n", [("D702", "When and where")]),
    ("- {id: a, card: Who wrote Emma? When?, answer: 'Austen, in 1815.'}\n", [("D702", "Who wrote")]),
    ("- {id: a, card: Name the author and the year of Emma, answer: 'Austen, 1815'}\n", [("D702", "Name the")]),
    ("- {id: a, card: Which voices make up a choir?, answer: 'Soprano, alto, tenor, bass.'}\n", [("D703", "'Soprano")]),
    (
        "- id: a\n  card: Which voices make up a choir?\n  answer: |\n    - High\n    - Mid\n    - Low\n    - Deep\n",
        [("D703", "|")],
    ),
    (
        "- {id: a, cloze: 'A choir, led by one, has {{soprano, alto, tenor and bass}} and a place to stand in.'}\n",
        [("D703", "'A choir")],
    ),
    ("- {id: a, card: Is tin a metal?, answer: 'It is, and a soft one.'}\n", [("D704", "Is tin")]),
    ("- {id: a, card: 'In cold air, does tin rot?', answer: It turns grey.}\n", [("D704", "'In cold")]),
    ("- {id: a, card: What about tin?, answer: A soft metal.}\n", [("D705", "What about")]),
    ("- {id: a, card: Describe insulin., answer: A hormone.}\n", [("D705", "Describe")]),
    ("- {id: a, card: Insulin?, answer: A hormone.}\n", [("D705", "Insulin")]),
    ("- {id: a, card: Why does it float?, answer: Frozen water is lighter.}\n", [("D706", "Why does it")]),
    ("- {id: a, cloze: 'It melts at {{232}} degrees.'}\n", [("D706", "'It melts")]),
    ("- {id: a, statement: It is a soft metal., truth: yes}\n", [("D706", "It is")]),
    ("- {id: a, question: When did they land?, number: 1969}\n", [("D706", "When did")]),
    ("- {id: a, question: How warm is this?, right: Hot, wrong: [Cold, Cool]}\n", [("D706", "How warm")]),
    ("- {id: a, card: Which city hosted the Tokyo Games?, answer: Tokyo.}\n", [("D707", "Which city")]),
    ("- {id: a, cloze: 'Tin melts at 232 degrees {{in}} plain air.'}\n", [("D708", "'Tin melts")]),
    ("- {id: a, cloze: '{{Tin}} is {{soft}} now.'}\n", [("D709", "'{{Tin}}")]),
    (
        "- {id: a, cloze: 'Notes {{c}} and {{d}} and {{e}} and {{f}} and {{g}} stand in a row of white keys.'}\n",
        [("D710", "'Notes")],
    ),
    (
        "- {id: a, card: At which pole of a common battery does oxidation go on?, answer: The anode.}\n"
        "- {id: b, question: At which pole of a common battery does reduction go on?, accept: Cathode}\n",
        [("D711", "At which pole of a common battery does ox"), ("D711", "At which pole of a common battery does re")],
    ),
    (
        "- {id: a, card: What is tin?, answer: A metal.}\n- {id: b, question: What is **Tin**, accept: Metal}\n",
        [("D712", "What is **Tin**")],
    ),
    ("- {id: a, card: Who is the current mayor of Rome?, answer: See the news.}\n", [("D713", "Who is")]),
    ("- {id: a, card: Which tower leads?, answer: The tallest building in Asia.}\n", [("D713", "The tallest")]),
    ("- {id: a, card: What does tin do?, answer: It bends., evidence: limited}\n", [("D714", "limited")]),
]

# In the order of the rules that they nearly break.
NEARLY = [
    ("D701", f"- id: a\n  card: Why do keels matter?\n  answer: {LONG} help.\n"),
    ("D701", "- {id: a, card: Who sang?, answer: Dr. Anna B. Meyer of St. Gallen. She led the choir.}\n"),
    ("D702", "- {id: a, card: How do cats and dogs differ?, answer: In their claws.}\n"),
    ("D702", "- {id: a, card: A ship lists to port and takes in water. What comes first?, answer: The pumps.}\n"),
    ("D703", "- {id: a, card: Which three metals make pewter?, answer: 'Tin, copper and antimony.'}\n"),
    (
        "D703",
        "- {id: a, card: How was bread kept?, answer: 'In a cloth, so that it stayed soft, which took some care.'}\n",
    ),
    ("D704", "- {id: a, card: Is tin harder or softer than lead?, answer: Harder.}\n"),
    ("D705", "- {id: a, card: tin, answer: das Zinn}\n"),
    ("D705", "- {id: a, card: Describe the shape of a tin crystal., answer: A square prism.}\n"),
    ("D706", "- {id: a, card: When does it rain in Rome?, answer: In autumn.}\n"),
    ("D706", "- {id: a, card: Why does tin cry when it bends?, answer: Its crystals break.}\n"),
    ("D706", "- {id: a, card: 'What does this print? `1 + 1`', answer: The number 2.}\n"),
    ("D707", "- {id: a, card: Which sea parts Egypt from Arabia?, answer: The Red Sea.}\n"),
    ("D708", "- {id: a, cloze: 'The preposition {{in}} goes with the name of a month.'}\n"),
    ("D709", "- {id: a, cloze: '{{Tin}} is a {{soft}} metal.'}\n"),
    ("D710", "- {id: a, cloze: '{{1::C}} and {{1::d}} and {{e}} and {{f}} and {{g}} stand in a row of white keys.'}\n"),
    ("D711", "- {id: a, card: What is a tin?, answer: A box.}\n- {id: b, card: What is tin?, answer: A metal.}\n"),
    ("D712", "- {id: a, card: What is tin?, answer: A metal.}\n- {id: b, card: Where is tin?, answer: In ore.}\n"),
    ("D713", "- {id: a, card: Who is the current mayor of Rome?, answer: See the news., as_of: 2024-01-01}\n"),
    ("D713", "- {id: a, card: Who set foot on the moon in 1969?, answer: Armstrong.}\n"),
    ("D714", "- {id: a, card: What does tin do?, answer: It bends., evidence: limited, section: alloys}\n"),
]


def deck_with_outline(items: str, language: str = "") -> str:
    used = "- {id: z, card: What is bronze?, answer: Copper with tin in it., section: alloys}\n"
    return deck_of(items + used, OUTLINE + language)


@pytest.mark.parametrize(("items", "expected"), BAD, ids=[where[0][0] for _, where in BAD])
def test_a_weak_prompt_or_answer_is_found_and_pointed_at(items: str, expected: list[Pointing]) -> None:
    assert pointing(deck_with_outline(items), expected, aside=UNTAUGHT) == expected


@pytest.mark.parametrize("items", [items for _, items in NEARLY], ids=[code for code, _ in NEARLY])
def test_what_only_looks_weak_is_left_alone(items: str) -> None:
    assert pointing(deck_with_outline(items), [], aside=UNTAUGHT) == []


def test_a_claim_needs_no_section_where_there_is_no_outline() -> None:
    claim = "- {id: a, card: What does tin do?, answer: It bends., evidence: limited}\n"
    assert said(deck_of(claim)) == []


def test_every_rule_for_prompts_has_an_example_and_a_near_miss() -> None:
    rules = {code for code in RULES if code.startswith("D7")}
    assert {code for _, where in BAD for code, _ in where} == rules
    assert {code for code, _ in NEARLY} == rules
