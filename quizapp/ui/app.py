"""The running window: builds each room when it is first entered, and leads from one to the other."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.base.errors import RefusedError
from quizapp.base.places import Places
from quizapp.history.due import Scope
from quizapp.ui import theme
from quizapp.ui.backup_job import BackupJob
from quizapp.ui.bugs import Bugs
from quizapp.ui.decks_job import DecksJob
from quizapp.ui.today.flow import TodayFlow
from quizapp.ui.window import Window
from quizapp.workspace.desk import Workspace

if TYPE_CHECKING:  # the first paint needs Today alone; every other room is imported when it is entered
    from quizapp.exchange.formats import Format
    from quizapp.quiz.attempt import Attempt
    from quizapp.ui.exchange.flow import ExchangeFlow
    from quizapp.ui.items.flow import ItemsFlow
    from quizapp.ui.learners.flow import LearnersFlow
    from quizapp.ui.library.flow import LibraryFlow
    from quizapp.ui.progress.flow import ProgressFlow
    from quizapp.ui.quiz.flow import QuizFlow
    from quizapp.ui.quiz.setup_flow import SetupFlow
    from quizapp.ui.results.flow import ResultsFlow
    from quizapp.ui.settings.flow import SettingsFlow
    from quizapp.ui.study.flow import StudyFlow

_ROOMS = (
    *("today", "study", "setup", "quiz", "results", "progress", "items"),
    *("library", "exchange", "learners", "settings"),
)
_UNDISTURBED = ("study", "quiz", "problem", "welcome")


def run(places: Places) -> int:
    """Open the window on these places, and return the exit status once it is closed."""
    application = dress_application(sys.argv[:1])
    app = App(Workspace(places))
    QTimer.singleShot(0, app, app.begin)  # within the loop, so that a bug there is told as any other
    status = application.exec()
    app.end()
    return status


def dress_application(arguments: list[str]) -> QApplication:
    """Return Qt's application in the style and typeface of Quizapp."""
    # As an argument, since setting the style later would have Qt make its own one first, and throw it away.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("Quizapp")
    application.setDesktopFileName("quizapp")
    theme.load_fonts()
    return application


class App(QObject):
    """One window over one workspace. ``place`` names the screen that is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.place = ""
        self._before_items = "progress"
        theme.apply(workspace.app.theme, workspace.app.text_percent)
        self.window = Window()
        self.bugs = Bugs(workspace.places.data / "faults", lambda: self.window)
        self.decks = DecksJob(workspace)
        self.backup = BackupJob(workspace)
        self.backup.failed.connect(lambda sentence: self.window.job.say(sentence, "wrong"))
        self.backup.damaged.connect(self._damaged)
        self._connect_window()
        self.decks.taken_in.connect(self._decks_changed)
        self.decks.linted.connect(self._decks_linted)
        self.decks.progressed.connect(
            lambda share: self.window.job.say(f"Reading your decks: {share:.0%}.", "right", "Cancel")
        )
        self.decks.ended.connect(lambda failure: self.window.job.say(failure, "wrong"))
        QApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def begin(self) -> None:
        """Show the window: where the learner left off, or the question who is studying."""
        stem = self.workspace.usual_learner()
        try:
            if stem:
                self.workspace.switch(stem)
        except RefusedError as refused:
            self.learners.show_problem(stem, refused)
            self._alone(self.learners.problem, "problem")
        else:
            self._enter()
        self.window.show()
        self.window.activateWindow()  # keys work at once, also where no window manager hands out the focus
        QTimer.singleShot(0, self, self._after_first_paint)

    def end(self) -> None:
        """Stop what runs and close what is open."""
        self.decks.stop()
        self.backup.stop()
        if "items" in self.__dict__:
            self.items.stop()
        if "quiz" in self.__dict__:
            self.quiz.close()
        if "today" in self.__dict__:
            self.today.stop()
        if "exchange" in self.__dict__:
            self.exchange.close()
        self.backup.last()
        self.bugs.release()
        self.workspace.close()

    def go(self, place: str) -> None:
        """Show the page of a place: today, library, quiz, progress, settings or learners."""
        if not self.workspace.has_learner() and place != "learners":
            return
        match place:
            case "today":
                self._page(self.today.screen, place)
                self.today.show(self._interrupted(), reading=self.decks.is_running())
            case "quiz":
                self._page(self.setup.screen, place, "setup")
                self.setup.show(self._interrupted())
            case "library":
                self._page(self.library.screen, place)
                self.library.show()
            case "progress":
                self._page(self.progress.screen, place)
                self.progress.show()
                self.window.focus_place(place)
            case "settings":
                self._page(self.settings.screen, place)
                self.settings.show()
            case "learners":
                self._page(self.learners.screen, place)
                self.learners.show()
            case _:
                raise ValueError(place)

    @cached_property
    def today(self) -> TodayFlow:
        """The room of Today."""
        flow = TodayFlow(self.workspace)
        flow.screen.study_wished.connect(lambda: self.start_study(Scope()))
        flow.screen.quiz_wished.connect(lambda: self.go("quiz"))
        flow.screen.resume_wished.connect(self._resume)
        return flow

    @cached_property
    def study(self) -> StudyFlow:
        """The room of Study."""
        from quizapp.ui.study.flow import StudyFlow

        flow = StudyFlow(self.workspace)
        flow.begun.connect(lambda: self._alone(flow.screen, "study"))
        flow.ended.connect(lambda: self._alone(flow.end, "end"))
        flow.stopped.connect(lambda: self.go("today"))
        return flow

    @cached_property
    def setup(self) -> SetupFlow:
        """The room where a quiz is set up."""
        from quizapp.ui.quiz.setup_flow import SetupFlow

        flow = SetupFlow(self.workspace)
        flow.drawn.connect(self._take_quiz)
        flow.resumed.connect(self._resume)
        return flow

    @cached_property
    def quiz(self) -> QuizFlow:
        """The room where a quiz is taken."""
        from quizapp.ui.quiz.flow import QuizFlow

        flow = QuizFlow(self.workspace)
        flow.finished.connect(self.show_results)
        flow.stopped.connect(lambda: self.go("today"))
        return flow

    @cached_property
    def results(self) -> ResultsFlow:
        """The room of results."""
        from quizapp.ui.results.flow import ResultsFlow

        flow = ResultsFlow(self.workspace)
        flow.study_wished.connect(
            lambda items: self.start_study(Scope(items=items, since=self.workspace.now().at)),
        )
        return flow

    @cached_property
    def progress(self) -> ProgressFlow:
        """The room of Progress."""
        from quizapp.ui.progress.flow import ProgressFlow

        flow = ProgressFlow(self.workspace)
        flow.attempt_wished.connect(self.show_results)
        flow.items_wished.connect(self.show_items)
        return flow

    @cached_property
    def items(self) -> ItemsFlow:
        """The room that says how each question works."""
        from quizapp.ui.items.flow import ItemsFlow

        flow = ItemsFlow(self.workspace)
        flow.back_wished.connect(lambda: self.go(self._before_items))
        return flow

    @cached_property
    def library(self) -> LibraryFlow:
        """The room of the Library."""
        from quizapp.ui.library.flow import LibraryFlow

        flow = LibraryFlow(self.workspace)
        flow.study_wished.connect(self.start_study)
        flow.quiz_wished.connect(self._quiz_on)
        flow.figures_wished.connect(self.show_items)
        flow.import_wished.connect(self._choose_import)
        flow.export_wished.connect(self._choose_export)
        return flow

    @cached_property
    def exchange(self) -> ExchangeFlow:
        """The room where decks come in and leave."""
        from quizapp.ui.exchange.flow import ExchangeFlow

        flow = ExchangeFlow(self.workspace)
        flow.imported.connect(self.decks.start)
        flow.left.connect(lambda: self.go("library"))
        return flow

    @cached_property
    def learners(self) -> LearnersFlow:
        """The room of learners."""
        from quizapp.ui.learners.flow import LearnersFlow

        flow = LearnersFlow(self.workspace)
        flow.changed.connect(self._learner_changed)
        flow.begun.connect(self._enter)
        flow.mended.connect(self._mended)
        flow.others_wished.connect(lambda: self.go("learners"))
        flow.backups_shown.connect(lambda: self._page(flow.backups, "learners", "backups"))
        return flow

    @cached_property
    def settings(self) -> SettingsFlow:
        """The room of Settings."""
        from quizapp.ui.settings.flow import SettingsFlow

        flow = SettingsFlow(self.workspace)
        flow.look_changed.connect(self._dress)
        return flow

    def start_study(self, scope: Scope) -> None:
        """Study what a scope names."""
        self.study.start(scope)

    def show_results(self, attempt: bytes) -> None:
        """Show the results of an attempt."""
        self._page(self.results.screen, "quiz", "results")
        self.results.show(attempt)

    def show_items(self, key: str = "") -> None:
        """Show how each question works, the one with this key first; Esc leads back to where the learner was."""
        self._before_items = "library" if self.place == "library" else "progress"
        self._page(self.items.screen, "progress", "items")
        self.items.show(key)

    def import_file(self, file: Path) -> None:
        """Show what importing a file would do."""
        if self.workspace.has_learner() and self.place not in _UNDISTURBED:
            self._page(self.exchange.screen, "library", "exchange")
            self.exchange.begin(file)

    def export_deck(self, deck: str, title: str, target: Path, of: Format) -> None:
        """Write a deck in another format, and show how that went."""
        self._page(self.exchange.screen, "library", "exchange")
        self.exchange.export(deck, title, target, of.name)

    def _choose_import(self) -> None:
        from quizapp.ui.exchange.dialogs import choose_import

        choose_import(self.window, self.import_file)

    def _choose_export(self, deck: str, title: str) -> None:
        from quizapp.ui.exchange.dialogs import choose_export

        choose_export(self.window, Path(deck).stem, lambda target, of: self.export_deck(deck, title, target, of))

    def _after_first_paint(self) -> None:
        """Read what changed since the last time, and look after the learner's file."""
        self.decks.start()
        self.backup.start()

    def _enter(self) -> None:
        """Show Today for who is open, or ask who is studying."""
        if self.workspace.has_learner():
            self._show_name()
            self.go("today")
        elif self.workspace.learners():
            self.go("learners")
        else:
            self._alone(self.learners.welcome, "welcome")
            self.learners.welcome.focus_primary()

    def _damaged(self, stem: str, refused: RefusedError) -> None:
        """Show what is wrong with the file that is open, whatever is on the screen: answers would go into it."""
        if self.workspace.has_learner() and self.workspace.history.path.stem == stem:
            self.learners.show_problem(stem, refused)
            self._alone(self.learners.problem, "problem")

    def _mended(self, sentence: str) -> None:
        self._enter()
        self.today.screen.notice.say(sentence, "right")

    def _learner_changed(self) -> None:
        self._leave_rooms(keep="learners")  # nothing of one learner stays for the next
        self._show_name()
        self.backup.start()

    def _leave_rooms(self, keep: str = "") -> None:
        """Let the rooms go, with all that they show; each is built anew when it is entered again."""
        if "items" in self.__dict__:
            self.items.stop()
        for room in _ROOMS:
            if room != keep and room in self.__dict__:
                left = self.__dict__.pop(room)
                if isinstance(left, TodayFlow):
                    left.stop()
                left.screen.deleteLater()

    def _show_name(self) -> None:
        self.window.show_learner(self.workspace.history.name())

    def _interrupted(self) -> str:
        if self.workspace.history.unfinished_attempt() is None:
            return ""
        from quizapp.workspace import quizzing

        attempt = quizzing.unfinished(self.workspace)
        assert attempt is not None
        given, total = len(attempt.answers), len(attempt.paper.questions)
        saved = f"{given} answers are saved." if given > 1 else "1 answer is saved." if given else ""
        return f"A quiz of {total} questions was interrupted. {saved}".strip()

    def _resume(self) -> None:
        from quizapp.workspace import quizzing

        attempt = quizzing.unfinished(self.workspace)
        if attempt is not None:
            self._take_quiz(attempt)

    def _take_quiz(self, attempt: Attempt) -> None:
        self._alone(self.quiz.screen, "quiz")
        self.quiz.go_on(attempt)

    def _quiz_on(self, deck: str) -> None:
        self._page(self.setup.screen, "quiz", "setup")
        self.setup.show(self._interrupted(), decks=(deck,))

    def _decks_changed(self) -> None:
        match self.place:
            case "today":
                self.go("today")
            case "library":
                self.library.refresh()
            case _:
                pass  # whatever is on the screen stays; the next question sees the decks as they are now

    def _decks_linted(self) -> None:
        if self.place == "library":
            self.library.refresh()

    def _dress(self) -> None:
        percent = theme.current_percent()
        theme.apply(self.workspace.app.theme, self.workspace.app.text_percent)
        if percent != self.workspace.app.text_percent:
            QTimer.singleShot(0, self, self._rebuild)  # the key or click that asked for it is over by then

    def _rebuild(self) -> None:
        """Build the inside of the window anew where text has another size, since lengths follow it."""
        if not self.workspace.has_learner():
            return  # the window was closed meanwhile
        self._leave_rooms()
        self.window.renew()
        self._show_name()
        self.go("settings")
        self.settings.screen.focus_text()

    def _connect_window(self) -> None:
        self.window.place_wished.connect(self.go)
        self.window.learners_wished.connect(lambda: self.go("learners"))
        self.window.keys_wished.connect(self._show_keys)
        self.window.cancel_wished.connect(self.decks.cancel)
        self.window.file_dropped.connect(lambda file: self.import_file(Path(file)))

    def _show_keys(self) -> None:
        from quizapp.ui.help import Help

        Help(self.window, self.place).open()

    def _page(self, page: QWidget, place: str, name: str = "") -> None:
        self.place = name or place
        self.window.show_page(page, place)

    def _alone(self, screen: QWidget, name: str) -> None:
        self.place = name
        self.window.show_alone(screen)
