"""Buttons that show the key that presses them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.broken import broken, longest
from quizapp.ui.widgets.dress import by_name, dress, label, restyle

_AROUND = 18  # pixels that the margins of a link take


class Handy(QPushButton):
    """A push button over which the mouse is a hand."""

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt  # when the mouse is there, and not before the first paint: see by_name

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


class Button(Handy):
    """A push button with words, the key beside them and perhaps a line under them.

    Enter presses it as Space does. Its accessible name is the words and the line under them.
    """

    def __init__(self, words: str, key: str = "", *, tone: str = "", role: str = "action", two_lines: bool = False):
        super().__init__()
        self._words = label(words)
        self._words.setProperty("part", "words")
        self._under = label()
        self._under.setProperty("part", "under")
        self._keycap = label(key, "keycap")
        self._outer, self._row = QVBoxLayout(self), QHBoxLayout()
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # higher than the keycap
        self._keycap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not key:
            self._keycap.hide()
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._spread = role == "place"
        self._lay_out(two_lines=two_lines, spread=self._spread)
        self.setProperty("tone", tone)  # and so without a look at the style, which ``set_tone`` takes
        self._keycap.setProperty("tone", _keycap_tone(tone))
        self._name()

    def set_words(self, words: str, under: str = "") -> None:
        """Change what the button says."""
        self._words.setText(words)
        self._under.setText(under)
        self._name()
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another key that presses the button."""
        self._keycap.setText(key)
        self.updateGeometry()

    def key(self) -> str:
        """Return the key that is shown, or ""."""
        return self._keycap.text()

    def words(self) -> str:
        """Return what the button says."""
        return self._words.text()

    def under(self) -> str:
        """Return the line under the words."""
        return self._under.text()

    def set_tone(self, tone: str) -> None:
        """Make the button the primary one of its screen ("primary") or one among others ("")."""
        dress(self, tone=tone)
        dress(self._keycap, tone=_keycap_tone(tone))
        for part in (self._words, self._under):
            restyle(part)

    def set_here(self, *, here: bool) -> None:
        """Mark the button of the place where the learner is."""
        if dress(self, here="true" if here else ""):
            restyle(self._words)

    def show_key_alone(self, *, alone: bool) -> None:
        """Show the key without the words, where there is little room; the name stays the same for a screen reader."""
        self._words.setVisible(not alone)
        self._row.setStretch(self._row.count() - 1, 1 if alone else 0)
        self.setToolTip(self._words.text() if alone else "")

    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(enabled)
        dress(self, off="" if enabled else "true")
        for part in (self._words, self._under):
            restyle(part)

    def sizeHint(self) -> QSize:
        return self._outer.sizeHint().expandedTo(QSize(0, theme.scaled(40 if self._spread else 46)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # no key is pressed before the first paint

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self._words.text(), self._under.text()) if part))

    def _lay_out(self, *, two_lines: bool, spread: bool) -> None:
        row = self._row
        row.setSpacing(theme.scaled(10))
        if not spread:
            row.addStretch(1)
        row.addWidget(self._words)
        if spread:
            row.addStretch(1)
        row.addWidget(self._keycap)
        row.addStretch(0 if spread else 1)
        outer = self._outer
        outer.setSpacing(2)
        outer.setContentsMargins(*((20, 11, 18, 11) if two_lines or not spread else (12, 9, 12, 9)))
        outer.addLayout(row)
        if two_lines:
            by_name(self._under, alignment="AlignCenter")
            outer.addWidget(self._under)
        else:
            self._under.setParent(self)
            self._under.hide()


def _keycap_tone(tone: str) -> str:
    return "accent" if tone == "primary" else ""


def link(words: str) -> QPushButton:
    """Return a button that looks like a link."""
    made = Handy(plain(words))
    made.setProperty("role", "link")
    return made


class LongLink(Handy):
    """A button that looks like a link; long words take several lines."""

    def __init__(self, words: str) -> None:
        super().__init__(plain(words))
        self._said = words
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(longest(self._said, self.fontMetrics()) + _AROUND, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = plain(broken(self._said, self.fontMetrics(), event.size().width() - _AROUND))
        if lines != self.text():
            self.setText(lines)


def plain(words: str) -> str:
    """Return words for a button of Qt's, which takes "&" for the mark of a key."""
    return words.replace("&", "&&")


def key_hint(key: str, does: str) -> QWidget:
    """Return a keycap with what the key does, as in the line above a study item."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(label(key, "keycap"))
    row.addWidget(label(does, "muted"))
    return made
