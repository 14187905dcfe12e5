"""A bare window of PySide6, painted: the floor of a start."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """A window with nothing in it."""

    def paintEvent(self, _event: object) -> None:
        QTimer.singleShot(0, tell)


def tell() -> None:
    """Say that it is there, and end when the other side says so."""
    print("painted", flush=True)
    sys.stdin.readline()
    application.quit()


application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1280, 800)
window.show()
application.exec()
