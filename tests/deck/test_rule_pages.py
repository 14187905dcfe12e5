"""The page of a rule: cut out of the reference, or a sentence where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.base.places import shipped_docs
from quizapp.deck.codes import RULES
from quizapp.deck.rule_pages import PAGES, page

REFERENCE = """# The rules

## D6: choice questions

### D601: All of the above

**warning**

An option says it all.

```yaml
- id: a
```

### D602: None of the above

Another page.

## D7: prompts

### D701: A long answer

The last page.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / PAGES).write_text(REFERENCE, encoding="utf-8")
    return tmp_path


def sentence(code: str) -> str:
    return f"## {code}\n\n**{RULES[code].severity}**\n\n{RULES[code].about}"


def test_a_page_goes_from_its_heading_to_the_next(docs: Path) -> None:
    assert page("D601", docs) == (
        "## D601: All of the above\n\n**warning**\n\nAn option says it all.\n\n```yaml\n- id: a\n```"
    )
    assert page("D602", docs) == "## D602: None of the above\n\nAnother page."
    assert page("D701", docs) == "## D701: A long answer\n\nThe last page."


def test_a_rule_without_a_page_has_its_sentence(docs: Path) -> None:
    assert page("D603", docs) == sentence("D603")
    assert page("D304", docs) == sentence("D304")


def test_where_the_reference_cannot_be_read_each_rule_has_its_sentence(tmp_path: Path) -> None:
    assert page("D601", tmp_path / "nowhere") == sentence("D601")

    (tmp_path / PAGES).write_bytes(b"### D601: caf\xe9\n")
    assert page("D601", tmp_path) == sentence("D601")

    (tmp_path / PAGES).unlink()
    (tmp_path / PAGES).mkdir()
    assert page("D601", tmp_path) == sentence("D601")


def test_a_code_that_no_rule_has_is_a_bug() -> None:
    with pytest.raises(KeyError):
        page("D999")


def test_the_app_finds_the_reference_by_itself() -> None:
    assert (shipped_docs() / PAGES).is_file()
    assert page("D601") == page("D601", shipped_docs()) != sentence("D601")


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_whole_page_or_its_sentence(code: str) -> None:
    found = page(code)

    if code[:2] in ("D6", "D7", "D8"):
        assert found.startswith(f"## {code}: ")
        assert found.count("```") % 2 == 0
        assert found.count("## ") == 1
    else:
        assert found == sentence(code)
