"""Looking whether this machine can show a window, before Qt is asked and aborts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

_ROOTS = ("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib")
# As text, and those of Debian first: some thirty libraries are looked for at every start.
_FOLDERS = (*(f"{root}/{os.uname().machine}-linux-gnu" for root in _ROOTS), *_ROOTS) if hasattr(os, "uname") else ()

# Libraries of the system that Qt's own name, and the Debian packages that bring them; a test holds them against Qt.
NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
NEEDED_BY_X = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
NEEDED_BY_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def has_library(name: str) -> bool:
    """Tell whether a library of the system can be loaded.

    A look into the usual folders comes first, because asking the loader costs milliseconds for each.
    """
    return any(os.path.exists(f"{folder}/{name}") for folder in _FOLDERS) or _loads(name)  # noqa: PTH110 - see _FOLDERS


class Machine(NamedTuple):
    """What is looked at.

    system: as ``sys.platform`` names it; command: how Quizapp was started; has: tells whether a library is there;
    x_sockets: the folder in which X listens.
    """

    environment: Mapping[str, str]
    system: str
    command: str
    has: Callable[[str], bool] = has_library
    x_sockets: str = "/tmp/.X11-unix"  # noqa: S108 - the place that X itself fixes


def this_machine() -> Machine:
    """Return the machine that this runs on."""
    return Machine(os.environ, sys.platform, "quizapp" if Path(sys.argv[0]).stem == "quizapp" else "python main.py")


def advice(*, tour: bool = False, machine: Machine | None = None) -> str:
    """Return what is missing for a window and what to type, in two or three lines; "" when nothing is.

    With ``tour`` only what drawing without a screen needs is looked for. machine: this one, unless another is given.
    """
    machine = machine or this_machine()
    if not machine.system.startswith("linux"):
        return ""
    for_all = _lacking(NEEDED, machine)
    platform = "offscreen" if tour else machine.environment.get("QT_QPA_PLATFORM", "")
    if platform not in {"", "wayland", "xcb"}:
        return _libraries_advice(for_all, for_all, machine)
    screens = _screens(platform, machine)
    if not screens and not for_all:
        return _screen_advice(machine)
    for_screen = min((_lacking(needed, machine) for needed in screens), key=len, default=())
    return _libraries_advice(for_all + for_screen, for_all, machine)


def advice_to_draw(machine: Machine | None = None) -> str:
    """Return what is missing for drawing without a screen and what to type, in two lines; "" when nothing is."""
    machine = machine or this_machine()
    lacking = _lacking(NEEDED, machine) if machine.system.startswith("linux") else ()
    return _how_to_install(lacking) if lacking else ""


def _screens(platform: str, machine: Machine) -> list[Mapping[str, str]]:
    """Return the libraries that each screen needs that is named in the environment and answers."""
    screens: list[Mapping[str, str]] = []
    if platform != "xcb" and _wayland_answers(machine.environment):
        screens.append(NEEDED_BY_WAYLAND)
    if platform != "wayland" and _x_answers(machine.environment, machine.x_sockets):
        screens.append(NEEDED_BY_X)
    return screens


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return name != "" and _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)))


def _x_answers(environment: Mapping[str, str], sockets: str) -> bool:
    host, sign, rest = environment.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not sign or not number.isdecimal():
        return False
    if host and host != "unix":
        return _answers_from(host, 6000 + int(number))
    path = f"{sockets}/X{number}"
    return _answers(path) or _answers(f"\0{path}")


def _answers(path: str) -> bool:
    from _socket import AF_UNIX, SOCK_STREAM, socket  # what the module socket, which costs 2 ms, is made of

    line = socket(AF_UNIX, SOCK_STREAM)
    line.settimeout(2)
    try:
        line.connect(path)
    except OSError:
        return False
    finally:
        line.close()
    return True


def _answers_from(host: str, port: int) -> bool:
    import socket

    try:
        socket.create_connection((host, port), timeout=2).close()
    except (OSError, UnicodeError):  # nobody is there, or that can be no name
        return False
    return True


def _lacking(needed: Mapping[str, str], machine: Machine) -> tuple[str, ...]:
    return tuple(dict.fromkeys(package for name, package in needed.items() if not machine.has(name)))


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _screen_advice(machine: Machine) -> str:
    return (
        "There is no screen here that Quizapp could open its window on (DISPLAY names none that answers).\n"
        f"See it without a screen: {machine.command} tour pictures\n"
        f"Or start it where there is a screen; on a server, for example: xvfb-run {machine.command}"
    )


def _libraries_advice(packages: tuple[str, ...], needed_by_tour: tuple[str, ...], machine: Machine) -> str:
    if not packages:
        return ""
    when = "After that, also without a screen" if needed_by_tour else "See it without a window"
    return f"{_how_to_install(packages)}\n{when}: {machine.command} tour pictures"


def _how_to_install(packages: tuple[str, ...]) -> str:
    return (
        f"Qt needs system libraries that are missing here: {', '.join(packages)}.\n"
        f"On Debian or Ubuntu type: sudo apt install {' '.join(packages)}"
    )
