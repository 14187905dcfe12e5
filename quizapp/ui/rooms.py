"""The rooms of the window: each is built, and its wishes are led on, when it is first entered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from quizapp.history.due import Scope
from quizapp.ui.today.flow import TodayFlow
from quizapp.workspace.desk import Workspace

if TYPE_CHECKING:  # the first paint needs Today alone; every other room is imported when it is entered
    from quizapp.quiz.attempt import Attempt
    from quizapp.ui.backups.flow import DeckBackupsFlow
    from quizapp.ui.exchange.flow import ExchangeFlow
    from quizapp.ui.items.flow import ItemsFlow
    from quizapp.ui.joining_job import JoiningJob
    from quizapp.ui.learners.flow import LearnersFlow
    from quizapp.ui.library.flow import LibraryFlow
    from quizapp.ui.progress.flow import ProgressFlow
    from quizapp.ui.quiz.flow import QuizFlow
    from quizapp.ui.quiz.setup_flow import SetupFlow
    from quizapp.ui.results.flow import ResultsFlow
    from quizapp.ui.settings.flow import SettingsFlow
    from quizapp.ui.study.flow import StudyFlow

_NAMES = (
    *("today", "study", "setup", "quiz", "results", "progress", "items"),
    *("library", "deck_backups", "exchange", "learners", "settings"),
)


class Lead(Protocol):
    """Where the wishes of the rooms lead: the running window, as they know it."""

    def go(self, place: str) -> None:
        """Show the page of a place."""

    def go_back(self) -> None:
        """Show the page from which the questions were looked at."""

    def show_page(self, page: QWidget, place: str, name: str = "") -> None:
        """Show a page beside the sidebar."""

    def show_alone(self, screen: QWidget, name: str) -> None:
        """Show a screen that fills the window."""

    def start_study(self, scope: Scope) -> None:
        """Study what a scope names."""

    def take_quiz(self, attempt: Attempt) -> None:
        """Begin an attempt, or go on with it."""

    def resume(self) -> None:
        """Go on with the quiz that was interrupted."""

    def quiz_on(self, deck: str) -> None:
        """Set up a quiz on a deck."""

    def show_results(self, attempt: bytes) -> None:
        """Show the results of an attempt."""

    def show_items(self, key: str = "") -> None:
        """Show how each question works."""

    def choose_import(self) -> None:
        """Ask for a file to import."""

    def choose_export(self, deck: str, title: str) -> None:
        """Ask where to a deck is to be exported."""

    def take_in_decks(self) -> None:
        """Read the decks that changed."""

    def enter(self) -> None:
        """Show Today for who is open, or ask who is studying."""

    def mended(self, sentence: str) -> None:
        """Go on with a file that was put right."""

    def learner_changed(self) -> None:
        """Let nothing of one learner stay for the next."""

    def dress(self) -> None:
        """Take on the look that the settings say."""


class Rooms:
    """Builds the rooms of one window over one workspace; ``lead`` is where their wishes lead."""

    def __init__(self, workspace: Workspace, lead: Lead) -> None:
        self._workspace = workspace
        self._lead = lead

    @cached_property
    def today(self) -> TodayFlow:
        """The room of Today."""
        flow = TodayFlow(self._workspace)
        flow.screen.study_wished.connect(lambda: self._lead.start_study(Scope()))
        flow.screen.quiz_wished.connect(lambda: self._lead.go("quiz"))
        flow.screen.resume_wished.connect(self._lead.resume)
        return flow

    @cached_property
    def study(self) -> StudyFlow:
        """The room of Study."""
        from quizapp.ui.study.flow import StudyFlow

        flow = StudyFlow(self._workspace)
        flow.begun.connect(lambda: self._lead.show_alone(flow.screen, "study"))
        flow.ended.connect(lambda: self._lead.show_alone(flow.end, "end"))
        flow.stopped.connect(lambda: self._lead.go("today"))
        return flow

    @cached_property
    def setup(self) -> SetupFlow:
        """The room where a quiz is set up."""
        from quizapp.ui.quiz.setup_flow import SetupFlow

        flow = SetupFlow(self._workspace)
        flow.drawn.connect(self._lead.take_quiz)
        flow.resumed.connect(self._lead.resume)
        return flow

    @cached_property
    def quiz(self) -> QuizFlow:
        """The room where a quiz is taken."""
        from quizapp.ui.quiz.flow import QuizFlow

        flow = QuizFlow(self._workspace)
        flow.finished.connect(self._lead.show_results)
        flow.stopped.connect(lambda: self._lead.go("today"))
        return flow

    @cached_property
    def results(self) -> ResultsFlow:
        """The room of results."""
        from quizapp.ui.results.flow import ResultsFlow

        flow = ResultsFlow(self._workspace)
        flow.study_wished.connect(
            lambda items: self._lead.start_study(Scope(items=items, since=self._workspace.now().at)),
        )
        return flow

    @cached_property
    def progress(self) -> ProgressFlow:
        """The room of Progress."""
        from quizapp.ui.progress.flow import ProgressFlow

        flow = ProgressFlow(self._workspace)
        flow.attempt_wished.connect(self._lead.show_results)
        flow.items_wished.connect(self._lead.show_items)
        return flow

    @cached_property
    def items(self) -> ItemsFlow:
        """The room that says how each question works."""
        from quizapp.ui.items.flow import ItemsFlow

        flow = ItemsFlow(self._workspace)
        flow.back_wished.connect(self._lead.go_back)
        return flow

    @cached_property
    def library(self) -> LibraryFlow:
        """The room of the Library."""
        from quizapp.ui.library.flow import LibraryFlow

        flow = LibraryFlow(self._workspace)
        flow.study_wished.connect(self._lead.start_study)
        flow.quiz_wished.connect(self._lead.quiz_on)
        flow.figures_wished.connect(self._lead.show_items)
        flow.import_wished.connect(self._lead.choose_import)
        flow.export_wished.connect(self._lead.choose_export)
        flow.backups_wished.connect(self._show_deck_backups)
        return flow

    @cached_property
    def deck_backups(self) -> DeckBackupsFlow:
        """The room of the backups of the learner's own decks."""
        from quizapp.ui.backups.flow import DeckBackupsFlow

        flow = DeckBackupsFlow(self._workspace)
        flow.brought_back.connect(self._lead.take_in_decks)
        flow.left.connect(lambda: self._lead.go("library"))
        return flow

    @cached_property
    def exchange(self) -> ExchangeFlow:
        """The room where decks come in and leave."""
        from quizapp.ui.exchange.flow import ExchangeFlow

        flow = ExchangeFlow(self._workspace)
        flow.imported.connect(self._lead.take_in_decks)
        flow.left.connect(lambda: self._lead.go("library"))
        return flow

    @cached_property
    def learners(self) -> LearnersFlow:
        """The room of learners."""
        from quizapp.ui.learners.flow import LearnersFlow

        flow = LearnersFlow(self._workspace, self.joining)
        flow.changed.connect(self._lead.learner_changed)
        flow.begun.connect(self._lead.enter)
        flow.mended.connect(self._lead.mended)
        flow.others_wished.connect(lambda: self._lead.go("learners"))
        flow.backups_shown.connect(lambda: self._lead.show_page(flow.backups, "learners", "backups"))
        flow.joining.shown.connect(lambda: self._lead.show_page(flow.joining.screen, "learners", "joining"))
        return flow

    @cached_property
    def joining(self) -> JoiningJob:
        """The joining of two files, which goes on while the learners are left, and built anew."""
        from quizapp.ui.joining_job import JoiningJob

        return JoiningJob(self._workspace)

    @cached_property
    def settings(self) -> SettingsFlow:
        """The room of Settings."""
        from quizapp.ui.settings.flow import SettingsFlow

        flow = SettingsFlow(self._workspace)
        flow.look_changed.connect(self._lead.dress)
        return flow

    def leave(self, keep: str = "") -> None:
        """Let the rooms go, with all that they show; each is built anew when it is entered again."""
        if "items" in self.__dict__:
            self.items.stop()
        if "exchange" in self.__dict__:
            self.exchange.close()
        if "deck_backups" in self.__dict__:
            self.deck_backups.close()
        if "learners" in self.__dict__ and keep != "learners":
            self.learners.joining.close()
        for room in _NAMES:
            if room != keep and room in self.__dict__:
                left = self.__dict__.pop(room)
                if isinstance(left, TodayFlow):
                    left.stop()
                left.screen.deleteLater()

    def stop(self) -> None:
        """Stop what runs in them, with what was typed last kept."""
        if "items" in self.__dict__:
            self.items.stop()
        if "quiz" in self.__dict__:
            self.quiz.close()
        if "today" in self.__dict__:
            self.today.stop()
        if "joining" in self.__dict__:
            self.joining.close()
        if "deck_backups" in self.__dict__:
            self.deck_backups.close()
        if "exchange" in self.__dict__:
            self.exchange.close()

    def _show_deck_backups(self) -> None:
        self._lead.show_page(self.deck_backups.screen, "library", "backups")
        self.deck_backups.show()
