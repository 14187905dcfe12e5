"""Importing into a folder: what is planned, what is written, and that nothing of anybody's is lost."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quizapp.base.errors import CannotSaveError, RefusedError, StoppedError
from quizapp.deck.model import Card, Deck
from quizapp.deck.read import read_deck
from quizapp.exchange import quizapp_json
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.workspace import carrying, placing
from quizapp.workspace.carrying import DeckPlan


def table(folder: Path, *rows: str) -> Path:
    path = folder / "rivers.csv"
    path.write_text("question,answer,section\n" + "\n".join(rows), encoding="utf-8")
    return path


def brought(source: Path, folder: Path, *, overwrite: bool = False) -> DeckPlan:
    plan = carrying.plan(source, folder, overwrite=overwrite)
    carrying.carry_out(plan)
    return plan.decks[0]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def figures(deck: DeckPlan) -> tuple[int, int, int, int]:
    change = deck.updated
    return change.added, change.changed, change.unchanged, change.kept


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan = carrying.plan(table(tmp_path, "Nile?,long"), tmp_path / "decks")
    assert figures(plan.decks[0]) == (1, 0, 0, 0)
    assert not (tmp_path / "decks").exists()


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    source, folder = table(tmp_path, "Nile?,long", "Rhine?,short"), tmp_path / "decks"
    brought(source, folder)
    before = tree(folder), (folder / "rivers.yaml").stat().st_mtime_ns
    again = brought(source, folder)
    assert again.is_unchanged
    assert figures(again) == (0, 0, 2, 0)
    assert (tree(folder), (folder / "rivers.yaml").stat().st_mtime_ns) == before


def test_an_update_goes_item_by_item_and_takes_none_away(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    brought(table(tmp_path, "Nile?,long,Africa", "Rhine?,short"), folder)
    update = brought(table(tmp_path, "Rhine?,1233 km", "Po?,Italy"), folder)
    assert figures(update) == (1, 1, 0, 1)
    deck, findings = read_deck(folder / "rivers.yaml")
    assert deck is not None
    assert [(item.id, item.back) for item in deck.items if isinstance(item, Card)] == [
        ("rhine", "1233 km"), ("po", "Italy"), ("nile", "long"),
    ]  # fmt: skip
    assert findings == ()


def test_a_file_that_was_changed_by_hand_is_left_alone_unless_it_is_wanted(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    brought(table(tmp_path, "Nile?,long"), folder)
    path = folder / "rivers.yaml"
    path.write_text(path.read_text().replace("long", "very long"))
    edited = path.read_bytes()
    update = brought(table(tmp_path, "Nile?,longest"), folder)
    assert "changed here" in update.refused
    assert path.read_bytes() == edited
    assert not brought(table(tmp_path, "Nile?,longest"), folder, overwrite=True).refused
    assert b"longest" in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "head"), [("my", "id: rivers\n"), ("my", "id: 'rivers' # for ever\n"), ("rivers", "")]
)
def test_somebody_s_own_deck_of_that_id_is_left_alone_wherever_it_lies(tmp_path: Path, name: str, head: str) -> None:
    folder = tmp_path / "decks"
    (folder / "in").mkdir(parents=True)
    own = folder / "in" / f"{name}.yaml"
    own.write_text(f"quizapp: 1\n{head}title: R\nitems: [{{id: a, card: b, answer: c}}]\n")
    before = tree(folder)
    assert brought(table(tmp_path, "Nile?,long"), folder).path == own
    assert tree(folder) == before


def packed(tmp_path: Path, *decks: str, content: bytes = b"x") -> Path:
    made = [
        CarriedDeck(
            Deck(id=one, title=one, items=(Card(id="a", front="![](m/a.png)", back="b"),)), {"m/a.png": content}
        )
        for one in decks
    ]
    path = tmp_path / "packed.json"
    path.write_bytes(quizapp_json.write(made).content)
    return path


def test_decks_with_pictures_get_folders_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    plan = carrying.plan(packed(tmp_path, "d", "e"), folder)
    carrying.carry_out(plan)
    assert set(tree(folder)) == {"d/d.yaml", "d/m/a.png", "e/e.yaml", "e/m/a.png"}
    carrying.carry_out(carrying.plan(packed(tmp_path, "d", "e", content=b"new"), folder))
    assert tree(folder)["d/m/a.png"] == b"new"


def no_pages(_decks: object) -> Written:
    raise AssertionError("no pages are wanted")


def test_pages_are_laid_out_by_whom_they_are_handed_in(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    carrying.carry_out(carrying.plan(packed(tmp_path, "d"), folder))
    decks, _ = carrying.gathered([folder])
    laid_out: list[CarriedDeck] = []

    def lay_out(decks: Sequence[CarriedDeck]) -> Written:
        laid_out.extend(decks)
        return Written(b"pages")

    assert carrying.exported(decks, "pdf", lay_out) == Written(b"pages")
    assert [(one.deck.id, one.folder) for one in laid_out] == [("d", folder / "d")]


def test_what_went_out_comes_in_as_it_was(tmp_path: Path) -> None:
    folder, again = tmp_path / "decks", tmp_path / "again"
    carrying.carry_out(carrying.plan(packed(tmp_path, "d"), folder))
    decks, findings = carrying.gathered([folder])
    assert findings == ()
    assert decks[0].files == {"m/a.png": b"x"}
    (tmp_path / "out.json").write_bytes(carrying.exported(decks, "json", no_pages).content)
    carrying.carry_out(carrying.plan(tmp_path / "out.json", again))
    assert tree(again) == tree(folder)


@pytest.mark.parametrize("stop_at", [0.0, 0.25, 0.5, 0.75])
def test_stopping_leaves_nothing_behind(tmp_path: Path, stop_at: float) -> None:
    folder = tmp_path / "decks"
    with pytest.raises(StoppedError):
        carrying.carry_out(carrying.plan(packed(tmp_path, "d", "e"), folder), lambda share: share < stop_at)
    assert not folder.exists()


def test_a_failing_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "decks"
    carrying.carry_out(carrying.plan(packed(tmp_path, "d"), folder))
    before = tree(folder)
    for failing in range(3):
        counted = _failing_at(failing)
        monkeypatch.setattr(Path, "replace", counted)
        with pytest.raises(CannotSaveError):
            carrying.carry_out(carrying.plan(packed(tmp_path, "d", "e", content=b"new"), folder))
        monkeypatch.undo()
        assert tree(folder) == before


def _failing_at(number: int) -> Callable[[Path, Path], Path]:
    real, count = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(count) == number:
            raise OSError("no")
        return real(self, target)

    return replace


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    folder, out = tmp_path / "decks", tmp_path / "out"
    out.mkdir()
    folder.mkdir()
    (folder / "d").symlink_to(out, target_is_directory=True)
    with pytest.raises(RefusedError, match="leads out"):
        carrying.carry_out(carrying.plan(packed(tmp_path, "d"), folder))
    assert tree(out) == {}


def test_formats_that_are_not_known_are_refused(tmp_path: Path) -> None:
    odd = tmp_path / "a.odd"
    odd.write_bytes(b"\0")
    with pytest.raises(RefusedError, match="not known"):
        carrying.plan(odd, tmp_path)
    with pytest.raises(RefusedError, match="no format called"):
        carrying.plan(odd, tmp_path, "odd")
    with pytest.raises(RefusedError, match="only written"):
        carrying.plan(odd, tmp_path, "html")
    with pytest.raises(RefusedError, match="not written"):
        carrying.exported((), "odd", no_pages)


def test_no_import_is_larger_than_a_deck_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "FILE_BYTES", 100)
    assert "divide it" in brought(table(tmp_path, "Nile?,long"), tmp_path / "decks").refused
    assert not (tmp_path / "decks").exists()


def test_placing_nothing_is_no_problem(tmp_path: Path) -> None:
    placing.place({}, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("comes_again", [False, True])
def test_one_large_deck_tells_how_far_it_is_and_is_stopped_in_the_middle(tmp_path: Path, *, comes_again: bool) -> None:
    source, folder = table(tmp_path, *(f"{number} + 1?,{number + 1}" for number in range(500))), tmp_path / "decks"
    if comes_again:
        brought(source, folder)
    before = tree(folder)
    shares: list[float] = []

    def until_the_middle(share: float) -> bool:
        shares.append(share)
        return share < 0.8

    with pytest.raises(StoppedError):
        carrying.plan(source, folder, go_on=until_the_middle)

    assert shares == sorted(shares)
    assert len([share for share in shares if 0.6 < share < 0.9]) > 3
    assert gc.isenabled()
    assert tree(folder) == before
