"""Whether a window can be shown is found out before Qt is asked, which would abort."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from quizapp.base.doorstep import (
    NEEDED,
    NEEDED_BY_WAYLAND,
    NEEDED_BY_X,
    Machine,
    advice,
    advice_to_draw,
    has_library,
    this_machine,
)

ROOT = Path(__file__).parents[2]
NO_SCREEN = (
    "There is no screen here that Quizapp could open its window on (DISPLAY names none that answers).\n"
    "See it without a screen: python main.py tour pictures\n"
    "Or start it where there is a screen; on a server, for example: xvfb-run python main.py"
)


def linux(lacks: tuple[str, ...] = (), x_sockets: str = "/nowhere", **environment: str) -> Machine:
    """A machine with Linux that has every library but some."""
    return Machine(environment, "linux", "python main.py", lambda name: name not in lacks, x_sockets)


@contextmanager
def listening(name: str) -> Iterator[str]:
    """A screen that answers at a socket of this name; yields its folder, short enough for a socket."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("needs sockets that are files")
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as screen:
        screen.bind(f"{folder}/{name}")
        screen.listen()
        yield folder


def test_where_nothing_is_missing_there_is_no_advice() -> None:
    with listening("X7") as folder:
        assert advice(machine=linux(x_sockets=folder, DISPLAY=":7")) == ""
        assert advice(machine=linux(x_sockets=folder, DISPLAY="unix:7.0", QT_QPA_PLATFORM="xcb")) == ""


def test_a_wayland_screen_is_enough_and_needs_nothing_of_x() -> None:
    with listening("wayland-1") as folder:
        machine = linux(tuple(NEEDED_BY_X), XDG_RUNTIME_DIR=folder, WAYLAND_DISPLAY="wayland-1")
        assert advice(machine=machine) == ""
        absolute = linux(WAYLAND_DISPLAY=f"{folder}/wayland-1", QT_QPA_PLATFORM="wayland")
        assert advice(machine=absolute) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="a socket without a file")
def test_a_screen_may_answer_without_a_file() -> None:
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(f"\0/quizapp-test-{os.getpid()}/X3")
        screen.listen()
        assert advice(machine=linux(x_sockets=f"/quizapp-test-{os.getpid()}", DISPLAY=":3")) == ""


def test_a_screen_may_answer_from_another_machine() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as screen:
        number = screen.getsockname()[1] - 6000
        assert advice(machine=linux(DISPLAY=f"127.0.0.1:{number}.0")) == ""


@pytest.mark.parametrize(
    "display", ["", ":", "7", ":seven", ":0", "unix:0.0", "127.0.0.1:99999", "no host:1", f"{'x' * 70}:1"]
)
def test_a_screen_that_is_not_there_is_told_with_what_to_type(display: str) -> None:
    assert advice(machine=linux(DISPLAY=display)) == NO_SCREEN


def test_no_screen_at_all_is_told_with_what_to_type() -> None:
    assert advice(machine=linux()) == NO_SCREEN
    assert advice(machine=linux(XDG_RUNTIME_DIR="/nowhere", WAYLAND_DISPLAY="wayland-0")) == NO_SCREEN


def test_a_screen_of_the_other_kind_is_no_help_where_one_kind_is_asked_for() -> None:
    with listening("X7") as folder:
        machine = linux(x_sockets=folder, DISPLAY=":7", QT_QPA_PLATFORM="wayland")
        assert advice(machine=machine) == NO_SCREEN


def test_a_library_that_only_a_window_needs_is_told_with_the_tour() -> None:
    with listening("X7") as folder:
        machine = linux(("libxcb-cursor.so.0", "libxcb-icccm.so.4"), x_sockets=folder, DISPLAY=":7")
        assert advice(machine=machine) == (
            "Qt needs system libraries that are missing here: libxcb-cursor0, libxcb-icccm4.\n"
            "On Debian or Ubuntu type: sudo apt install libxcb-cursor0 libxcb-icccm4\n"
            "See it without a window: python main.py tour pictures"
        )
        assert advice(tour=True, machine=machine) == ""


def test_a_library_that_drawing_needs_is_told_before_anything_else() -> None:
    expected = (
        "Qt needs system libraries that are missing here: libegl1, libglib2.0-0.\n"
        "On Debian or Ubuntu type: sudo apt install libegl1 libglib2.0-0\n"
        "After that, also without a screen: python main.py tour pictures"
    )
    lacks = ("libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0")

    assert advice(machine=linux(lacks)) == expected
    assert advice(tour=True, machine=linux(lacks)) == expected
    assert advice(machine=linux(lacks, QT_QPA_PLATFORM="offscreen")) == expected


def test_for_pages_only_what_drawing_needs_is_told() -> None:
    assert advice_to_draw(linux(("libEGL.so.1", *NEEDED_BY_X))) == (
        "Qt needs system libraries that are missing here: libegl1.\nOn Debian or Ubuntu type: sudo apt install libegl1"
    )
    assert advice_to_draw(linux(tuple(NEEDED_BY_X))) == ""
    assert advice_to_draw(Machine({}, "win32", "quizapp", lambda _: False)) == ""


def test_of_two_screens_the_one_that_lacks_less_is_told_of() -> None:
    with listening("X7") as folder, listening("wayland-1") as other:
        lacks = ("libwayland-client.so.0", "libwayland-cursor.so.0", "libxcb-cursor.so.0")
        screens = {"DISPLAY": ":7", "WAYLAND_DISPLAY": f"{other}/wayland-1"}
        assert "sudo apt install libxcb-cursor0\n" in advice(machine=linux(lacks, folder, **screens))
        assert "libwayland-client0\n" in advice(machine=linux((lacks[0], *NEEDED_BY_X), folder, **screens))


def test_all_that_is_missing_is_told_at_once() -> None:
    with listening("X7") as folder:
        machine = linux(("libEGL.so.1", "libxcb-cursor.so.0"), x_sockets=folder, DISPLAY=":7")
        assert "sudo apt install libegl1 libxcb-cursor0\n" in advice(machine=machine)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "offscreen:size=9x9"])
def test_without_a_window_no_screen_is_looked_for(platform: str) -> None:
    assert advice(machine=linux(tuple(NEEDED_BY_X), QT_QPA_PLATFORM=platform)) == ""


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_everything_along(system: str) -> None:
    assert advice(machine=Machine({}, system, "quizapp", lambda _: False)) == ""


def test_an_installed_app_is_called_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/usr/local/bin/quizapp"])
    assert this_machine().command == "quizapp"
    monkeypatch.setattr("sys.argv", ["main.py"])
    assert this_machine().command == "python main.py"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for libraries of Linux")
def test_a_library_is_found_in_the_folders_or_by_the_loader() -> None:
    assert has_library("libc.so.6")
    assert not has_library("libnobody-has-this.so.9")


@pytest.mark.skipif(sys.platform != "linux", reason="reads Qt's files for Linux")
def test_every_library_of_the_system_that_qt_names_is_looked_for() -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent / "Qt"
    ours = {path.name for path in (qt / "lib").iterdir()} | {path.name for path in qt.parent.parent.glob("*/*.so*")}

    def named(*files: str) -> set[str]:
        found = (re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", (qt / file).read_bytes()) for file in files)
        return {name.decode() for names in found for name in names} - ours

    of_every_machine = {
        f"lib{name}" for name in ("c.so.6", "dl.so.2", "gcc_s.so.1", "m.so.6", "pthread.so.0", "rt.so.1", "stdc++.so.6")
    }
    core = named(
        *(f"lib/libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "DBus")), "plugins/platforms/libqoffscreen.so"
    )
    x = named("plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6")
    wayland = named("plugins/platforms/libqwayland.so", "lib/libQt6WaylandClient.so.6")

    assert core - of_every_machine == set(NEEDED)
    assert x - of_every_machine - set(NEEDED) == set(NEEDED_BY_X)
    assert wayland - of_every_machine - set(NEEDED) == set(NEEDED_BY_WAYLAND)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_app_says_so_and_qt_is_never_asked() -> None:
    without = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_" not in name}

    run = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=without, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 3
    assert "python main.py tour pictures\n" in run.stderr
    assert "qt.qpa" not in run.stderr
