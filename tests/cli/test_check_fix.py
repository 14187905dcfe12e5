"""``check --fix``: what is mended, what stays, and what is said of it."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from checked_decks import CLOSED, HEAD, SOUND, codes, deck, run

SPACES = HEAD + "items:  \n  - id: iron\n    card: What does  haemoglobin bind?\n    answer: Oxygen\n"


def test_what_can_be_mended_is_mended_and_told_on_the_error_stream(tmp_path: Path) -> None:
    file = tmp_path / "blood.yaml"
    file.write_text(SPACES)

    found = run(file, "--fix")

    assert file.read_text() == SPACES.replace("items:  ", "items:").replace("does  ", "does ")
    assert found.stderr == f"{file}: 2 mended (D409, D410).\n"
    assert (found.exit_code, found.stdout) == (0, "1 file: no findings.\n")


def test_every_other_byte_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "blood.yaml"
    awkward = "'Oxy\u0301gen \U0001f9ec'  # so it is\n\n# as  it   was"
    before = "\ufeff" + SPACES.replace("Oxygen", awkward).replace("\n", "\r\n")
    file.write_bytes(before.encode())

    run(file, "--fix")

    assert file.read_bytes() == before.replace("items:  ", "items:").replace("does  ", "does ").encode()


def test_a_deck_with_nothing_to_mend_is_not_written(tmp_path: Path) -> None:
    file = deck(tmp_path, SOUND, CLOSED)
    os.utime(file, (1, 1))

    found = run(file, "--fix")

    assert (found.exit_code, found.stderr) == (1, "")
    assert file.stat().st_mtime == 1


def test_what_cannot_be_mended_is_still_found(tmp_path: Path) -> None:
    file = tmp_path / "blood.yaml"
    file.write_text(SPACES + CLOSED)

    found = run(file, "--fix", "--format", "json")

    assert (found.exit_code, codes(found)) == (1, ["D704"])


def test_all_decks_of_a_folder_are_mended_and_what_is_no_deck_is_left_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = SPACES.replace("blood", name).replace("haemoglobin", name)
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / "noise.yaml").write_bytes(b"\0  \n")

    found = run(tmp_path, "--fix", "--format", "json")

    assert codes(found) == ["D106"]
    assert found.stderr.splitlines() == [f"{tmp_path / name}.yaml: 2 mended (D409, D410)." for name in ("a", "b")]
    assert (tmp_path / "noise.yaml").read_bytes() == b"\0  \n"


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_what_programs_read_stays_clean_while_decks_are_mended(tmp_path: Path, style: str) -> None:
    file = tmp_path / "blood.yaml"
    file.write_text(SPACES)

    found = run(file, "--fix", "--format", style)

    json.loads(found.stdout)
    assert "mended" in found.stderr


def test_a_deck_that_cannot_be_written_ends_it_with_status_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "blood.yaml"
    file.write_text(SPACES)

    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr("quizapp.deck.fix.save_atomically", refuse)

    found = run(file, "--fix")

    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == (
        f"{file} could not be written: Read-only file system. The file is as it was."
        " Make room on the disk or allow writing, then try again.\n"
    )


def test_a_folder_that_may_not_be_written_ends_it_with_status_2(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    file = folder / "blood.yaml"
    file.write_text(SPACES)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")

    found = run(file, "--fix")

    folder.chmod(0o755)
    assert found.exit_code == 2
    assert f"{file} could not be written: Permission denied." in found.stderr
    assert file.read_text() == SPACES


def test_who_may_read_a_deck_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "blood.yaml"
    file.write_text(SPACES)
    file.chmod(0o600)

    run(file, "--fix")

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_deck_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    file = tmp_path / "kept" / "real.yaml"
    file.write_text(SPACES)
    (tmp_path / "link.yaml").symlink_to(file)

    run(tmp_path / "link.yaml", "--fix")

    assert (tmp_path / "link.yaml").is_symlink()
    assert "items:\n" in file.read_text()
