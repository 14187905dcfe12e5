"""Files in XML and packages are told apart by what they hold, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from mnemosyne_shelf import CARDS, OLD
from qti_shelf import MATCH, choices, exam1, item2, response, zipped

from quizapp.exchange import formats

ITEM = item2(choices("a", "b"), response("A"), MATCH)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xml", ITEM, "qti"),
        ("a.xml", '<?xml version="1.0" encoding="utf-16"?>' + ITEM, "qti"),
        ("a.dat", exam1(), "qti"),
        ("a.xml", '<qti-assessment-item xmlns="x"/>', "qti"),
        ("a.xml", CARDS, "mnemosyne"),
        ("a.xml", OLD, "mnemosyne"),
        ("exam.zip", zipped({"a.png": b"x" * 100_000, "imsmanifest.xml": "<manifest/>"}), "qti"),
        ("words.zip", zipped({"cards.xml": CARDS, "METADATA": ""}), "mnemosyne"),
        ("words.cards", b"", "mnemosyne"),
    ],
)
def test_a_file_is_known_by_what_it_holds(tmp_path: Path, name: str, content: str | bytes, expected: str) -> None:
    encoding = "utf-16" if isinstance(content, str) and "utf-16" in content else "utf-8"
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    found = formats.recognised(tmp_path / name)
    assert found is not None
    assert found.name == expected
    assert found.read is not None
    found.read(tmp_path / name)


def test_mnemosyne_is_read_and_qti_written_too() -> None:
    assert formats.BY_NAME["mnemosyne"].write is None
    assert formats.BY_NAME["qti"].write is not None
