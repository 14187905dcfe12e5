"""What happens on the results of an attempt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.base.clock import date_of
from quizapp.quiz import attempt as attempts
from quizapp.quiz.attempt import Attempt
from quizapp.ui.noting import ask_for_note
from quizapp.ui.results.screen import ResultsScreen
from quizapp.ui.results.view import results, row
from quizapp.ui.widgets.save_as import SaveAs
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import attempt_records, questions, quizzing, rulings
from quizapp.workspace.desk import Workspace

_TYPES = {"pdf": "PDF to read or print", "csv": "CSV for a spreadsheet", "json": "JSON for programs"}


class ResultsFlow(QObject):
    """Feeds the results. ``study_wished`` carries the keys of the items that were missed."""

    study_wished = Signal(tuple)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = ResultsScreen()
        self._attempt: Attempt | None = None
        self.screen.question_wished.connect(self._open_row)
        self.screen.study_wished.connect(self._study)
        self.screen.overrule_wished.connect(self._turn_ruling)
        self.screen.note_wished.connect(self._ask_for_note)
        self.screen.mark_again_wished.connect(self._mark_again)
        self.screen.save_wished.connect(self._ask_where_to_save)

    def show(self, attempt_id: bytes) -> None:
        """Show the results of an attempt, of today or long past."""
        self._attempt = quizzing.load(self._workspace, attempt_id)
        self.screen.show_value(results(self._workspace, self._attempt))
        self.screen.focus_primary()

    def _number(self, place: int) -> int:
        assert self._attempt is not None
        return questions.counted(self._workspace, self._attempt)[place][0]

    def _open_row(self, place: int) -> None:
        if self._attempt is not None:
            whole = row(self._workspace, self._attempt, self._number(place), whole=True)
            self.screen.open_row(place, whole)

    def _turn_ruling(self, place: int) -> None:
        """Overrule a mark, or take that back."""
        assert self._attempt is not None
        number = self._number(place)
        with telling(self.screen.notice):
            self._attempt = rulings.turn(self._workspace, self._attempt, number)
            self._show_anew(place)

    def _ask_for_note(self, place: int) -> None:
        assert self._attempt is not None
        key = self._attempt.paper.questions[self._number(place)].key
        ask_for_note(self.screen, self.screen.notice, self._workspace, key, lambda: self._show_anew(place))

    def _mark_again(self) -> None:
        assert self._attempt is not None
        with telling(self.screen.notice):
            self._attempt = rulings.mark_again(self._workspace, self._attempt)
            self._show_anew()

    def _show_anew(self, focused: int | None = None) -> None:
        """Show the results as they are now, with the same lines unfolded."""
        assert self._attempt is not None
        open_rows = self.screen.open_rows()
        self.screen.show_value(results(self._workspace, self._attempt))
        for place in open_rows:
            self._open_row(place)
        if focused is not None:
            self.screen.focus_row(focused)

    def _ask_where_to_save(self) -> None:
        if self._attempt is not None:
            day = date_of(self._attempt.started.day).isoformat()
            SaveAs(self.screen, f"Results {day}", _TYPES, self._save).open()

    def _save(self, path: Path) -> None:
        assert self._attempt is not None
        if path.suffix.lower() in (".csv", ".json"):
            with telling(self.screen.saving):
                attempt_records.save(self._workspace, path, [self._attempt.id])
                self.screen.saving.say(f"Saved as {path.name}.", "right")
        else:
            from quizapp.ui.printing.results_flow import print_results

            value = results(self._workspace, self._attempt)
            print_results(self.screen, self.screen.saving, self._workspace, self._attempt, value, path)

    def _study(self) -> None:
        if self._attempt is not None:
            counted = questions.counted(self._workspace, self._attempt)
            self.study_wished.emit(attempts.missed(self._attempt, counted))
