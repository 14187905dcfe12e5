"""A disk that fails, is full, or cannot be written: what was acknowledged is there, and what was not is refused."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from afterwards import check, scripted
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
@pytest.mark.parametrize(("rounds", "seeds"), [(150, 1), pytest.param(600, 25, marks=pytest.mark.long)])
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
