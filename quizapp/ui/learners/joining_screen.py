"""What joining another file to a learner's looks like: how far it is, and how it went."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from quizapp.ui.widgets.broken import soft
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.speak import announce
from quizapp.ui.widgets.wrap import Wrap

_FINE = 1000  # steps of the bar


@dataclass(frozen=True, slots=True)
class JoiningValue:
    """Everything the page shows.

    lead: what is going on, "" once it is over; outcome: how it went, in a tone ("right", "caution", "wrong"), "" while
    it runs. about: what to know beside it, "" for nothing. go: what the main button says, "" for none; stop: what the
    other one says.
    """

    title: str
    lead: str = ""
    about: str = ""
    outcome: str = ""
    tone: str = ""
    go: str = ""
    stop: str = "Back to the learners"


class JoiningScreen(Page):
    """Shows a JoiningValue. Wishes: to join them all the same, and to stop or go back."""

    go_wished = Signal()
    stop_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Join another file")
        self._lead, self._about = label("", wraps=True), label("", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _FINE)
        self._bar.setAccessibleName("How far it is")
        self._go, self._stop = Button(""), Button("", "Esc")
        self._go.clicked.connect(self.go_wished)
        self._stop.clicked.connect(self.stop_wished)
        self._box = panel()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self._lead, self._bar, self._about):
            column.addWidget(part)
        buttons = Wrap()  # at twice the text size they stand one under the other
        buttons.add(self._go)
        buttons.add(self._stop)
        self.body.addWidget(self._box)
        self.body.addWidget(buttons)
        self.body.addStretch(1)
        bind(self, "Esc", self.stop_wished)

    def show_value(self, value: JoiningValue) -> None:
        """Show how it stands."""
        self.title.setText(soft(value.title))
        self._lead.setText(soft(value.lead))
        self._about.setText(soft(value.about))
        self.notice.say(soft(value.outcome), value.tone)
        self._bar.setValue(0)
        for part in (self._lead, self._bar):
            part.setVisible(bool(value.lead))
        self._box.setVisible(bool(value.lead or value.about))
        self._go.set_words(value.go)
        self._go.setVisible(bool(value.go))
        self._stop.set_words(value.stop)
        if value.lead:
            announce(self, value.lead)

    def say(self, lead: str, share: float) -> None:
        """Change the sentence and the bar alone, while it runs."""
        self._lead.setText(soft(lead))
        self._bar.setValue(round(share * _FINE))

    def focus_primary(self) -> None:
        """Give the focus to the button that stops or goes back: nothing here is to be joined by chance."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
