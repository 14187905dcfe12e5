"""JSON files from outside."""

from __future__ import annotations

import pytest

from quizapp.base.errors import BrokenFileError
from quizapp.quiz.json_file import MOST_BYTES, parsed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_is_read_as_editors_and_shells_save_it(encoding: str) -> None:
    assert parsed('{"é": [1, 0.5, null]}'.encode(encoding), "a.json") == {"é": [1, 0.5, None]}


@pytest.mark.parametrize(
    ("content", "happened"),
    [
        (b"", "a.json is empty."),
        (b" \n", "a.json is empty."),
        (b'{"a": [1,', "a.json ends in the middle: it was cut short."),
        (b'{"a": "he', "a.json ends in the middle: it was cut short."),
        (b'{"a": "b"', "a.json ends in the middle: it was cut short."),
        (b"quizapp: 1\nid: blood\n", "a.json is not JSON: line 1, column 1 cannot be read."),
        (b'{"a": 1,\n "b" 2}', "a.json is not JSON: line 2, column 6 cannot be read."),
        (b'{"a": 1} {"b": 2}', "a.json is not JSON: line 1, column 10 cannot be read."),
        (b"\x89PNG\xff\xfe", "a.json is not JSON."),
        (b'{"a": NaN}', "a.json has NaN where JSON has a number."),
        (b'{"a": 1, "b": 2, "a": 3}', "a.json has 'a' twice."),
        (b"[" * 100_000, "a.json has too many lists within lists."),
        (b'{"a":' * 100_000, "a.json has too many lists within lists."),
        (b"9" * 100_000, "a.json is not JSON."),
        (b" " * (MOST_BYTES + 1), "a.json is larger than 8 MB."),
    ],
)
def test_what_cannot_be_taken_in_is_refused_in_words(content: bytes, happened: str) -> None:
    with pytest.raises(BrokenFileError) as refused:
        parsed(content, "a.json")
    assert refused.value.happened == happened
    assert refused.value.safe == "Nothing was marked, and no file was changed."
    assert refused.value.todo


def test_as_much_as_is_allowed_is_taken_in() -> None:
    assert parsed(b"1" + b" " * (MOST_BYTES - 1), "a.json") == 1
