import os
import subprocess
import sys
from pathlib import Path

import pytest
from learner_files import derived, made, opened

LIVES = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_every_acknowledged_answer_survives_fifty_kills(tmp_path: Path) -> None:
    made(tmp_path).close()
    script = Path(__file__).parent / "killed_while_answering.py"
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, script, tmp_path, str(LIVES), "seed"],
        env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    acknowledged = [tuple(line.split()) for line in run.stdout.splitlines()]
    assert len(acknowledged) >= LIVES

    history = opened(tmp_path)
    kept = [(face, row_id.hex()) for face, row_id in history._store.rows("SELECT face, id FROM review ORDER BY id")]
    told = set(acknowledged)
    assert [row for row in kept if row in told] == acknowledged
    assert len(kept) - len(acknowledged) <= LIVES  # a life may end between an answer and its acknowledgement
    assert history._store.one("PRAGMA integrity_check") == ("ok",)
    derived_before = derived(history)
    history.rebuild()
    assert derived(history) == derived_before
    history.close()
