"""The running window: leads from one room to the other."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.base.beside import Beside
from quizapp.base.errors import RefusedError
from quizapp.history.due import Scope
from quizapp.history.recalled import DeckRecall
from quizapp.ui import theme
from quizapp.ui.bugs import Bugs
from quizapp.ui.rooms import Rooms
from quizapp.ui.upkeep import Upkeep
from quizapp.ui.window import Window
from quizapp.workspace.desk import Workspace

if TYPE_CHECKING:  # the first paint needs Today alone; every other room is imported when it is entered
    from quizapp.exchange.formats import Format
    from quizapp.quiz.attempt import Attempt

_UNDISTURBED = ("study", "quiz", "problem", "welcome")


def run(workspace: Workspace, recall: Beside[list[DeckRecall]] | None = None) -> int:
    """Open the window, and return the exit status once it is closed. recall: of who is open, if it is asked already."""
    application = dress_application(sys.argv[:1])
    app = App(workspace)
    if recall is not None:
        app.rooms.today.expect(recall)
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
        self.rooms = Rooms(workspace, self)
        self.bugs = Bugs(workspace.places.data / "faults", lambda: self.window)
        self.upkeep = Upkeep(workspace, self.window, lambda: self.rooms.study)
        self.upkeep.decks_changed.connect(self._decks_changed)
        self.upkeep.decks_known_better.connect(self._decks_known_better)
        self.upkeep.damaged.connect(self._damaged)
        self._connect_window()
        QApplication.styleHints().colorSchemeChanged.connect(self.dress)

    def begin(self) -> None:
        """Show the window: where the learner left off, or the question who is studying."""
        try:
            self.workspace.open_usual()
        except RefusedError as refused:
            self.rooms.learners.show_problem(self.workspace.usual_learner(), refused)
            self.show_alone(self.rooms.learners.problem, "problem")
        else:
            self.enter()
        self.window.show()
        QApplication.sendPostedEvents()  # so that it is laid out before it is painted, and not painted once more after
        self.window.activateWindow()  # keys work at once, also where no window manager hands out the focus
        QTimer.singleShot(0, self, self._after_first_paint)

    def end(self) -> None:
        """Stop what runs and close what is open."""
        self.upkeep.stop()
        self.rooms.stop()
        self.upkeep.last()
        self.bugs.release()
        self.workspace.close()

    def go(self, place: str) -> None:
        """Show the page of a place: today, library, quiz, progress, settings or learners."""
        if not self.workspace.has_learner() and (place != "learners" or self.workspace.is_lent()):
            return  # nobody studies, or what is shown says why who did cannot for the moment
        match place:
            case "today":
                self.show_page(self.rooms.today.screen, place)
                self.rooms.today.show(self._interrupted(), reading=self.upkeep.is_reading())
            case "quiz":
                self.show_page(self.rooms.setup.screen, place, "setup")
                self.rooms.setup.show(self._interrupted())
            case "library":
                self.show_page(self.rooms.library.screen, place)
                self.rooms.library.show()
            case "progress":
                self.show_page(self.rooms.progress.screen, place)
                self.rooms.progress.show()
                self.window.focus_place(place)
            case "settings":
                self.show_page(self.rooms.settings.screen, place)
                self.rooms.settings.show()
            case "learners":
                self.show_page(self.rooms.learners.screen, place)
                self.rooms.learners.show()
            case _:
                raise ValueError(place)

    def start_study(self, scope: Scope) -> None:
        """Study what a scope names."""
        self.rooms.study.start(scope)

    def show_results(self, attempt: bytes) -> None:
        """Show the results of an attempt."""
        self.show_page(self.rooms.results.screen, "quiz", "results")
        self.rooms.results.show(attempt)

    def show_items(self, key: str = "") -> None:
        """Show how each question works, the one with this key first; Esc leads back to where the learner was."""
        self._before_items = "library" if self.place == "library" else "progress"
        self.show_page(self.rooms.items.screen, "progress", "items")
        self.rooms.items.show(key)

    def go_back(self) -> None:
        """Show the page from which the questions were looked at."""
        self.go(self._before_items)

    def take_in_decks(self) -> None:
        """Read the decks that changed."""
        self.upkeep.decks.start_anew()

    def import_file(self, file: Path) -> None:
        """Show what importing a file would do."""
        if self.workspace.has_learner() and self.place not in _UNDISTURBED:
            self.show_page(self.rooms.exchange.screen, "library", "exchange")
            self.rooms.exchange.begin(file)

    def export_deck(self, deck: str, title: str, target: Path, of: Format) -> None:
        """Write a deck in another format, and show how that went."""
        self.show_page(self.rooms.exchange.screen, "library", "exchange")
        self.rooms.exchange.export(deck, title, target, of.name)

    def choose_import(self) -> None:
        """Ask for a file to import, and show what that would do."""
        from quizapp.ui.exchange.dialogs import choose_import

        choose_import(self.window, self.import_file)

    def choose_export(self, deck: str, title: str) -> None:
        """Ask where to and in which format a deck is to be exported."""
        from quizapp.ui.exchange.dialogs import choose_export

        choose_export(self.window, Path(deck).stem, lambda target, of: self.export_deck(deck, title, target, of))

    def _after_first_paint(self) -> None:
        gc.freeze()  # what a start made is there to stay: to look through it takes 5 ms now, and more in mid-study
        gc.enable()  # see ``open_window``
        self.upkeep.begin(at_once=not self.rooms.today.has_decks())

    def enter(self) -> None:
        """Show Today for who is open, or ask who is studying."""
        if self.workspace.has_learner():
            self._show_name()
            self.go("today")
        elif self.workspace.learners():
            self.go("learners")
        else:
            self.show_alone(self.rooms.learners.welcome, "welcome")
            self.rooms.learners.welcome.focus_primary()

    def _damaged(self, stem: str, refused: RefusedError) -> None:
        """Show what is wrong with the file that is open, whatever is on the screen: answers would go into it."""
        if self.workspace.has_learner() and self.workspace.history.path.stem == stem:
            self.rooms.learners.show_problem(stem, refused)
            self.show_alone(self.rooms.learners.problem, "problem")

    def mended(self, sentence: str) -> None:
        """Go on with a file that was put right, and say how."""
        self.enter()
        self.rooms.today.screen.notice.say(sentence, "right")

    def learner_changed(self) -> None:
        """Let nothing of one learner stay for the next."""
        self.rooms.leave(keep="learners")
        self._show_name()
        self.upkeep.backup.start()

    def _show_name(self) -> None:
        self.window.show_learner(self.workspace.history.name())

    def _interrupted(self) -> str:
        if self.workspace.history.unfinished_attempt() is None:
            return ""
        from quizapp.quiz.attempt import asked_in_all
        from quizapp.workspace import quizzing

        attempt = quizzing.unfinished(self.workspace)
        assert attempt is not None
        given, total = len(attempt.answers), asked_in_all(attempt)
        saved = f"{given} answers are saved." if given > 1 else "1 answer is saved." if given else ""
        left = quizzing.seconds_left(self.workspace, attempt)
        time = (
            "" if left is None else "Its time is up." if left == 0 else f"Its time goes on: {-(left // -60)} min left."
        )
        told = (f"A quiz of {total} questions was interrupted.", saved, time)
        return " ".join(part for part in told if part)

    def resume(self) -> None:
        """Go on with the quiz that was interrupted."""
        from quizapp.workspace import quizzing

        attempt = quizzing.unfinished(self.workspace)
        if attempt is not None:
            self.take_quiz(attempt)

    def take_quiz(self, attempt: Attempt) -> None:
        """Begin an attempt, or go on with it."""
        self.show_alone(self.rooms.quiz.screen, "quiz")
        self.rooms.quiz.go_on(attempt)

    def quiz_on(self, deck: str) -> None:
        """Set up a quiz on a deck."""
        self.show_page(self.rooms.setup.screen, "quiz", "setup")
        self.rooms.setup.show(self._interrupted(), decks=(deck,))

    def _decks_changed(self) -> None:
        match self.place:
            case "today":
                self.go("today")
            case "library":
                self.rooms.library.refresh()
            case _:
                pass  # whatever is on the screen stays; the next question sees the decks as they are now

    def _decks_known_better(self) -> None:
        if self.place == "library":
            self.rooms.library.refresh()

    def dress(self) -> None:
        """Take on the look that the settings say."""
        percent = theme.current_percent()
        theme.apply(self.workspace.app.theme, self.workspace.app.text_percent)
        if percent != self.workspace.app.text_percent:
            QTimer.singleShot(0, self, self._rebuild)  # the key or click that asked for it is over by then

    def _rebuild(self) -> None:
        """Build the inside of the window anew where text has another size, since lengths follow it."""
        if not self.workspace.has_learner():
            return  # the window was closed meanwhile
        self.rooms.leave()
        self.window.renew()
        self._show_name()
        self.go("settings")
        self.rooms.settings.screen.focus_text()

    def _connect_window(self) -> None:
        self.window.place_wished.connect(self.go)
        self.window.learners_wished.connect(lambda: self.go("learners"))
        self.window.keys_wished.connect(self._show_keys)
        self.window.cancel_wished.connect(self.upkeep.cancel)
        self.window.file_dropped.connect(lambda file: self.import_file(Path(file)))

    def _show_keys(self) -> None:
        from quizapp.ui.help import Help

        Help(self.window, self.place).open()

    def show_page(self, page: QWidget, place: str, name: str = "") -> None:
        """Show a page beside the sidebar, with its place lit; name: of the page, where it is not its place."""
        self.place = name or place
        self.window.show_page(page, place)

    def show_alone(self, screen: QWidget, name: str) -> None:
        """Show a screen that fills the window."""
        self.place = name
        self.window.show_alone(screen)
