"""A folder of dated copies: what each is called, which came last, which are kept, and whether one is as it was made."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Literal

from quizapp.base.clock import Moment

Why = Literal["start", "end", "merge", "import", "deletion", "restore", "restored"]

DAYS = 10  # the newest copy of each of these days is kept,
WEEKS = 10  # then that of each of these weeks, and of every month before
WANTED: tuple[Why, ...] = ("merge", "restore")  # no copy goes before these: it may be the very one that is wanted
_HOUR = 3600.0
_NAME = re.compile(
    r"(?P<number>\d{5,})-(?P<made>\d{4}-\d\d-\d\d-\d{6})-(?P<why>[a-z]+)-(?P<digest>[0-9a-f]{16})\.[a-z]+"
)
_DAILY = re.compile(r"(?P<made>\d{4}-\d\d-\d\d)\.sqlite")  # what versions before 0.2 called their daily copies
_UPDATE = re.compile(r"before-\d{4}\.sqlite")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy.

    number: rises with each copy, whatever the clock says; made: by the learner's clock; why: what it was made before
    ("merge", "restore" and so on), or what came to be again ("restored"); "day" and "update" for those that have no
    number; digest: of its content, "" where it is not known.
    """

    path: Path
    number: int
    made: datetime
    why: str
    digest: str = ""


def copies(folder: Path) -> list[Copy]:
    """Return all copies in a folder, the last one first."""
    found = [copy for path in folder.glob("*") if (copy := _read_name(path)) is not None]
    return sorted(found, key=lambda copy: (copy.number, copy.made, copy.path.name), reverse=True)


def draft(folder: Path, ending: str) -> Path:
    """Return a name in a folder of copies for one that is being made, which no other process has. Raises OSError.

    What others began and did not finish goes, once something in the folder is an hour younger.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[Path, float] = {}
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # another process is at work as well
            made[path] = path.stat().st_mtime
    for path, at in made.items():
        if path.name.startswith(".") and at < max(made.values()) - _HOUR:
            path.unlink(missing_ok=True)
    return folder / f".draft-{os.urandom(6).hex()}{ending}"


def put(draft: Path, folder: Path, why: Why, when: Moment) -> Copy:
    """Move a finished draft to its place among the copies of a folder. Raises OSError."""
    number = 1 + max((copy.number for copy in copies(folder)), default=0)
    digest = digest_of(draft)
    name = f"{number:05}-{local(when):%Y-%m-%d-%H%M%S}-{why}-{digest}{draft.suffix}"
    return Copy(draft.replace(folder / name), number, local(when).replace(microsecond=0), why, digest)


def thin(folder: Path, when: Moment) -> None:
    """Remove the copies that need not be kept at ``when``; those without a number stay but for the daily ones."""
    found = [copy for copy in copies(folder) if copy.why != "update"]
    staying = kept(found, local(when).date())
    for copy in found:
        if copy not in staying:
            copy.path.unlink(missing_ok=True)


def kept(found: Iterable[Copy], today: date) -> list[Copy]:
    """Return what is kept of copies that come with the last one first.

    Kept are all of today (and of days to come, which a wrong clock may have written), the last of each of DAYS days,
    of each of WEEKS weeks before, and of each month before that. The last one of all always stays.
    """
    seen: set[tuple[str, int, int]] = set()
    staying: list[Copy] = []
    for copy in found:
        period = _period(copy.made.date(), today)
        if not staying or period is None or period not in seen:
            staying.append(copy)
        if period is not None:
            seen.add(period)
    return staying


def is_intact(copy: Copy) -> bool:
    """Tell whether a copy is, byte for byte, what was once made."""
    try:
        return copy.digest == digest_of(copy.path)
    except OSError:
        return False


def digest_of(path: Path) -> str:
    """Return 64 bits of the SHA-256 of a file, in hexadecimal: enough to notice decay. Raises OSError."""
    import hashlib  # not needed before the first paint

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def aside(path: Path, sort: str, when: Moment) -> Path:
    """Return a dated name beside a file or folder that nothing has yet, for what gives way to something else."""
    name = f"{path.stem}.{sort}-{local(when):%Y-%m-%d-%H%M%S}"
    names = chain([name], (f"{name}-{count}" for count in itertools.count(2)))
    return next(free for free in map(path.with_name, names) if not free.exists())


def local(when: Moment) -> datetime:
    """Return the date and time that the learner's clock showed."""
    return datetime(1970, 1, 1) + timedelta(milliseconds=when.at, minutes=when.offset)


def _period(made: date, today: date) -> tuple[str, int, int] | None:
    age = (today - made).days
    if age <= 0:
        return None
    if age <= DAYS:
        return ("day", made.toordinal(), 0)
    if age <= DAYS + 7 * WEEKS:
        year, week, _ = made.isocalendar()
        return ("week", year, week)
    return ("month", made.year, made.month)


def _read_name(path: Path) -> Copy | None:
    try:
        if match := _NAME.fullmatch(path.name):
            made = datetime.strptime(match["made"], "%Y-%m-%d-%H%M%S")
            return Copy(path, int(match["number"]), made, match["why"], match["digest"])
        if match := _DAILY.fullmatch(path.name):
            return Copy(path, 0, datetime.strptime(match["made"], "%Y-%m-%d"), "day")
        if _UPDATE.fullmatch(path.name):
            return Copy(path, 0, datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0), "update")
    except (ValueError, OSError):  # a name that means no date, or a file that went meanwhile
        pass
    return None
