"""Small decks as the tests of the window need them."""

from __future__ import annotations

from pathlib import Path

EVERY_KIND = """\
quizapp: 1
id: cells
title: Cells
language: en
about: What cells do.
source:
  title: A small article
  sections:
    - basics: Basics
    - numbers: Numbers
references:
  R1: A textbook
items:
  - id: membrane
    card: What surrounds a cell?
    answer: A membrane.
    hint: It is thin.
    why: It keeps the inside in.
    evidence: supported
    refs: [R1]
    section: basics
  - id: capital
    card: mitochondrion
    answer: power house
    both_ways: true
    section: basics
  - id: gap
    cloze: A cell divides by {{mitosis}} or {{meiosis::makes germ cells}}.
    section: basics
  - id: pick-one
    question: Which part holds the DNA?
    right: The nucleus
    wrong:
      - The membrane: It only surrounds the cell.
      - The ribosome
      - The lysosome
    why: Most of it, at least.
    evidence: limited
    section: basics
  - id: pick-six
    question: Which letter is the sixth?
    keep_order: true
    right_at: 6
    right: f
    wrong: [a, b, c, d, e]
    section: basics
  - id: pick-all
    question: Which of these are cells?
    right: [A neuron, An erythrocyte]
    wrong: [A molecule, A virus]
    section: basics
  - id: yes-or-no
    statement: A virus is a cell.
    truth: false
    section: numbers
  - id: spell
    question: What is the power house called?
    accept: [mitochondrion]
    section: numbers
  - id: count
    question: How many chromosomes has a human body cell?
    number: 46
    within: 0
    unit: chromosomes
    section: numbers
  - id: steps
    question: Put the phases in order.
    order: [Prophase, Metaphase, Anaphase]
    section: numbers
  - id: pairs
    question: Join what belongs together.
    match:
      DNA: nucleus
      ATP: mitochondrion
    section: numbers
"""

QUESTIONS = """\
quizapp: 1
id: cells
title: Cells
language: en
source:
  title: A small article
  sections:
    - basics: Basics
items:
  - id: pick-one
    question: Which part holds the DNA?
    right: The nucleus
    wrong:
      - The membrane: It only surrounds the cell.
      - The ribosome
      - The lysosome
    why: Most of it, at least.
    section: basics
  - id: pick-all
    question: Which of these are cells?
    right: [A neuron, An erythrocyte]
    wrong: [A molecule, A virus]
    section: basics
  - id: yes-or-no
    statement: A virus is a cell.
    truth: false
    section: basics
  - id: spell
    question: What is the power house called?
    accept: [mitochondrion]
    section: basics
  - id: count
    question: How many chromosomes has a human body cell?
    number: 46
    within: 0
    unit: chromosomes
    section: basics
"""

ORDER = """\
quizapp: 1
id: phases
title: Phases
language: en
items:
  - id: steps
    question: Put the phases in order.
    order: [Prophase, Metaphase, Anaphase, Telophase]
    why: A cell divides in that order.
"""

MATCH = """\
quizapp: 1
id: parts
title: Parts
language: en
items:
  - id: pairs
    question: Join each molecule with its place.
    match:
      DNA: nucleus
      ATP: mitochondrion
      Collagen: matrix
    also: [wall]
"""

EVERY_QUESTION = QUESTIONS + ORDER[ORDER.index("  - id") :] + MATCH[MATCH.index("  - id") :]

CARDS = """\
quizapp: 1
id: capitals
title: Capitals
language: en
items:
  - id: france
    card: What is the capital of France?
    answer: Paris
  - id: spain
    card: What is the capital of Spain?
    answer: Madrid
  - id: italy
    card: What is the capital of Italy?
    answer: Rome
  - id: greece
    card: What is the capital of Greece?
    answer: Athens
"""

RIGHT_TO_LEFT = """\
quizapp: 1
id: hebrew
title: \u05e2\u05d1\u05e8\u05d9\u05ea
language: he
items:
  - id: word
    card: \u05de\u05d4 \u05e9\u05dc\u05d5\u05de\u05da \u05d4\u05d9\u05d5\u05dd?
    answer: \u05d8\u05d5\u05d1 \u05de\u05d0\u05d5\u05d3
  - id: choice
    question: \u05de\u05d4 \u05e6\u05d1\u05e2 \u05d4\u05e9\u05de\u05d9\u05d9\u05dd?
    right: \u05db\u05d7\u05d5\u05dc
    wrong: [\u05d0\u05d3\u05d5\u05dd, \u05d9\u05e8\u05d5\u05e7]
"""

BROKEN = """\
quizapp: 1
id: broken
title: Broken
items:
  - id: half
    question: Without an answer?
"""

UNUSABLE = "quizapp: 99\nid: from-the-future\ntitle: From the future\nitems: []\n"


def write(folder: Path, **decks: str) -> Path:
    """Write decks into a folder, each under its name, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in decks.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
