from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hands import words_on
from painted import colours, picture, shown
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui.theme import LIGHT
from quizapp.ui.widgets.ask import Ask
from quizapp.ui.widgets.prose import Prose

IMAGE = QTextDocument.ResourceType.ImageResource.value
RED = "#C00010"


@pytest.fixture
def prose(qtbot: QtBot) -> Prose:
    made = Prose()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck's folder with a picture in it, and one beside it that is none of its business."""
    made = tmp_path / "deck"
    (made / "media").mkdir(parents=True)
    for path in (made / "red.png", made / "media" / "red.png", tmp_path / "secret.png"):
        red = QImage(20, 20, QImage.Format.Format_RGB32)
        red.fill(QColor(RED))
        assert red.save(str(path))
    return made


def test_markdown_is_shown(prose: Prose) -> None:
    prose.show_markdown("Some **bold** words and\n\n- a list\n\n| a | b |\n| - | - |\n| 1 | 2 |")

    html = prose.toHtml()
    assert "font-weight" in html
    assert "<li" in html
    assert "<table" in html
    assert "**" not in prose.toPlainText()


def test_its_name_is_what_it_says(prose: Prose) -> None:
    prose.show_markdown("Some **bold** words")

    assert prose.accessibleName() == "Some bold words"


@pytest.mark.parametrize(
    "html", ["<b>bold</b>", "<script>alert(1)</script>", '<img src="red.png">', "<a href='x'>y</a>"]
)
def test_html_is_shown_as_text(prose: Prose, folder: Path, html: str) -> None:
    prose.show_markdown(f"before {html} after", folder)

    assert html in prose.toPlainText()


@pytest.mark.parametrize("name", ["red.png", "media/red.png", "./media/../red.png"])
def test_a_picture_of_the_decks_folder_is_given(prose: Prose, folder: Path, name: str) -> None:
    prose.show_markdown("", folder)

    image = prose.loadResource(IMAGE, QUrl(name))

    assert isinstance(image, QImage)
    assert image.pixelColor(0, 0) == QColor(RED)


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/red.png",
        "http://localhost/red.png",
        "//server/share/red.png",
        r"\\server\share\red.png",
        "../secret.png",
        "media/../../secret.png",
        "%2e%2e/secret.png",
        "..\\secret.png",
        "file:red.png",
        "FILE:///etc/hostname",
        "data:image/png;base64,iVBORw0KGgo=",
        "qrc:/red.png",
        "C:/red.png",
        "missing.png",
        ".",
        "",
    ],
)
def test_no_other_picture_is_ever_given(prose: Prose, folder: Path, name: str) -> None:
    prose.show_markdown("", folder)

    for asked in (name, QUrl(name)):
        image = prose.loadResource(IMAGE, asked)
        assert isinstance(image, QImage)
        assert image.isNull()


def test_an_absolute_path_is_not_given_even_inside_the_folder(prose: Prose, folder: Path) -> None:
    prose.show_markdown("", folder)

    image = prose.loadResource(IMAGE, str(folder / "red.png"))

    assert isinstance(image, QImage)
    assert image.isNull()


def test_a_link_out_of_the_folder_is_not_followed(prose: Prose, folder: Path) -> None:
    (folder / "linked.png").symlink_to(folder.parent / "secret.png")
    prose.show_markdown("", folder)

    image = prose.loadResource(IMAGE, "linked.png")

    assert isinstance(image, QImage)
    assert image.isNull()


def test_without_a_folder_there_are_no_pictures(prose: Prose, folder: Path) -> None:
    prose.show_markdown("![red](red.png)")

    image = prose.loadResource(IMAGE, "red.png")

    assert isinstance(image, QImage)
    assert image.isNull()


def test_a_picture_is_drawn(qtbot: QtBot, prose: Prose, folder: Path) -> None:
    prose.show_markdown("![a red square](red.png)", folder)
    shown(qtbot, prose)

    assert RED in colours(prose)


@pytest.mark.parametrize("width", [300, 500, 1000])
def test_a_wide_picture_fills_the_width_and_is_not_cut(qtbot: QtBot, prose: Prose, folder: Path, width: int) -> None:
    wide = QImage(1500, 30, QImage.Format.Format_RGB32)
    wide.fill(QColor(RED))
    assert wide.save(str(folder / "wide.png"))
    prose.show_markdown("![wide](wide.png)", folder)
    shown(qtbot, prose, width)

    image = picture(prose)
    row = [image.pixelColor(x, 3).name().upper() for x in range(image.width())]
    assert row.count(RED) == width
    assert prose.horizontalScrollBar().maximum() == 0
    assert prose.heightForWidth(1500) > prose.heightForWidth(width)


def test_a_web_address_is_asked_about_before_it_is_opened(
    qtbot: QtBot, prose: Prose, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    prose.show_markdown("[there](https://example.org/a)")
    shown(qtbot, prose)

    prose.anchorClicked.emit(QUrl("https://example.org/a"))

    assert "https://example.org/a" in words_on(_ask())
    QTest.keyClick(_ask(), Qt.Key.Key_Escape)
    assert opened == []

    prose.anchorClicked.emit(QUrl("https://example.org/a"))
    _ask().buttons[1].click()
    assert opened == ["https://example.org/a"]


@pytest.mark.parametrize("address", ["file:///etc/hostname", "../secret.mp3", "red.png", "javascript:x", "mailto:a@b"])
def test_a_link_to_anything_else_leads_nowhere(
    qtbot: QtBot, prose: Prose, folder: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    (folder.parent / "secret.mp3").write_bytes(b"")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    prose.show_markdown(f"[there]({address})", folder)
    shown(qtbot, prose)

    prose.anchorClicked.emit(QUrl(address))

    assert opened == []
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://bank.example@evil.example/a", "It leads to evil.example."),
        ("https://\u0430pple.example/", "It leads to xn--pple-43d.example."),
        ("https://evil.example/\u202egpj.a", "%E2%80%AE"),
    ],
)
def test_an_address_that_hides_where_it_leads_is_shown_sign_by_sign(
    qtbot: QtBot, prose: Prose, address: str, told: str
) -> None:
    prose.show_markdown("[there](https://example.org)")
    shown(qtbot, prose)

    prose.anchorClicked.emit(QUrl(address))

    assert told in words_on(_ask())
    assert words_on(_ask()).isascii()
    QTest.keyClick(_ask(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", ["drawing.svg", "drawing.png"])
@pytest.mark.parametrize("refers_to", ["../secret.png", "{above}/secret.png", "red.png"])
def test_a_drawing_is_not_shown_because_qt_would_follow_it_to_any_file(
    prose: Prose, folder: Path, name: str, refers_to: str
) -> None:
    href = refers_to.format(above=folder.parent)
    inside = f'<image href="{href}" width="9" height="9"/>'
    (folder / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>')
    assert prose_picture(prose, folder, name).isNull()


def test_a_picture_that_would_fill_the_memory_is_not_shown(prose: Prose, folder: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)  # 60,000 dots in the square, one bit each
    dots = zlib.compress(bytes(60_000 // 8 + 1) * 60_000, 9)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    assert len(bomb) < 600_000
    (folder / "bomb.png").write_bytes(bomb)

    assert prose_picture(prose, folder, "bomb.png").isNull()


def prose_picture(prose: Prose, folder: Path, name: str) -> QImage:
    prose.show_markdown(f"![p]({name})", folder)
    found = prose.loadResource(IMAGE, QUrl(name))
    assert isinstance(found, QImage)
    return found


def test_a_sound_of_the_decks_folder_is_opened(
    qtbot: QtBot, prose: Prose, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "word.mp3").write_bytes(b"")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    prose.show_markdown("[Play the sound](<word.mp3>)", folder)

    prose.anchorClicked.emit(QUrl("word.mp3"))

    assert opened == [str((folder / "word.mp3").resolve())]


def test_right_to_left_text_stands_at_the_right(qtbot: QtBot, prose: Prose) -> None:
    prose.show_markdown("\u05de\u05d4 \u05e9\u05dc\u05d5\u05de\u05da")
    shown(qtbot, prose)

    left, right = _ink_from_to(prose)
    assert left > 250
    assert right > 390


def test_left_to_right_text_stands_at_the_left(qtbot: QtBot, prose: Prose) -> None:
    prose.show_markdown("How are you")
    shown(qtbot, prose)

    left, right = _ink_from_to(prose)
    assert left < 10
    assert right < 150


@pytest.mark.parametrize("role", ["question", "answer", "option-text"])
def test_it_is_as_high_as_its_words_need_at_any_width(qtbot: QtBot, role: str) -> None:
    prose = Prose(role)
    prose.show_markdown("A sentence with a dozen words that has to be wrapped. " * 4)
    shown(qtbot, prose, 700)
    high_at = {width: prose.heightForWidth(width) for width in (200, 400, 700)}

    assert high_at[200] > high_at[400] > high_at[700]
    for width, height in high_at.items():
        prose.resize(width, height)
        assert prose.document().size().height() <= height
        assert prose.verticalScrollBar().maximum() == 0


def test_another_text_needs_another_height(prose: Prose) -> None:
    prose.show_markdown("A sentence with a dozen words that has to be wrapped. " * 4)
    high = prose.heightForWidth(300)

    prose.show_markdown("Short")

    assert prose.heightForWidth(300) < high


def _ask() -> Ask:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Ask)
    return found


def _ink_from_to(prose: Prose) -> tuple[int, int]:
    """The first and the last column that is drawn on."""
    image = picture(prose)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name().upper() == LIGHT.ink for y in range(image.height()))
    ]
    return inked[0], inked[-1]
