"""What happens when another file is joined to a learner's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import OtherLearnerError, StoppedError
from quizapp.history.merge import Merged
from quizapp.ui.joining_job import Joining, JoiningJob, Outcome
from quizapp.ui.learners.joining_screen import JoiningScreen, JoiningValue
from quizapp.ui.widgets.ask import Answer, Ask

_ABOUT = "A copy of {name}\u2019s file is made first. Until this is done, nobody can study as {name}."
_AFTER = (
    "The file until now is among the backups of {name}. Join the file of this machine on the other one as well, and"
    " both have everything."
)


class JoiningFlow(QObject):
    """Feeds the page of a joining, which goes on while the page is left.

    Signals: the page is wished for (``shown``), or the learners are (``left``); a file was joined (``joined``, with
    the stem of its learner).
    """

    shown = Signal()
    left = Signal()
    joined = Signal(str)

    def __init__(self, job: JoiningJob) -> None:
        super().__init__()
        self._job = job
        self.screen = JoiningScreen()
        self.screen.stop_wished.connect(self._stop)
        self.screen.go_wished.connect(self._ask)
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)

    def begin(self, stem: str, name: str, other: Path) -> None:
        """Join a file to that of a learner."""
        self._begin(Joining(stem, name, other))

    def is_there(self) -> bool:
        """Tell whether a file is being joined, or was and nobody looked yet how it went."""
        return self._job.joining is not None

    def show(self) -> None:
        """Show how it stands."""
        joining = self._job.joining
        assert joining is not None
        self.screen.show_value(_value(joining, self._job.outcome))
        self.shown.emit()
        self.screen.focus_primary()

    def close(self) -> None:
        """Look at the job no more; it goes on, and another page shows it."""
        self._job.progressed.disconnect(self._progress)
        self._job.ended.disconnect(self._end)

    def _begin(self, joining: Joining) -> None:
        self._job.begin(joining)
        self.show()

    def _progress(self, share: float) -> None:
        if self._job.joining is not None:
            self.screen.say(_lead(self._job.joining, share), share)

    def _end(self) -> None:
        joining, outcome = self._job.joining, self._job.outcome
        assert joining is not None
        self.screen.show_value(_value(joining, outcome))
        if self.screen.isVisible():
            self.screen.focus_primary()
        if isinstance(outcome, Merged):
            self.joined.emit(joining.stem)

    def _ask(self) -> None:
        joining, outcome = self._job.joining, self._job.outcome
        assert joining is not None
        assert isinstance(outcome, OtherLearnerError)
        anyhow = Joining(joining.stem, joining.name, joining.other, anybody=True)
        Ask(
            self.screen.window(),
            f"Join the answers of {outcome.whose} to those of {joining.name}?",
            "Joined, the two cannot be told apart any more. The file until now is copied first, and you can go back"
            " to it.",
            (Answer("Leave them apart"), Answer("Join them", lambda: self._begin(anyhow))),
        ).open()

    def _stop(self) -> None:
        """Stop what runs; where nothing does, go back to the learners."""
        if self._job.is_running():
            self._job.stop()
        else:
            self._job.forget()
            self.left.emit()


def _value(joining: Joining, outcome: Outcome | None) -> JoiningValue:
    title, name, file = f"Join another file to that of {joining.name}", joining.name, joining.other.name
    match outcome:
        case None:
            return JoiningValue(title, _lead(joining, 0), _ABOUT.format(name=name), stop="Cancel")
        case Merged():
            return JoiningValue(title, about=_AFTER.format(name=name), outcome=_came(outcome, file), tone="right")
        case OtherLearnerError():
            told = f"{file} is the file of {outcome.whose}, not of {name}. {outcome.safe}"
            return JoiningValue(title, outcome=told, tone="caution", go="Join it all the same\u2026")
        case StoppedError():
            return JoiningValue(title, outcome=str(outcome), tone="caution")
        case _:
            return JoiningValue(title, outcome=str(outcome), tone="wrong")


def _lead(joining: Joining, share: float) -> str:
    return f"Joining {joining.other.name}: {share:.0%}."


def _came(merged: Merged, file: str) -> str:
    if not merged.answers and not merged.others:
        return f"Nothing in {file} is new: all of it was here already."
    answers = "1 answer" if merged.answers == 1 else f"{merged.answers:,} answers"
    others = "1 other entry" if merged.others == 1 else f"{merged.others:,} other entries"
    came = [*([answers] if merged.answers else []), *([others] if merged.others else [])]
    return f"{' and '.join(came)} came from {file}."
