"""What an installed Quizapp takes on the disk, the libraries that it needs counted in."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from plan import Plan
from process import ROOT
from row import Row

_QT = ("PySide6_Essentials", "shiboken6")
_NEEDED = (*_QT, "PyYAML", "click", "fsrs", "msgspec", "platformdirs", "typing_extensions")
_OWN = ("quizapp", "decks", "docs")


def rows(_plan: Plan) -> list[Row]:
    """Measure what is installed here."""
    qt, libraries = sum(map(_installed, _QT)), sum(map(_installed, _NEEDED))
    own = sum(_size(ROOT / folder) for folder in _OWN)
    return [Row("install", "MB", libraries + own, qt, "PySide6-Essentials", "at most 300 MB")]


def _installed(name: str) -> float:
    """Return the MB of a distribution's files."""
    found = distribution(name)
    paths = (Path(str(found.locate_file(file))) for file in found.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file() and path.suffix != ".pyc") / 1e6


def _size(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files) / 1e6
