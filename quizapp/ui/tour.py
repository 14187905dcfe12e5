"""A learner played in the real window, without a screen: keys as a person presses them, a picture of each screen.

It fails where a step does not lead where it should, and ends by asking another process what was kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QEvent, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from quizapp.base.places import Places
from quizapp.base.settings import Theme
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.ui import theme
from quizapp.ui.app import App, dress_application
from quizapp.ui.tour_clock import TourClock
from quizapp.ui.tour_learner import TourLearner
from quizapp.ui.widgets.question import QuestionView
from quizapp.workspace import rows
from quizapp.workspace.desk import Workspace
from quizapp.workspace.reporting import learner_report

_NAME = "Ada O\u2019Neil"
_DAYS_BEFORE = 24
_HARMLESS = "This plugin does not support propagateSizeHints"  # what Qt says of every window without a screen
_A_QUESTION = "quotes MIST"  # words of a question with options in the decks that ship
_EVERY_KIND = (
    "introduction",
    "mesenchymal-stem-cells",
)  # decks that ship and have questions of every kind between them
_TABLE = (
    "Chapter;Question;Answer;Keywords\n"
    "Africa;Where is the source of the Nile?;In the highlands of East Africa;sources\n"
    "Europe;Into which sea does the Danube flow?;The Black Sea;mouths, seas\n"
    "Europe;Which is the longest river of Europe?;The Volga;lengths\n"
)
_PATIENCE = 30.0  # seconds
_Key = Qt.Key


class TourFailedError(Exception):
    """A step of the tour did not lead where it should."""


def play(decks: tuple[Path, ...], folder: Path, days: int = _DAYS_BEFORE) -> Iterator[Path]:
    """Play the tour on these decks and yield each picture as it is saved in ``folder``.

    days: how long the learner has studied when the tour ends. Raises TourFailedError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or dress_application(["quizapp"])
    assert isinstance(application, QApplication)
    warnings: list[str] = []
    before = qInstallMessageHandler(lambda kind, _where, words: _note(warnings, kind, words))
    try:
        with tempfile.TemporaryDirectory(prefix="quizapp-tour-") as scratch:
            data = Path(scratch) / "data"
            places = Places(
                (*decks, data / "decks"), data, Path(scratch) / "cache"
            )  # what is imported goes into the last
            yield from _Tour(places, folder, days).run()
    finally:
        qInstallMessageHandler(before)
    if warnings:
        raise TourFailedError(f"Qt warned: {warnings[0]}")


def _note(warnings: list[str], kind: QtMsgType, words: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(_HARMLESS):
        warnings.append(words)


class _Tour:
    """One tour: the app, its clock, and the pictures taken so far."""

    def __init__(self, places: Places, folder: Path, days: int) -> None:
        self._places, self._folder, self._days = places, folder, days
        self._clock = TourClock(days)
        self._chance = Random(1)  # noqa: S311 - the same learner every time
        self._number = 0
        self._looks: tuple[Theme, ...] = ("light", "dark")
        self._app = App(Workspace(places, self._clock))
        self._learner = TourLearner(self._app.workspace.library.index, self._chance)

    def run(self) -> Iterator[Path]:
        try:
            yield from self._first_day()
            for _day in range(self._days):
                self._clock.pass_days(1)
                self._study_a_day()
            yield from self._last_day()
            kept = self._what_is_shown()
        finally:
            self._app.end()
            self._app.window.close()
        self._ask_another_process(kept)

    def _first_day(self) -> Iterator[Path]:
        app = self._app
        app.begin()
        app.window.activateWindow()  # keys reach a window that is active
        self._until(app.window.isActiveWindow, "the window is active")
        self._until(lambda: not app.upkeep.decks.is_running(), "the decks are read")
        self._expect("welcome")
        yield from self._picture("welcome")
        self._type(_NAME)
        self._press(_Key.Key_Return)
        self._expect("today")
        yield from self._picture("today-new")
        self._press(_Key.Key_Space)
        self._expect("study")
        yield from self._study_five()

    def _study_five(self) -> Iterator[Path]:
        yield from self._picture("study")
        self._press(_Key.Key_Space)
        yield from self._picture("study-answer")
        self._press(_Key.Key_3)
        self._press(_Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self._press(_Key.Key_Space)
        self._press(_Key.Key_3)
        for _item in range(4):
            self._answer_face()
        self._press(_Key.Key_F)
        self._press(_Key.Key_Escape)
        self._expect("today")

    def _study_a_day(self) -> None:
        """Study what is due, as far as the learner feels like it, and take a quiz now and then."""
        self._app.go("today")
        if self._chance.random() < 0.25:
            return
        self._app.rooms.today.screen.study_wished.emit()
        for _answer in range(self._chance.randrange(8, 30)):
            if self._app.place != "study":
                break
            self._answer_face()
        if self._chance.random() < 0.25:
            self._take_quiz()

    def _answer_face(self) -> None:
        way = self._app.rooms.study.screen.way()
        if way == "recall":
            self._press(_Key.Key_Space)
            self._press(self._learner.grade())
            return
        self._reply(self._app.rooms.study.screen.question)
        self._press(_Key.Key_Return)
        self._press(_Key.Key_Space)

    def _reply(self, view: QuestionView) -> int:
        """Answer the question that is shown, and return how sure the learner is."""
        reply = self._learner.reply(view.value())
        for key in reply.keys:
            self._press(key)
        if reply.text:
            self._type(reply.text)
        return reply.sure

    def _last_day(self) -> Iterator[Path]:
        self._app.go("today")
        self._settle()
        yield from self._picture("today")
        yield from self._question_in_study()
        self._app.go("quiz")
        yield from self._picture("quiz-setup")
        yield from self._exam()
        yield from self._every_kind()
        self._press(_Key.Key_P)
        self._expect("progress")
        yield from self._picture("progress")
        yield from self._library()
        yield from self._import()
        self._press(_Key.Key_Escape)
        self._press(_Key.Key_Comma)
        self._expect("settings")
        yield from self._picture("settings")
        self._app.go("learners")
        yield from self._picture("learners")
        yield from self._large_text()

    def _question_in_study(self) -> Iterator[Path]:
        """Find a question in the Library, study it alone, and show how it marks itself."""
        self._press(_Key.Key_L)
        self._press(_Key.Key_Slash)
        self._type(_A_QUESTION)
        self._press(_Key.Key_Down)
        self._press(_Key.Key_Return)
        self._expect("study")
        self._press(_Key.Key_B)
        self._press(_Key.Key_Return)
        yield from self._picture("study-question")
        self._press(_Key.Key_Escape)
        self._expect("today")

    def _take_quiz(self) -> None:
        self._app.go("quiz")
        self._press(_Key.Key_Space)
        self._expect("quiz")
        while self._app.place == "quiz":
            self._answer_question()
            self._press(_Key.Key_Return)
            if self._app.place == "quiz":
                self._press(_Key.Key_Return)

    def _answer_question(self) -> None:
        self._app.rooms.quiz.screen.sure.choose(self._reply(self._app.rooms.quiz.screen.question))

    def _exam(self) -> Iterator[Path]:
        self._app.rooms.setup.screen.choose("mode", 2)
        self._app.rooms.setup.screen.choose("minutes", 3)
        self._app.rooms.setup.screen.choose("count", 2)
        self._app.rooms.setup.screen.focus_primary()
        self._press(_Key.Key_Space)
        self._expect("quiz")
        marked = False
        for number in range(20):
            self._answer_question()
            if number > 1 and not marked and self._app.rooms.quiz.screen.question.value().way in ("one", "several"):
                self._press(_Key.Key_M)  # elsewhere it may be a letter of the answer
                marked = True
            if number == 6:
                yield from self._picture("quiz")
            self._press(_Key.Key_Return)
        self._finish_in_dialog()
        self._expect("results")
        yield from self._picture("results")
        self._app.rooms.results.screen.question_wished.emit(1)
        yield from self._picture("results-question")

    def _every_kind(self) -> Iterator[Path]:
        """Show a question of every kind, and of order and match how they are marked."""
        self._app.go("quiz")
        self._app.rooms.setup.show(decks=_EVERY_KIND)
        self._app.rooms.setup.screen.choose("mode", 0)
        self._app.rooms.setup.screen.choose("count", 4)
        self._app.rooms.setup.screen.focus_primary()
        self._press(_Key.Key_Space)
        self._expect("quiz")
        seen: set[str] = set()
        while self._app.place == "quiz":
            row = self._app.workspace.library.index.item_row(self._app.rooms.quiz.screen.question.value().key)
            assert row is not None
            yield from self._show_marking(row.kind, is_new=row.kind not in seen)
            seen.add(row.kind)
        self._expect("results")
        if seen != QUESTION_KINDS:
            raise TourFailedError(f"The quiz asked no question of {', '.join(sorted(QUESTION_KINDS - seen))}.")

    def _show_marking(self, kind: str, *, is_new: bool) -> Iterator[Path]:
        self._answer_question()
        if is_new:
            yield from self._picture(f"quiz-{kind}")
        self._press(_Key.Key_Return)
        if is_new and kind in ("order", "match"):
            yield from self._picture(f"quiz-{kind}-judged")
        self._press(_Key.Key_Return)

    def _finish_in_dialog(self) -> None:
        self._settle()
        dialog = self._app.window.findChild(QDialog)
        if dialog is None:
            raise TourFailedError("Finishing the quiz did not ask.")
        QTest.keyClick(dialog, _Key.Key_Return)
        self._settle()

    def _library(self) -> Iterator[Path]:
        self._press(_Key.Key_L)
        self._press(_Key.Key_Escape)
        self._expect("library")
        yield from self._picture("library")
        self._press(_Key.Key_Slash)
        self._type("trial")
        yield from self._picture("library-search")

    def _import(self) -> Iterator[Path]:
        """Show what importing a table would do, say what one of its columns holds, and import it."""
        table = self._places.data / "rivers.csv"
        table.write_text(_TABLE, encoding="utf-8")
        self._press(_Key.Key_Escape)
        self._app.import_file(table)
        self._at_rest()
        self._app.rooms.exchange.screen.table.choices()[-1].setFocus()
        self._press(_Key.Key_Home)
        for _step in range(5):
            self._press(_Key.Key_Down)
        self._at_rest()
        yield from self._picture("import-preview")
        self._app.rooms.exchange.screen.focus_primary()
        self._press(_Key.Key_Return)
        self._at_rest()
        yield from self._picture("import-done")
        self._until(lambda: not self._app.upkeep.decks.is_running(), "the imported deck is read")
        if self._app.workspace.library.index.deck("rivers") is None:
            raise TourFailedError("The imported deck is not in the Library.")
        self._app.go("library")

    def _at_rest(self) -> None:
        self._until(lambda: not self._app.rooms.exchange.is_running(), "the import is at rest")
        self._settle()

    def _large_text(self) -> Iterator[Path]:
        """Show that nothing is cut at twice the size."""
        self._app.rooms.settings.screen.choose_text(4)
        self._settle()
        self._app.go("today")
        self._settle()
        yield from self._picture("today-200")
        self._app.rooms.settings.screen.choose_text(0)

    def _what_is_shown(self) -> dict[str, object]:
        return dict(rows.report(learner_report(self._app.workspace)))

    def _ask_another_process(self, kept: dict[str, object]) -> None:
        """Start anew and hold the scores and due dates found against what this process saw last."""
        options = [*(f"--decks={folder.absolute()}" for folder in self._places.decks), f"--data={self._places.data}"]
        command = [sys.executable, "-m", "quizapp", *options, f"--cache={self._places.cache}", "report"]
        command += ["--learner", _NAME, "--format", "json"]
        found_there = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # wherever the tour was started
        ran = subprocess.run(command, capture_output=True, text=True, check=False, env=found_there)  # noqa: S603 - our own
        if ran.returncode != 0:
            raise TourFailedError(f"The report after a new start failed: {ran.stderr}")
        found = json.loads(ran.stdout)
        for name in ("reviews", "scores", "attempts", "due_next_30_days"):
            if found[name] != json.loads(json.dumps(kept[name])):
                raise TourFailedError(f"After a new start {name} is {found[name]} and was {kept[name]}.")

    def _picture(self, name: str) -> Iterator[Path]:
        self._number += 1
        for look in self._looks:
            yield self._shot(f"{self._number:02}-{name}-{look}.png", look)
        self._looks = self._looks[::-1]  # the next picture begins in the look in force, since to change it takes time

    def _shot(self, name: str, look: Theme) -> Path:
        self._dress(look)
        path = self._folder / name
        if not self._app.window.grab().save(str(path)):
            raise TourFailedError(f"The picture {path} could not be saved.")
        return path

    def _dress(self, look: Theme) -> None:
        theme.apply(look, theme.current_percent())
        self._settle()

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._target(), key, modifier)
        self._settle()

    def _type(self, text: str) -> None:
        target = self._target()
        if not isinstance(target, QLineEdit):
            raise TourFailedError(f"There is no line to type {text} into on {self._app.place}.")
        for sign in text:  # QTest types ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        self._settle()

    def _target(self) -> QWidget:
        focus: QWidget | None = self._app.window.focusWidget()
        return self._app.window if focus is None else focus

    def _settle(self) -> None:
        for _round in range(3):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as an event loop does after each round

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        end = monotonic() + _PATIENCE
        while not holds():
            QTest.qWait(20)
            if monotonic() > end:
                raise TourFailedError(f"Waited in vain until {what}.")

    def _expect(self, place: str) -> None:
        if self._app.place != place:
            raise TourFailedError(f"The tour should be on {place} and is on {self._app.place}.")
