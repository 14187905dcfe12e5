"""What the README shows is true."""

import re
from pathlib import Path

from quizapp.deck.read import read_text

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_deck_of_the_readme_has_no_findings() -> None:
    (text,) = re.findall("```yaml\n(.*?)```", README, re.DOTALL)

    deck, findings = read_text(text, Path("rivers.yaml"))

    assert findings == ()
    assert deck is not None
    assert [item.id for item in deck.items] == ["longest", "danube"]


def test_every_file_that_the_readme_points_to_is_there() -> None:
    targets = re.findall(r"\]\(((?!http)[^)]+)\)", README)

    assert targets
    assert [target for target in targets if not (Path(__file__).parents[1] / target).exists()] == []
