import os
import subprocess
import sys
from pathlib import Path

import pytest
from learner_files import answer, derived, made, on, opened

from quizapp.base.errors import CannotSaveError
from quizapp.base.settings import StudySettings
from quizapp.history.history import History
from quizapp.study.memory import Grade


def fill(history: History) -> int:
    """Answer until the disk does not take it, and return how many answers it took."""
    for number in range(3000):
        try:
            answer(history, f"d/{number}", Grade.EASY, on(100, number))
        except CannotSaveError:
            return number
    raise AssertionError("the disk was never full")


def assert_nothing_was_lost(folder: Path, history: History, answers: int) -> None:
    kept = derived(history)
    assert [day.reviews for day in history.days(100, 102)] == [answers]
    assert history._store.one("SELECT count(*) FROM review") == (answers,)
    history.rebuild()
    assert derived(history) == kept
    answer(history, "d/after", Grade.EASY, on(102, answers))
    history.close()
    again = opened(folder)
    assert again.memory("d/after")[0] is not None
    assert again._store.one("PRAGMA integrity_check") == ("ok",)
    again.close()


def test_when_the_disk_is_full_the_answer_is_not_counted_and_nothing_is_lost(tmp_path: Path) -> None:
    history = made(tmp_path)
    (pages,) = history._store.one("PRAGMA page_count")
    history._store.db.execute(f"PRAGMA max_page_count={pages + 10}")
    answers = fill(history)
    assert answers > 20

    with pytest.raises(CannotSaveError, match=r"disk is full\. Everything that was saved before is safe"):
        history.start_attempt(b"x" * 100_000, on(100))
    history._store.db.execute("PRAGMA max_page_count=100000")

    assert_nothing_was_lost(tmp_path, history, answers)


def test_when_writing_fails_in_the_middle_the_answer_is_not_counted_and_nothing_is_lost(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    history = made(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (240_000, hard))
    try:
        answers = fill(history)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert answers > 5
    assert_nothing_was_lost(tmp_path, history, answers)


def test_a_file_that_is_busy_for_long_is_said_to_be_so(tmp_path: Path) -> None:
    history, other = made(tmp_path), opened(tmp_path)
    other._store.db.execute("PRAGMA busy_timeout=0")
    with history._store.writing(), pytest.raises(CannotSaveError, match="Another program"):
        other.change_settings(StudySettings(new_per_day=1), on(100))
    other.change_settings(StudySettings(new_per_day=2), on(100))
    assert history.settings().new_per_day == 2
    other.close()
    history.close()


READ_ONLY = """
import os, sys
from pathlib import Path
import quizapp.deck.faces, quizapp.study.schedule
from learner_files import answer, on, opened
from quizapp.base.errors import CannotSaveError
from quizapp.study.memory import Grade
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere
try:
    history = opened(Path(sys.argv[1]))
    answer(history, "d/b", Grade.EASY, on(100))
except CannotSaveError as refusal:
    print(refusal)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_is_read_only_is_refused_in_words_and_left_as_it_was(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    history.close()
    (tmp_path / "learner.sqlite").chmod(0o444)
    tmp_path.chmod(0o555)
    here = Path(__file__).parent
    for folder in tmp_path.parents[:3]:
        folder.chmod(0o755)

    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, tmp_path], capture_output=True, text=True, timeout=30, check=True,
        env=os.environ | {"PYTHONPATH": f"{here.parents[1]}:{here}"},
    )  # fmt: skip

    tmp_path.chmod(0o755)
    assert "Nothing can be saved in learner.sqlite. Everything that was saved before is safe." in run.stdout
    (tmp_path / "learner.sqlite").chmod(0o644)
    again = opened(tmp_path)
    assert again.memory("d/a")[0] is not None
    again.close()
