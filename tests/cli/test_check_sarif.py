"""The log of a check that code scanning services read, held against the schema that they hold it against."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from checked_decks import BARE, BROKEN, CLOSED, SOUND, deck, run, told
from jsonschema import Draft4Validator

from quizapp import __version__
from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding


@cache
def schema() -> Draft4Validator:
    """The schema that OASIS publishes for SARIF 2.1.0."""
    return Draft4Validator(json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8")))


def log_of(text: str) -> dict[str, Any]:  # Any: what JSON holds
    """Return the one run of a log that keeps the schema."""
    log = json.loads(text)
    assert [problem.message for problem in schema().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    assert isinstance(one, dict)
    return one


def test_the_schema_refuses_what_is_no_log() -> None:
    log = json.loads(told("sarif", Finding("D401", "warning", "Mend it.", "a.yaml", 1, 1)))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0

    assert not schema().is_valid(log)
    assert not schema().is_valid({"version": "2.1.0"})


def test_a_log_holds_results_with_their_places_and_rules(tmp_path: Path) -> None:
    file = deck(tmp_path, CLOSED, BARE, BROKEN, head="quizapp: 1\nid: blood\n")

    found = run(file, "--format", "sarif")

    assert found.exit_code == 1
    log = log_of(found.stdout)
    assert (log["tool"]["driver"]["name"], log["tool"]["driver"]["version"]) == ("Quizapp", __version__)
    assert log["columnKind"] == "unicodeCodePoints"
    assert [(result["ruleId"], result["level"]) for result in log["results"]] == [
        ("D205", "warning"),
        ("D704", "warning"),
        ("D614", "note"),
        ("D615", "note"),
        ("D304", "error"),
    ]
    of_deck, of_item = (result["locations"][0] for result in log["results"][:2])
    assert of_deck == {"physicalLocation": {"artifactLocation": {"uri": file.as_uri()}}}
    assert of_item["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 24}
    assert of_item["logicalLocations"] == [{"name": "closed", "kind": "object"}]
    assert all(result["message"]["text"].endswith(".") for result in log["results"])


def test_a_result_finds_its_rule_and_the_page_of_it(tmp_path: Path) -> None:
    log = log_of(run(deck(tmp_path, CLOSED, BARE, BROKEN), "--format", "sarif").stdout)

    rules = log["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [
        result["ruleId"] for result in log["results"]
    ]
    (closed,) = (rule for rule in rules if rule["id"] == "D704")
    assert closed["shortDescription"]["text"] == RULES["D704"].about
    assert closed["help"]["markdown"].startswith("## D704: ")
    assert closed["defaultConfiguration"] == {"level": "warning"}


def test_a_log_of_every_rule_keeps_the_schema() -> None:
    log = log_of(
        told("sarif", *(Finding(code, rule.severity, rule.about, "a.yaml", 1, 1) for code, rule in RULES.items()))
    )

    assert len(log["tool"]["driver"]["rules"]) == len(log["results"]) == len(RULES)


def test_a_log_without_findings_keeps_the_schema(tmp_path: Path) -> None:
    found = run(deck(tmp_path, SOUND), "--format", "sarif")

    assert found.exit_code == 0
    log = log_of(found.stdout)
    assert (log["results"], log["tool"]["driver"]["rules"]) == ([], [])


NAMES = [
    "blood.yaml",
    "two words.yaml",
    "\"quoted\" 'name'.yaml",
    "Blut k\u00f6rper \u8840.yaml",
    "#1 50%25 ?a=b&c.yaml",
    "c:drive.yaml",
    "a+b;c@d[e].yaml",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_below_the_present_folder_has_an_address_from_there(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my decks").mkdir()
    file = deck(tmp_path / "my decks", CLOSED, name=name)
    monkeypatch.chdir(tmp_path)

    for named in (file, file.relative_to(tmp_path), Path("my decks")):
        (result,) = log_of(run(named, "--format", "sarif").stdout)["results"]
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert address.isascii()
        assert unquote(parts.path) == f"my decks/{name}"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_outside_the_present_folder_has_an_address_of_its_own(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = deck(tmp_path, CLOSED, name=name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    for named in (file, Path("..", name)):
        (result,) = log_of(run(named, "--format", "sarif").stdout)["results"]
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert address == file.as_uri()
        assert unquote(urlsplit(urljoin((tmp_path / "here").as_uri() + "/", address)).path) == str(file)


def test_a_name_that_is_no_text_has_an_address_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.fsdecode(b"\xff.yaml")
    try:
        deck(tmp_path, CLOSED, name=name)
    except OSError:
        pytest.skip("the file system takes no such name")
    monkeypatch.chdir(tmp_path)

    (result,) = log_of(run(name, "--format", "sarif").stdout)["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("%FF.yaml")
