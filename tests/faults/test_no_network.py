"""Whatever a deck holds, showing it reaches for nothing outside: not the network, no file but the deck's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from afterwards import ROOT, environment

HERE = Path(__file__).parent
ADDRESSES = (
    "http://203.0.113.7/a.png",
    "https://example.invalid/a.png",
    "//203.0.113.7/share/a.png",
    r"\\203.0.113.7\share\a.png",
    "file://203.0.113.7/share/a.png",
    "file:///etc/hostname",
    "ftp://203.0.113.7/a.png",
    "smb://203.0.113.7/share",
    "qrc:/a.png",
    "data:image/svg+xml,<svg/>",
    "javascript:alert(1)",
    "picture.svg",
    "picture.png",
)
TEXT = "![p]({0}) [l]({0}) <{0}> <img src='{0}'> <link rel=stylesheet href='{0}'> <style>@import '{0}'</style>"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
<image width="9" height="9" xlink:href="http://203.0.113.7/a.png"/>
<image width="9" height="9" href="//203.0.113.7/share/a.png"/></svg>"""


def hostile(decks: Path) -> int:
    """Write a deck whose every text asks for something from elsewhere, and return how many items of it are shown."""
    decks.mkdir()
    for name in ("picture.svg", "picture.png"):
        (decks / name).write_text(SVG)
    lines = ["quizapp: 1", "id: hostile", f"title: {quoted(ADDRESSES[0])}", f"about: {quoted(ADDRESSES[1])}", "items:"]
    for number, address in enumerate(ADDRESSES):
        text, other = quoted(address), quoted(address, "Not this ")
        media = f"image: picture.svg, why: {text}"
        lines += [
            f"  - {{id: c{number}, card: {text}, answer: {text}, hint: {text}, {media}}}",
            f"  - {{id: q{number}, question: {text}, right: {text}, wrong: [{{{other}: {text}}}, No], {media}}}",
            f"  - {{id: left-out{number}, card: A, answer: B, image: '{address}', audio: '{address}'}}",
        ]
    (decks / "hostile.yaml").write_text("\n".join(lines), encoding="utf-8")
    return 2 * len(ADDRESSES) + 2  # of the last sort the two whose picture lies in the folder


def quoted(address: str, begin: str = "") -> str:
    return f"'{begin}" + TEXT.format(address).replace("'", "''") + "'"


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What notes every reach for the network, compiled."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a C compiler and LD_PRELOAD")
    library = tmp_path_factory.mktemp("shim") / "no_network.so"
    source = HERE / "no_network.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True, timeout=60)
    return library


def watched(shim: Path, told: Path, *command: object) -> subprocess.CompletedProcess[str]:
    env = environment(LD_PRELOAD=str(shim), NETWORK_TOLD=str(told), QT_QPA_PLATFORM="offscreen")
    env["PYTHONPATH"] += f":{ROOT / 'tests' / 'ui'}"
    words = [sys.executable, *map(str, command)]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, env=env)


def test_the_watch_notices_who_reaches_for_the_network(shim: Path, tmp_path: Path) -> None:
    code = "import urllib.request as r; r.urlopen('http://203.0.113.7/', timeout=1)"
    run = watched(shim, tmp_path / "told", "-c", code)
    assert run.returncode == 1
    assert (tmp_path / "told").read_text().splitlines()


def test_a_deck_that_asks_for_the_network_everywhere_gets_none(shim: Path, tmp_path: Path) -> None:
    items = hostile(tmp_path / "decks")
    folders = [tmp_path / name for name in ("decks", "data", "cache")]

    run = watched(shim, tmp_path / "told", HERE / "shown_deck.py", *folders)

    assert run.returncode == 0, run.stderr[-3000:]
    assert run.stdout == f"seen {items}\n"
    assert not (tmp_path / "told").exists(), (tmp_path / "told").read_text()
    assert "qt.svg" not in run.stderr


def test_the_command_line_reaches_for_nothing_either(shim: Path, tmp_path: Path) -> None:
    hostile(tmp_path / "decks")
    output = tmp_path / "out.pdf"
    for verb in (["check"], ["quiz", "--questions", "5"], ["export", "--to", "pdf", "-o", output]):
        run = watched(shim, tmp_path / "told", ROOT / "main.py", *verb, tmp_path / "decks")
        assert run.returncode in (0, 1), run.stderr
        assert "qt.svg" not in run.stderr
    assert output.read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "told").exists()
