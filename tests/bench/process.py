"""Whole processes, timed from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[2]
_PROBES = Path(__file__).parent / "probes"
_ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent))),
    "PYTHONDONTWRITEBYTECODE": "",
}
_LONG = 1800  # seconds, after which a probe hangs


@dataclass(frozen=True)
class Run:
    """What a process took. seconds: from start to end; told: its last line."""

    seconds: float
    told: str


@dataclass(frozen=True)
class Opened:
    """How long a process took until it said that its window is there, the memory it held then, and what it said."""

    seconds: float
    mb: float
    told: str


def probe(name: str, *arguments: object) -> list[str]:
    """Return the command of one of the probes."""
    return [sys.executable, str(_PROBES / f"{name}.py"), *map(str, arguments)]


def run(command: Sequence[str]) -> Run:
    """Run a command to its end."""
    start = perf_counter()
    process = subprocess.Popen(
        command, env=_ENVIRONMENT, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    with process.stdout:
        told = process.stdout.read()
    process.wait()
    return Run(perf_counter() - start, told.strip().rpartition("\n")[2])


def asked(command: Sequence[str], seen: Mapping[str, str] = {}) -> Any:  # Any: as each probe tells
    """Run a probe and return what it tells; seen: how Qt finds a screen. Raises RuntimeError where it fails."""
    environment = {**_ENVIRONMENT, **seen}
    done = subprocess.run(
        command, env=environment, cwd=ROOT, text=True, capture_output=True, check=False, timeout=_LONG
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.strip().rpartition("\n")[2])


def opened(command: Sequence[str], seen: Mapping[str, str]) -> Opened:
    """Start a command and wait until it says a line: that is when its window can be used. Then it may end."""
    start = perf_counter()
    process = subprocess.Popen(
        command, env={**_ENVIRONMENT, **seen}, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    told = process.stdout.readline().strip()
    seconds = perf_counter() - start
    mb = _resident(process.pid) if told else 0.0
    _, problem = process.communicate("\n", timeout=60)
    if not told:
        raise RuntimeError(problem)
    return Opened(seconds, mb, told)


def _resident(pid: int) -> float:
    """Return the memory that a process holds now, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
