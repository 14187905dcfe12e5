"""An X server that nobody sees, for as long as something is measured; without one Qt draws off the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from quizapp.base.doorstep import NEEDED_BY_X, has_library


@contextmanager
def screen(*, wanted: bool) -> Iterator[dict[str, str]]:
    """Give the environment by which Qt finds an Xvfb; none is needed where it is not wanted, or not installed."""
    if not wanted or not shutil.which("Xvfb") or not all(map(has_library, NEEDED_BY_X)):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    out, into = os.pipe()
    command = ["Xvfb", "-displayfd", str(into), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(into,), stderr=subprocess.DEVNULL)
    os.close(into)
    try:
        with os.fdopen(out) as told:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{told.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()
