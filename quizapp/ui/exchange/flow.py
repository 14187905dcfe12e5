"""What happens when decks come in from a file: read it, show what would be written, write it if that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import RefusedError, StoppedError
from quizapp.base.files import save_in_chosen
from quizapp.base.progress import GoOn, Progress
from quizapp.exchange.carried import Written
from quizapp.ui.exchange import leaving, words
from quizapp.ui.exchange.keeping import Keeping
from quizapp.ui.exchange.screen import ExchangeScreen, ExchangeValue
from quizapp.ui.exchange.table_wishes import TableWishes
from quizapp.ui.jobs import Job
from quizapp.workspace import carrying, learnt, safekeeping
from quizapp.workspace.carrying import Plan
from quizapp.workspace.desk import Workspace

_READING = "Reading the file."
_SAFE = 0.1  # of the time that writing takes, for looking the learner's file over and copying it
_AS_A_FILE = 0.8  # when that is done where a whole history is made a file first

_Outcome = Plan | Written | RefusedError


class ExchangeFlow(QObject):
    """Takes decks in and out. Signals: something was written (``imported``); back to the Library (``left``)."""

    imported = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = ExchangeScreen()
        self.screen.go_wished.connect(self._carry_out)
        self.screen.stop_wished.connect(self._stop)
        self._wishes = TableWishes(self.screen.table)
        self._wishes.changed.connect(self._read_again)
        self._plan: Plan | None = None
        self._job: Job[_Outcome] | None = None
        self._title = ""
        self._file = Path()
        self._is_outdated = False  # what is read now: something else is wished for since
        self._keeping = Keeping(workspace)
        self._keeping.said.connect(self.screen.say)
        self._keeping.ended.connect(self._kept)

    def begin(self, file: Path) -> None:
        """Look what is in a file; nothing is written."""
        if self.is_running():
            return
        self._file = file
        self._wishes.forget()
        self.screen.notice.say("")
        self._title = f"Import {file.name}"
        self.screen.show_value(ExchangeValue(self._title, _READING, stop="Cancel"))
        self.screen.focus_primary()
        self._read()

    def export(self, deck: str, title: str, target: Path, format_name: str) -> None:
        """Write the deck in a file as one in another format."""
        if self.is_running():
            return
        self._plan = None
        self.screen.notice.say("")
        self._title = f"Export {title}"

        def work(go_on: GoOn) -> Written:
            written = leaving.written(Path(deck), format_name, go_on)
            save_in_chosen(target, written.content)
            return written

        self._begin("Writing the file.", work, lambda outcome: self._exported(title, target, outcome))

    def is_running(self) -> bool:
        """Tell whether something is read or written."""
        return self._job is not None or self._keeping.is_running()

    def close(self) -> None:
        """Stop what runs, and wait for that."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._keeping.close()

    def _folder(self) -> Path:
        """Return the learner's own deck folder, or the last one where the decks are others'."""
        places = self._workspace.places
        own = places.data / "decks"
        return own if own in places.decks else places.decks[-1]

    def _read(self) -> None:
        """Look what is in the file, by what is said of it; what is shown stays until that is known."""
        self._plan = None
        self._is_outdated = False
        file, folder, said = self._file, self._folder(), self._wishes.said
        self._run(_READING, lambda go_on: carrying.plan(file, folder, said=said, go_on=go_on), self._planned)

    def _read_again(self) -> None:
        """Read the table as is said now, at once or as soon as it is not read by what was said before any more."""
        if self._job is None:
            self._read()
        else:
            self._is_outdated = True
            self._job.requestInterruption()

    def _begin(self, lead: str, work: Callable[[GoOn], _Outcome], then: Callable[[_Outcome], None]) -> None:
        """Run something while nothing else is shown than how far it is."""
        self.screen.show_value(ExchangeValue(self._title, lead, stop="Cancel"))
        self.screen.focus_primary()
        self._run(lead, work, then)

    def _run(self, lead: str, work: Callable[[GoOn], _Outcome], then: Callable[[_Outcome], None]) -> None:
        self.screen.say(lead)

        def guarded(go_on: GoOn) -> _Outcome:
            try:
                return work(go_on)
            except RefusedError as refused:
                return refused

        def done(outcome: _Outcome) -> None:
            self._job = None
            then(outcome)

        self._job = Job(guarded, done)
        self._job.progressed.connect(lambda share: self.screen.say(f"{lead} {share:.0%}."))
        self._job.start()

    def _planned(self, outcome: _Outcome) -> None:
        if self._is_outdated:
            self._read()
        elif isinstance(outcome, Plan):
            self._plan = outcome
            self._wishes.take_in(outcome.carried.table)
            history = outcome.carried.history
            theirs = history is not None and learnt.is_theirs(self._workspace, history)
            self.screen.show_value(words.planned(outcome, self._workspace.history.name(), is_theirs=theirs))
            self.screen.focus_unless_in_table()
        else:
            self._tell(outcome)

    def _carry_out(self) -> None:
        plan = self._plan
        if plan is None or self.is_running():
            return
        keep, history = self.screen.wants_reviews(), plan.carried.history

        def work(go_on: GoOn) -> Plan:
            safekeeping.keep_safe(self._workspace, "import", Progress(go_on, 0, _SAFE).tell)
            begun = _SAFE
            if keep and history is not None:
                begun = _AS_A_FILE
                self._keeping.make_file(history, Progress(go_on, _SAFE, begun).tell)
            carrying.carry_out(plan, Progress(go_on, begun).tell)
            return plan

        self._begin("Writing.", work, lambda outcome: self._carried_out(outcome, keep_reviews=keep))

    def _carried_out(self, outcome: _Outcome, *, keep_reviews: bool) -> None:
        if isinstance(outcome, Plan):
            self._keeping.begin(outcome.carried, wanted=keep_reviews)
        else:
            self._plan = None
            self._keeping.forget_file()
            self._tell(outcome)

    def _kept(self) -> None:
        plan, keeping = self._plan, self._keeping
        assert plan is not None
        self._plan = None
        self.screen.notice.say(keeping.refused, "wrong")
        self._show(words.imported(plan, keeping.kept, keeping.merged))
        self.imported.emit()

    def _exported(self, title: str, target: Path, outcome: _Outcome) -> None:
        if isinstance(outcome, Written):
            self._show(words.exported(title, str(target), outcome.findings))
        else:
            self._tell(outcome)

    def _tell(self, outcome: _Outcome) -> None:
        if isinstance(outcome, StoppedError):
            self.left.emit()
        else:
            self._show(ExchangeValue(self._title, str(outcome), "wrong"))

    def _show(self, value: ExchangeValue) -> None:
        self.screen.show_value(value)
        self.screen.focus_primary()

    def _stop(self) -> None:
        """Stop what runs; where nothing does, go back to the Library."""
        if self._job is not None:
            self._is_outdated = False
            self._job.requestInterruption()
            self.screen.say("Stopping.")
        elif self._keeping.is_running():
            self._keeping.stop()
            self.screen.say("Stopping.")
        else:
            self._plan = None
            self.left.emit()
