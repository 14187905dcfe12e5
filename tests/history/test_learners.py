import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from learner_files import on

from quizapp.base.errors import BrokenFileError, CannotSaveError, NameRefusedError, NewerFileError
from quizapp.base.ids import Mint
from quizapp.history.history import History
from quizapp.history.learners import Learners
from quizapp.history.reviews import Answered
from quizapp.study.memory import Grade


def learners_in(folder: Path) -> Learners:
    return Learners(folder, Mint())


def created(learners: Learners, name: str) -> str:
    """Add a learner and return the stem of the file."""
    history = learners.create(name, on(100))
    history.close()
    return history.path.stem


@pytest.mark.parametrize("name", ["O'Neill", "学习者", "محمد", "ไทย นะ", "  Ada  ", "🎓", "a/b\\..", "x" * 80])
def test_any_name_that_can_be_seen_is_kept_and_is_not_the_file_s(tmp_path: Path, name: str) -> None:
    stem = created(learners_in(tmp_path), name)

    (file,) = learners_in(tmp_path).list()
    assert (file.stem, file.name) == (stem, name.strip())
    assert file.path.name.isascii()
    history = learners_in(tmp_path).open(stem)
    assert stem == f"learner-{history.learner}"
    history.close()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "two\nlines", "nul\0", "\u200b", "bell\a", "half \ud800"])
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NameRefusedError):
        learners_in(tmp_path).create(name, on(100))
    assert learners_in(tmp_path).list() == []


def test_two_learners_do_not_share_a_name(tmp_path: Path) -> None:
    learners = learners_in(tmp_path)
    created(learners, "Zoë")
    stem = created(learners, "Straße")
    for name in ("zoË", "STRASSE", "Zoe\u0308"):
        with pytest.raises(NameRefusedError):
            learners.create(name, on(100))

    history = learners.open(stem)
    with pytest.raises(NameRefusedError):
        learners.rename(history, "ZOË", on(101))
    learners.rename(history, "straße", on(101))
    assert history.name() == "straße"
    history.close()
    assert [file.name for file in learners.list()] == ["straße", "Zoë"]


def test_of_two_windows_that_add_one_name_at_once_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = learners_in(tmp_path), learners_in(tmp_path)
    check = Learners._checked

    def check_before_the_other(learners: Learners, name: str) -> str:
        monkeypatch.setattr(Learners, "_checked", check)
        checked = learners._checked(name)
        there.create(name, on(99)).close()
        return checked

    monkeypatch.setattr(Learners, "_checked", check_before_the_other)
    with pytest.raises(NameRefusedError):
        here.create("Grace", on(100))
    assert [file.name for file in here.list()] == ["Grace"]


def test_a_name_that_the_disk_does_not_tell_for_a_moment_is_added_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Learners, "_name", lambda _learners, _stem: "")
    learners_in(tmp_path).create("Grace", on(100)).close()
    monkeypatch.undo()
    assert [file.name for file in learners_in(tmp_path).list()] == ["Grace"]


def test_a_stem_from_elsewhere_opens_nothing(tmp_path: Path) -> None:
    for stem in ("", "../../etc/passwd", "learner-1", "learner-" + "0" * 32):
        with pytest.raises(BrokenFileError):
            learners_in(tmp_path).open(stem)


def spoil(path: Path, how: Literal["text", "empty", "torn", "foreign"]) -> None:
    match how:
        case "text":
            path.write_text("not a database at all, but a good deal longer than a header\n" * 100)
        case "empty":
            path.write_bytes(b"")
        case "torn":
            content = path.read_bytes()
            path.write_bytes(content[:4096] + b"\xaa" * (len(content) - 4096))
        case "foreign":
            path.unlink()
            with sqlite3.connect(path) as db:
                db.execute("CREATE TABLE notes (text)")
            db.close()


@pytest.mark.parametrize("how", ["text", "empty", "torn", "foreign"])
def test_a_broken_file_is_put_aside_and_the_backup_takes_its_place(
    tmp_path: Path, how: Literal["text", "empty", "torn", "foreign"]
) -> None:
    learners = learners_in(tmp_path)
    stem = created(learners, "Ada")
    history = learners.open(stem)
    history.review(Answered("d/a", Grade.EASY), None, on(100))
    kept = history.memory("d/a")
    learners.back_up(stem, on(100), "end")
    history.close()
    spoil(learners.path(stem), how)

    with pytest.raises(BrokenFileError):
        learners.open(stem)
    assert [file.stem for file in learners.list()] == [stem]
    aside = learners.exchange(stem, on(101))
    assert aside.exists()
    assert "1970-04-12" in aside.name

    restored = learners.open(stem)
    assert restored.memory("d/a") == kept
    assert restored.name() == "Ada"
    restored.close()


def test_without_a_backup_the_broken_file_stays_where_it_is(tmp_path: Path) -> None:
    learners = learners_in(tmp_path)
    stem = created(learners, "Ada")
    spoil(learners.path(stem), "text")

    with pytest.raises(BrokenFileError):
        learners.exchange(stem, on(100))

    assert learners.path(stem).exists()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    learners = learners_in(tmp_path)
    stem = created(learners, "Ada")
    with sqlite3.connect(learners.path(stem)) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    before = learners.path(stem).read_bytes()

    with pytest.raises(NewerFileError):
        learners.open(stem)
    assert learners.path(stem).read_bytes() == before


def test_a_file_that_may_not_even_be_looked_at_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learners = learners_in(tmp_path)
    stem = created(learners, "Ada")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(CannotSaveError, match=r"cannot be reached: Permission denied\. It was not changed\."):
        learners.open(stem)


def test_a_learner_cannot_be_added_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "learners").write_text("a file where the folder should be")
    with pytest.raises(CannotSaveError):
        learners_in(tmp_path).create("Ada", on(100))


def test_a_learner_who_could_not_be_added_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(CannotSaveError, match="No space left"):
        learners_in(tmp_path).create("Ada", on(100))
    assert list((tmp_path / "learners").iterdir()) == []


def test_a_reader_on_another_connection_sees_what_is_saved(tmp_path: Path) -> None:
    learners = learners_in(tmp_path)
    history = learners.create("Ada", on(100))
    reader = History.reader(history.path)
    history.review(Answered("d/a", Grade.EASY), None, on(100))

    assert reader.memory("d/a") == history.memory("d/a")
    with pytest.raises(CannotSaveError):
        reader.review(Answered("d/b", Grade.EASY), None, on(100))
    reader.close()
    history.close()


@pytest.mark.parametrize("how", ["anew", "from a log"])
def test_a_learner_is_not_added_where_closing_the_new_file_failed(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grace = learners_in(tmp_path / "elsewhere").create("Grace", on(99))
    logs = grace.logs()
    grace.close()
    close = History.close

    def close_badly(history: History) -> None:
        close(history)
        history.path.with_name(f"{history.path.name}-wal").write_bytes(b"what did not get into the file")

    monkeypatch.setattr(History, "close", close_badly)
    learners = learners_in(tmp_path)
    with pytest.raises(CannotSaveError):
        learners.create("Ada", on(100)) if how == "anew" else learners.create_from_log("Ada", logs, on(100))
    assert list((tmp_path / "learners").iterdir()) == []


def test_a_history_from_a_machine_whose_clock_is_ahead_gets_the_name_that_was_chosen(tmp_path: Path) -> None:
    with closing(learners_in(tmp_path / "there").create("Ada", on(200))) as there:
        logs = there.logs()

    with closing(learners_in(tmp_path / "here").create_from_log("Bo", logs, on(100))) as here:
        assert here.name() == "Bo"
