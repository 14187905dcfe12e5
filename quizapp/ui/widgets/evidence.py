"""What stands under an answer: why it is so, how far the evidence backs the claim, and where that is from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.widgets.dress import dress, label, pill
from quizapp.ui.widgets.prose import Prose

EVIDENCE_WORDS = {
    "supported": ("Supported", "right"),
    "limited": ("Supported, with limits", "right"),
    "contested": ("Contested", "caution"),
    "promotional": ("Promotional", "caution"),
    "misleading": ("Misleading", "wrong"),
}


@dataclass(frozen=True, slots=True)
class Backing:
    """why: Markdown; evidence: a word of the deck language or ""; sources: what the references stand for."""

    why: str = ""
    evidence: str = ""
    sources: tuple[str, ...] = ()
    as_of: str = ""
    folder: Path | None = None


class BackingView(QWidget):
    """Shows a Backing; takes no room when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._why = Prose("option-text")
        self._badge = pill("", "caution")
        self._sources = label("", "muted", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sources, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._why)
        column.addLayout(row)

    def show_backing(self, backing: Backing) -> None:
        """Show what there is and hide the rest."""
        self._why.show_markdown(backing.why, backing.folder)
        self._why.setVisible(bool(backing.why))
        words, tone = EVIDENCE_WORDS.get(backing.evidence, ("", ""))
        self._badge.setText(words)
        self._badge.setToolTip("How far the evidence backs what the source says")
        dress(self._badge, tone=tone)
        self._badge.setVisible(bool(words))
        dated = (f"as of {backing.as_of}",) if backing.as_of else ()
        self._sources.setText("; ".join(backing.sources + dated))
        self._sources.setVisible(bool(self._sources.text()))
        self.setVisible(bool(backing.why or words or self._sources.text()))
