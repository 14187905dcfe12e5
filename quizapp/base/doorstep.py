"""Looking whether this machine can show a window, before Qt is asked and aborts."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

_TOUR = "python main.py tour pictures"
_FOLDERS = ("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib")
_NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_NEEDED_BY_XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def advice(*, tour: bool = False) -> str:
    """Return what is missing for a window and what to type, in two or three lines; "" when nothing is.

    With ``tour`` only what drawing without a screen needs is looked for.
    """
    if not sys.platform.startswith("linux"):
        return ""
    offscreen = tour or os.environ.get("QT_QPA_PLATFORM", "") not in {"", "xcb"}
    missing = missing_libraries(_NEEDED if offscreen else _NEEDED | _NEEDED_BY_XCB)
    if missing:
        return _libraries_advice(missing, needed_by_tour=any(package in _NEEDED.values() for package in missing))
    return "" if offscreen or has_screen(os.environ) else _screen_advice()


def has_screen(environment: Mapping[str, str]) -> bool:
    """Return whether a Wayland or an X display is named in the environment and answers."""
    if environment.get("WAYLAND_DISPLAY"):
        return True
    host, sign, rest = environment.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not sign or not number.isdigit():
        return False
    if host and host != "unix":
        return _answers(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the place that X itself fixes
    return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")


def missing_libraries(needed: Mapping[str, str], loads: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """Return the Debian packages of the libraries that this machine lacks.

    A look into the usual folders comes first, because asking the loader costs milliseconds for each.
    """
    loads = loads or _loads
    folders = [Path(folder) for name in _FOLDERS for folder in (name, *_beneath(name))]
    absent = [name for name in needed if not any((folder / name).exists() for folder in folders)]
    return tuple(needed[name] for name in absent if not loads(name))


def _beneath(folder: str) -> tuple[str, ...]:
    return (f"{folder}/{os.uname().machine}-linux-gnu",)


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        try:
            line.connect(address)
        except OSError:
            return False
    return True


def _screen_advice() -> str:
    return (
        "There is no screen here that Quizapp could open its window on (DISPLAY names none that answers).\n"
        f"See it without a screen: {_TOUR}\n"
        "Or start it where there is a screen; on a server, for example: xvfb-run python main.py"
    )


def _libraries_advice(packages: tuple[str, ...], *, needed_by_tour: bool) -> str:
    install = f"On Debian or Ubuntu type: sudo apt install {' '.join(packages)}"
    lines = [f"Qt needs system libraries that are missing here: {', '.join(packages)}.", install]
    if not needed_by_tour:
        lines.append(f"See it without a window: {_TOUR}")
    else:
        lines.append(f"After that, also without a screen: {_TOUR}")
    return "\n".join(lines)
