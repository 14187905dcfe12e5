"""A disk that fails, is full, or cannot be written: what was acknowledged is there, and what was not is refused."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from afterwards import check, is_sound, scripted
from house import BLOOD, CELLS, House, ask, read_only, study

from quizapp.base.errors import CannotSaveError
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping, studying
from quizapp.workspace.desk import Workspace

SHIM = Path(__file__).parent / "failing_disk.c"


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The failing disk, compiled."""
    compiler = shutil.which("cc")
    if compiler is None or not Path("/proc/self/fd").is_dir():
        pytest.skip("needs a C compiler, LD_PRELOAD and /proc")
    library = tmp_path_factory.mktemp("shim") / "failing_disk.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SHIM, "-ldl"], check=True, timeout=60)
    return library


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("every", [7, 40])
@pytest.mark.parametrize(("rounds", "seeds"), [(150, 1), pytest.param(600, 10, marks=pytest.mark.long)])
def test_what_a_failing_disk_took_is_there_and_the_rest_is_refused(
    tmp_path: Path, shim: Path, code: int, every: int, rounds: int, seeds: int
) -> None:
    for seed in range(1, seeds + 1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        told = failing(folder, shim, code, every, rounds, str(seed))

        refused = [line for line in told if line.startswith("refused")]
        assert refused
        assert len(told) > len(refused) or every < 10
        # A commit whose flush failed may still have reached the disk: it was refused, and may be there all the same.
        check(folder, told, unacknowledged=len(refused))


def failing(folder: Path, shim: Path, code: int, every: int, rounds: int, seed: str) -> list[str]:
    with House(folder) as house:
        house.write(CELLS, BLOOD)
        house.desk()
    return scripted(
        "steady", folder, rounds, seed,
        LD_PRELOAD=str(shim), FAILING_FOLDER=str(folder / "data" / "learners"), FAILING_EVERY=str(every),
        FAILING_ERRNO=str(code), FAILING_SEED=seed,
    )  # fmt: skip


def test_a_full_disk_takes_nothing_loses_nothing_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    with House(tmp_path) as house:
        house.write(CELLS, BLOOD)
        desk = house.desk()
        safekeeping.keep_safe(desk, "start")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))  # as long as any file may be
        try:
            answered = study_until_refused(house, desk)
            with pytest.raises(CannotSaveError):
                studying.undo(desk)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

        assert sum(day.reviews for day in desk.history.days(0, 99_999)) == answered
        study(desk, Grade.GOOD)
        is_sound(desk)
        assert sum(day.reviews for day in house.desk().history.days(0, 99_999)) == answered + 1


def study_until_refused(house: House, desk: Workspace) -> int:
    for answered in range(3000):
        house.clock.advance(hours=5)
        asked = ask(desk)
        with suppress(CannotSaveError):
            studying.grade(desk, asked, Grade.GOOD, took_ms=1)
            continue
        return answered
    raise AssertionError("the disk was never full")


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_in_a_folder_that_is_read_only_nothing_is_lost_and_the_refusal_says_what_to_do(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.write(CELLS, BLOOD)
        desk = house.desk()
        study(desk, Grade.GOOD)
        path = desk.history.path
        desk.close()
        before = path.read_bytes()
        other = house.bare()
        for above in tmp_path.parents[:3]:
            above.chmod(0o755)  # what pytest made for all of its runs
        with read_only(path.parent), pytest.raises(CannotSaveError, match="Allow writing in"):
            other.switch(path.stem)
        assert path.read_bytes() == before

        again = house.desk()
        study(again, Grade.GOOD)
        is_sound(again)
