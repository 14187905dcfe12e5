"""How large a file from elsewhere may be: the numbers that keep a hostile one from being more than a finding."""

from __future__ import annotations

FILE_BYTES = 64 * 1024 * 1024  # of a file that is no archive
ROW_CHARACTERS = 400_000  # of one question, one filled template
MARKUP_CHARACTERS = 100_000  # of one HTML text
MARKUP_TAGS = 2_000  # start tags of one HTML text
MARKUP_DEPTH = 60
COLUMNS = 200
DECKS = 10_000  # of one file
MEDIA_BYTES = 64 * 1024 * 1024  # one picture or sound
FINDINGS = 1_000  # listed for one file
ERRORS = 20_000  # before the rest of a file is not read
