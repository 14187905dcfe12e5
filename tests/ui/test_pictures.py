"""What the reader of decks says of a picture, and what the window makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from quizapp.deck.reading.media import SHOWN, is_shown
from quizapp.ui.widgets.pictures import FORMATS, read_picture

WRITABLE = sorted(SHOWN & {bytes(one.data()).decode() for one in QImageWriter.supportedImageFormats()})
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def test_the_reader_of_decks_and_the_window_name_the_same_kinds() -> None:
    assert frozenset(kind.encode() for kind in SHOWN) == FORMATS


@pytest.mark.parametrize("kind", WRITABLE)
@pytest.mark.parametrize("called", ["same", "svg"])
def test_what_is_said_to_be_shown_is_shown(qtbot: QtBot, kind: str, called: str, tmp_path: Path) -> None:
    del qtbot
    picture = QImage(9, 9, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    name = f"cell.{kind if called == 'same' else called}"
    assert QImageWriter(str(tmp_path / name), QByteArray(kind.encode())).write(picture)
    assert not read_picture(tmp_path / name).isNull()
    if called == "same" or kind in ("bmp", "jpeg", "jpg", "png", "webp"):
        assert is_shown(tmp_path, name)


@pytest.mark.parametrize("name", ["cell.svg", "cell.png"])
def test_a_drawing_is_not_whatever_it_is_called(qtbot: QtBot, name: str, tmp_path: Path) -> None:
    del qtbot
    (tmp_path / name).write_bytes(SVG)
    assert read_picture(tmp_path / name).isNull()
    assert not is_shown(tmp_path, name)
