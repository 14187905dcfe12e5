"""What setting up a quiz looks like: from what, how many, and how."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.quiz.presets import Presets
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.check import Check
from quizapp.ui.widgets.dress import clear, label
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import tab_through
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.number_field import beside, number_field, show_number
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section one can be asked about: its key, title and number of questions; chosen or not."""

    key: str
    title: str
    questions: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class DeckChoice:
    """A deck one can be asked about, with its sections."""

    id: str
    title: str
    questions: int
    sections: tuple[SectionChoice, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """What was picked, as places in the rows of choices below; number: of the mock paper."""

    count: int = 1
    mode: int = 0
    minutes: int = 0
    confidence: int = 0
    choose_all: int = 0
    marking: int = 0
    number: int = 1


@dataclass(frozen=True, slots=True)
class SetupValue:
    """Everything the set-up shows.

    available: how many questions there are in what is chosen; about_marking: how the marking that is picked goes;
    presets: the names of choices that were kept.
    """

    decks: tuple[DeckChoice, ...]
    ways: Ways
    available: int
    empty: str = ""
    resume: str = ""
    about_marking: str = ""
    presets: tuple[str, ...] = ()


COUNTS: tuple[int | None, ...] = (5, 10, 20, 40, None)
MINUTES: tuple[int | None, ...] = (None, 5, 10, 20, 30, 60)
_EXAM, _MOCK = 2, 3  # the places of these among the modes
_CERTAINTY = 2  # and of this among the markings
_ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("mode", "What kind of quiz", ("Practice", "Adaptive", "Exam", "Mock paper")),
    ("count", "How many questions", tuple(str(count) if count else "All" for count in COUNTS)),
    ("minutes", "Time", tuple(f"{minutes} min" if minutes else "No limit" for minutes in MINUTES)),
    ("confidence", "Say how sure you are before each answer shows", ("Ask", "Do not ask")),
    ("marking", "How the quiz is marked", ("Each question by its own", "Negative", "Certainty")),
    ("choose_all", "Marks where several options are right", ("As the deck says", "Plus-minus", "All or nothing")),
)
_ABOUT_MODES = (
    "Each answer is judged at once. What was wrong comes back at the end of the round.",
    "Each answer is judged at once, and the next question is one that you likely get right three times in four. "
    "Until enough is known of you, they come in the order of the deck.",
    "Nothing is judged before the end. Answers can be changed until then.",
    "An exam that is the same for everybody who chooses the same number, sections and decks.",
)


class SetupScreen(Page):
    """Shows a SetupValue.

    Wishes: other sections, other ways, to start, to print, to go on with the interrupted quiz; that a preset, by its
    name, is taken, kept or removed.
    """

    sections_wished = Signal(list)
    ways_wished = Signal(Ways)
    start_wished = Signal()
    print_wished = Signal()
    resume_wished = Signal()
    preset_wished = Signal(str)
    keep_wished = Signal(str)
    remove_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__("Quiz")
        self._start = Button("Start", "Space", tone="primary")
        self._start.clicked.connect(self.start_wished)
        self.saving = Notice()
        self._print = Button("Print")
        self._print.clicked.connect(self.print_wished)
        self.notice.pressed.connect(self.resume_wished)
        self.offer(self._print, self._start)
        self._empty = label("", "lead", wraps=True)
        self._boxes: dict[str, Check] = {}
        self._shown: tuple[DeckChoice, ...] = ()
        self._deck_boxes: dict[str, Check] = {}
        self._choices = QVBoxLayout()
        self._rows = {name: Segments(title) for name, title, _words in _ROWS}
        self._about_mode, self._about_marking = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self._number = number_field("Number of the mock paper", 1, 9999)
        self._numbered = beside("Number of the mock paper", self._number)
        under = {"mode": (self._about_mode, self._numbered), "marking": (self._about_marking,)}
        self._boxed = {name: self._row(name, title, *under.get(name, ())) for name, title, _words in _ROWS}
        self.presets = Presets()
        self._fold = Fold(theme.scaled(760))
        self._fold.add(self._from_panel(), 5)
        self._fold.add(self._ways_panel(), 6)
        self._connect()
        self.body.addWidget(self.saving)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._fold)
        self.body.addStretch(1)

    def show_value(self, value: SetupValue) -> None:
        """Show what there is to choose from and what is chosen."""
        self.notice.say(value.resume, "caution", "Go on with it" if value.resume else "")
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self._fold.setVisible(not value.empty)
        for button in (self._start, self._print):
            button.setVisible(not value.empty)
            button.setEnabled(value.available > 0)
        self._start.set_words(_start_words(value))
        self._show_decks(value.decks)
        for name, _title, words in _ROWS:
            self._rows[name].show_choices(words, getattr(value.ways, name))
        show_number(self._number, value.ways.number)
        self._about_mode.setText(_ABOUT_MODES[value.ways.mode])
        self._about_marking.setText(value.about_marking)
        self._about_marking.setVisible(bool(value.about_marking))
        self._boxed["minutes"].setVisible(value.ways.mode in (_EXAM, _MOCK))
        self._boxed["confidence"].setVisible(value.ways.marking != _CERTAINTY)
        self._numbered.setVisible(value.ways.mode == _MOCK)
        self.presets.show_names(value.presets)
        self._lead_tab()

    def choose(self, row: str, place: int) -> None:
        """Pick a way of a row, as a click does: rows are called as the fields of Ways."""
        self._rows[row].choose(place)

    def focus_primary(self) -> None:
        """Give the focus to the start button."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _from_panel(self) -> QWidget:
        self._choices.setSpacing(2)
        return titled("From", self._choices)

    def _ways_panel(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (*self._boxed.values(), self.presets):
            column.addWidget(part)
        return titled("", column)

    def _lead_tab(self) -> None:
        """Let Tab go as the eye does; decks and presets are made after what stands below them."""
        chosen = [stop for name, _title, _words in _ROWS for stop in self._rows[name].stops()]
        after_kind = len(self._rows["mode"].stops())
        ways = (*chosen[:after_kind], self._number, *chosen[after_kind:])
        tab_through(self._print, self._start, *self._checks(), *ways, *self.presets.stops())

    def _checks(self) -> list[QWidget]:
        return [box for deck in self._shown for box in (self._deck_boxes[deck.id], *self._section_boxes(deck))]

    def _section_boxes(self, deck: DeckChoice) -> list[Check]:
        return [self._boxes[section.key] for section in deck.sections]

    def _connect(self) -> None:
        for row in self._rows.values():
            row.picked.connect(lambda _place: self.ways_wished.emit(self._ways()))
        self._number.valueChanged.connect(lambda _number: self.ways_wished.emit(self._ways()))
        self.presets.taken.connect(self.preset_wished)
        self.presets.kept.connect(self.keep_wished)
        self.presets.removed.connect(self.remove_wished)

    def _row(self, name: str, title: str, *under: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        for part in (label(title, "heading", wraps=True), self._rows[name], *under):
            column.addWidget(part)
        return made

    def _ways(self) -> Ways:
        return Ways(number=self._number.value(), **{name: row.chosen() or 0 for name, row in self._rows.items()})

    def _show_decks(self, decks: tuple[DeckChoice, ...]) -> None:
        same = [(deck.id, [section.key for section in deck.sections]) for deck in decks] == [
            (deck.id, [section.key for section in deck.sections]) for deck in self._shown
        ]
        self._shown = decks
        if not same:
            self._build_decks(decks)
        for deck in decks:
            for section in deck.sections:
                self._boxes[section.key].setChecked(section.chosen)
            on = sum(section.chosen for section in deck.sections)
            state = Qt.CheckState.Unchecked if on == 0 else Qt.CheckState.PartiallyChecked
            self._deck_boxes[deck.id].setCheckState(Qt.CheckState.Checked if on == len(deck.sections) else state)

    def _build_decks(self, decks: tuple[DeckChoice, ...]) -> None:
        clear(self._choices)
        self._boxes, self._deck_boxes = {}, {}
        for deck in decks:
            whole = Check(_counted(deck.title, deck.questions))
            whole.setAccessibleName(f"{deck.title}, {deck.questions} questions")
            whole.clicked.connect(lambda _on=False, deck=deck: self._turn_deck(deck))
            self._deck_boxes[deck.id] = whole
            self._choices.addWidget(whole)
            for section in deck.sections:
                self._choices.addWidget(self._section_box(section))

    def _section_box(self, section: SectionChoice) -> QWidget:
        box = Check(_counted(section.title, section.questions))
        box.setAccessibleName(f"{section.title}, {section.questions} questions")
        box.clicked.connect(lambda: self.sections_wished.emit(self._chosen()))
        self._boxes[section.key] = box
        indented = QWidget()
        row = QVBoxLayout(indented)
        row.setContentsMargins(theme.scaled(26), 0, 0, 0)
        row.addWidget(box)
        return indented

    def _turn_deck(self, deck: DeckChoice) -> None:
        on = not all(self._boxes[section.key].isChecked() for section in deck.sections)
        for section in deck.sections:
            self._boxes[section.key].setChecked(on)
        self.sections_wished.emit(self._chosen())

    def _chosen(self) -> list[str]:
        return [key for key, box in self._boxes.items() if box.isChecked()]


def _counted(title: str, questions: int) -> str:
    """Return a title and its count, which stands after it whichever way the title is written."""
    return f"\u2068{title}\u2069  \u00b7  {questions}"


def _start_words(value: SetupValue) -> str:
    wished = COUNTS[value.ways.count]
    count = value.available if wished is None else min(wished, value.available)
    return "Start with 1 question" if count == 1 else f"Start with {count} questions"
