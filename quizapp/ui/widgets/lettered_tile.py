"""A tile with a letter: its own, or the one that is put into it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt

from quizapp.ui import theme
from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.tile import Tile

LetterState = Literal["", "on", "right", "wrong"]


class LetteredTile(Tile):
    """A right side, whose letter stands before its text, or (``is_slot``) a left side with a place for a letter."""

    def __init__(self, text: str, folder: Path | None, letter: str = "", *, is_slot: bool = False) -> None:
        self._sign = label(letter, "letter")
        self._sign.setFixedSize(theme.scaled(28), theme.scaled(28))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        super().__init__(text, folder, before=None if is_slot else self._sign, after=self._sign if is_slot else None)

    def letter(self) -> str:
        """Return the letter, or "" where there is none."""
        return self._sign.text()

    def put(self, letter: str) -> None:
        """Put a letter into the slot, "" to empty it."""
        self._sign.setText(letter)
        self.show_letter("on" if letter else "")

    def show_letter(self, state: LetterState) -> None:
        """Show the letter as one that is in use, as right, as wrong, or as none of these."""
        dress(self._sign, state=state)

    def title(self) -> str:
        """Return the letter and the words."""
        return f"{self.letter()}, {self.words}" if self.letter() else self.words


def letter_at(index: int) -> str:
    """Return the letter of a right side: A to Z, and AA to ZZ beyond them."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else letter_at(index // 26 - 1) + letter
