"""What Settings look like."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout

from quizapp.base.settings import AppSettings, StudySettings, Theme
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.number_field import number_field, show_number
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.segments import Segments

THEMES: tuple[Theme, ...] = ("system", "light", "dark", "contrast")
PERCENTS = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class SettingsValue:
    """Everything Settings show: what is set, and where things are kept."""

    app: AppSettings
    study: StudySettings
    folders: tuple[tuple[str, str], ...]


class SettingsScreen(Page):
    """Shows a SettingsValue. Wishes: other app settings, other study settings; each holds at once."""

    app_wished = Signal(AppSettings)
    study_wished = Signal(StudySettings)

    def __init__(self) -> None:
        super().__init__("Settings")
        self._value: SettingsValue | None = None
        self._theme, self._text = Segments("Theme"), Segments("Text size")
        self._new = number_field("New items a day", 0, 999)
        self._reviews = number_field("Reviews a day", 0, 9999)
        self._reviews.setSpecialValueText("No limit")
        self._retention = number_field("Desired retention", 70, 99, " %")
        self._rollover = number_field("A new day begins at", 0, 23, ":00")
        self._learning = _steps("Learning steps in minutes")
        self._relearning = _steps("Steps after forgetting in minutes")
        self._folders = QFormLayout()
        self._lay_out()
        self._connect()

    def show_value(self, value: SettingsValue) -> None:
        """Show what is set."""
        self._value = value
        self._theme.show_choices(("Like the system", "Light", "Dark", "High contrast"), THEMES.index(value.app.theme))
        sizes = tuple(f"{percent}%" for percent in PERCENTS)
        percent = value.app.text_percent
        self._text.show_choices(sizes, PERCENTS.index(percent) if percent in PERCENTS else None)
        study = value.study
        show_number(self._new, study.new_per_day)
        show_number(self._reviews, study.reviews_per_day or 0)
        show_number(self._retention, round(study.desired_retention * 100))
        show_number(self._rollover, study.rollover_hour)
        self._learning.setText(_words(study.learning_steps))
        self._relearning.setText(_words(study.relearning_steps))
        self._show_folders(value.folders)

    def focus_text(self) -> None:
        """Give the focus to the text size, after it was changed."""
        self._text.focus_first()

    def choose_text(self, place: int) -> None:
        """Pick a text size, as a click does."""
        self._text.choose(place)

    def focus_primary(self) -> None:
        """Give the focus to the first setting."""
        self._theme.focus_first()

    def _lay_out(self) -> None:
        look = QVBoxLayout()
        for title, row in (("Theme", self._theme), ("Text size", self._text)):
            look.addWidget(label(title, "heading"))
            look.addWidget(row)
        study = QFormLayout()
        study.setVerticalSpacing(10)
        study.setHorizontalSpacing(24)
        study.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for title, field in (
            ("New items a day", self._new),
            ("Reviews a day", self._reviews),
            ("Desired retention: how much to remember when a review comes", self._retention),
            ("A new day begins at", self._rollover),
            ("Learning steps, in minutes", self._learning),
            ("Steps after forgetting, in minutes", self._relearning),
        ):
            words = label(title, wraps=True)
            words.setBuddy(field)
            study.addRow(words, field)
        self.body.addWidget(titled("How it looks", look, "strong"))
        self.body.addWidget(titled("How you study", study, "strong"))
        self.body.addWidget(titled("Where things are kept", self._folders, "strong"))
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._theme.picked.connect(lambda place: self._wish_app(theme=THEMES[place]))
        self._text.picked.connect(lambda place: self._wish_app(text_percent=PERCENTS[place]))
        self._new.valueChanged.connect(lambda number: self._wish_study(new_per_day=number))
        self._reviews.valueChanged.connect(lambda number: self._wish_study(reviews_per_day=number or None))
        self._retention.valueChanged.connect(lambda number: self._wish_study(desired_retention=number / 100))
        self._rollover.valueChanged.connect(lambda number: self._wish_study(rollover_hour=number))
        self._learning.editingFinished.connect(lambda: self._wish_steps("learning_steps", self._learning))
        self._relearning.editingFinished.connect(lambda: self._wish_steps("relearning_steps", self._relearning))

    def _wish_app(self, **changed: object) -> None:
        if self._value is not None:
            self.app_wished.emit(self._value.app._replace(**changed))  # type: ignore[arg-type]  # names are checked by _replace

    def _wish_study(self, **changed: object) -> None:
        if self._value is not None:
            self.study_wished.emit(self._value.study._replace(**changed))  # type: ignore[arg-type]  # as above

    def _wish_steps(self, name: str, line: QLineEdit) -> None:
        steps = _read_steps(line.text())
        if self._value is None or steps == getattr(self._value.study, name):
            return
        if steps is None:
            self.notice.say(
                "Steps are minutes between 1 and 1439, such as \u201c1 10\u201d. Nothing was changed.", "wrong"
            )
        else:
            self.notice.say("")
            self._wish_study(**{name: steps})

    def _show_folders(self, folders: tuple[tuple[str, str], ...]) -> None:
        while self._folders.rowCount():
            self._folders.removeRow(0)
        for title, path in folders:
            shown = label(path, "muted", wraps=True)
            shown.setTextInteractionFlags(shown.textInteractionFlags().TextSelectableByMouse)
            self._folders.addRow(label(title), shown)


def _steps(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def _words(steps: tuple[float, ...]) -> str:
    return " ".join(f"{step:g}" for step in steps)


def _read_steps(text: str) -> tuple[float, ...] | None:
    try:
        steps = tuple(float(word) for word in text.replace(",", " ").split())
    except ValueError:
        return None
    return steps if len(steps) <= 10 and all(1 <= step < 1440 for step in steps) else None
