"""How large a deck may be: the numbers that keep a hostile file from being more than a finding."""

from __future__ import annotations

VERSION = 1  # of the deck language
FILE_BYTES = 32 * 1024 * 1024
ITEMS = 200_000
OPTIONS = 26  # right and wrong together; also steps to order and pairs to match
LIST_ENTRIES = 100  # tags, refs, accepted answers, ...
OUTLINE_ENTRIES = 5_000  # sections, and references
TEXT_CHARACTERS = 20_000
ID_CHARACTERS = 80
NUMBER_CHARACTERS = 40
DEPTH = 32
ITEM_VALUES = 500  # texts, lists and mappings within one item
HEAD_VALUES = 25_000  # the same, within one key of the deck
FILE_VALUES = 2_000_000  # the same, within the whole file
HEAD_KEYS = 100  # of the deck, known or not
FINDINGS = 1_000  # listed for one file
ERRORS = 5_000  # before the rest of a file is not read
INVISIBLE_LISTED = 50  # control characters of one file; all are read as spaces
INVISIBLE_CHARACTERS = 10_000  # before a file is no text
SYNTAX_ERRORS = 20  # got over in one file
