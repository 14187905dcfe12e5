"""Every screen, filled with a frozen value, as the tests that look at all of them need it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from quizapp.base.settings import AppSettings, StudySettings
from quizapp.ui.charts.calibration import Level
from quizapp.ui.charts.columns import Column
from quizapp.ui.charts.days import Day
from quizapp.ui.charts.scores import ScorePoint
from quizapp.ui.exchange.screen import DeckLine, ExchangeScreen, ExchangeValue
from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import LearnerLine, LearnersScreen, WelcomeScreen
from quizapp.ui.library.detail import DeckDetail, ItemDetail
from quizapp.ui.library.finding_list import FindingLine, FindingsValue
from quizapp.ui.library.screen import LibraryScreen, LibraryValue, Line
from quizapp.ui.progress.screen import AttemptLine, Figure, MasteryLine, ProgressScreen, ProgressValue
from quizapp.ui.quiz.navigator import Stop
from quizapp.ui.quiz.screen import QuizScreen, QuizValue
from quizapp.ui.quiz.setup_screen import DeckChoice, SectionChoice, SetupScreen, SetupValue, Ways
from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsScreen, ResultsValue, SectionScore
from quizapp.ui.settings.screen import SettingsScreen, SettingsValue
from quizapp.ui.study.end_screen import EndScreen, EndValue
from quizapp.ui.study.screen import StudyScreen, StudyValue
from quizapp.ui.today.screen import OutlineLine, TodayScreen, TodayValue
from quizapp.ui.widgets.evidence import Backing
from quizapp.ui.widgets.question import Judged, QuestionValue

LONG = "What surrounds a cell and keeps its inside in, its outside out, and decides what may pass from one to the other"

CARD = StudyValue(
    where="Mesenchymal stem cells \u203a Success stories and case studies",
    done=3,
    total=24,
    question=QuestionValue("cells/membrane", LONG + "?", "recall"),
    hint="It is thin.",
    answer="A **membrane**.",
    backing=Backing("Lipids and proteins.", "limited", ("A textbook of cell biology, second edition",), "2024-12-18"),
)
REVEALED = replace(
    CARD, stage="revealed", grades=(("Again", "1 min"), ("Hard", "6 min"), ("Good", "10 min"), ("Easy", "10 days"))
)
CHOICE = QuestionValue(
    "cells/pick-one",
    "Which part holds the DNA?",
    "one",
    options=((2, "The ribosome"), (0, "The nucleus"), (1, "The membrane"), (3, LONG)),
)
JUDGED = Judged(
    right=False,
    words="Wrong",
    options={0: ("missed", ""), 1: ("wrong", "It only surrounds the cell."), 2: ("", ""), 3: ("", "Not this one.")},
)
ASKED = StudyValue("Cells \u203a Basics", 0, 5, CHOICE)
TYPED = QuestionValue("cells/spell", "What is the power house called?", "text")
NUMBER = QuestionValue("cells/count", "How many chromosomes?", "number", unit="chromosomes in a human body cell")
ALL = replace(CHOICE, key="cells/pick-all", way="several")
QUIZ = QuizValue(
    mode="Exam",
    about="Question 7 of 40 \u00b7 choose all that apply \u00b7 1 mark",
    question=CHOICE,
    stops=(Stop("answered"), Stop("answered", marked=True)) + (Stop(),) * 38,
    here=6,
    levels=("25% a guess", "40%", "60%", "75%", "90%", "99% certain"),
)
TODAY = TodayValue(
    headline="14 to review, 6 new",
    aside="About 5 minutes",
    lead="Continue with Mesenchymal stem cells and other cells of connective tissue",
    under="9 of the 14 reviews are from this deck.",
    study="Study now",
    quiz="Take a quiz",
    outline_title="Stem cells and autoimmune disease, section by section",
    outline=(
        OutlineLine("What are stem cells?", "20 of 33", 0.83, 0.7, 0.9),
        OutlineLine("Mesenchymal stem cells", "not started"),
    ),
)
RESULTS = ResultsValue(
    about="Exam, 20 questions, 9 min 12 s",
    headline="14 of 20 right",
    level="Your level is likely between 48% and 85%.",
    rows=(
        ResultRow(1, LONG, "75% sure", "Right", "right", ""),
        ResultRow(2, "Which of these are cells?", "", "Partly", "caution", "0.5 of 1, plus-minus"),
        ResultRow(3, "A virus is a cell.", "99% sure", "Blank", "caution", ""),
    ),
    sections=(SectionScore("Basics", "3 of 4", "likely between 30% and 95%"), SectionScore(LONG, "1 of 1", "too few")),
    levels=(Level(0.6, 3, 4, 0.3, 0.95, hollow=True), Level(0.9, 9, 10, 0.6, 0.98, hollow=False)),
    calibration="You said 75% and were right in 70%.",
    study="Study the 6 you missed",
)
PROGRESS = ProgressValue(
    figures=tuple(Figure(f"Recall in reviews, {days} days", "83%", "aim 90%; 120 reviews") for days in range(4)),
    weeks=((tuple(Day(f"{day} May", day) for day in range(7))),) * 40,
    scores=(ScorePoint("1 May", "7 of 10", 0.7, 0.4, 0.9), ScorePoint("2 May", "8 of 10", 0.8, 0.5, 0.94)),
    due=tuple(Column(f"day {day}", day) for day in range(30)),
    mastery=(
        MasteryLine("Basics", "9 of 9", "Mastered", "right"),
        MasteryLine(LONG, "1 of 4", "Not yet", "caution"),
        MasteryLine("Numbers", "", "not asked yet", ""),
    ),
    hardest=(LONG, "A virus is a cell."),
    attempts=(AttemptLine("00", "4 May 2026, 10:00", "7 of 10 right"), AttemptLine("01", "5 May", "8 of 10 right")),
)
DECK = DeckDetail(
    title="Mesenchymal stem cells",
    about="What these cells **do**.",
    counts=("12 cards", "4 to choose one"),
    file="04-mesenchymal-stem-cells.yaml",
    findings=FindingsValue((FindingLine("Error", "wrong", "D302", "D302, line 5", LONG, "broken/half"),)),
)
ITEM = ItemDetail(
    where="Cells \u00b7 choose one \u00b7 pick-one",
    question=CHOICE,
    answer="The nucleus",
    standing="Answered 3 times, forgotten 1 time; due 12 May 2026.",
    flagged=True,
    suspended=True,
    file="cells.yaml, line 27",
    backing=CARD.backing,
    findings=FindingsValue((FindingLine("Warning", "caution", "D604", "D604, line 31", LONG + "."),), 7),
)
LIBRARY = LibraryValue(
    lines=(Line("cells", "Cells", "12 cards \u00b7 4 questions"), Line("broken", LONG, "cannot be used: 1 error")),
    about="2 decks",
    chosen="cells",
    detail=DECK,
)
SETUP = SetupValue(
    decks=(
        DeckChoice(
            "cells",
            "Mesenchymal stem cells",
            12,
            (
                SectionChoice("cells/a", "Success stories and case studies", 5, chosen=True),
                SectionChoice("cells/b", LONG, 7, chosen=False),
            ),
        ),
    ),
    ways=Ways(mode=1),
    available=5,
    resume="A quiz of 20 questions was interrupted. 7 of them are answered and saved.",
)
SETTINGS = SettingsValue(
    AppSettings(),
    StudySettings(),
    (("Decks", "/home/somebody/Documents/a folder with a long name/decks"), ("Answers", "/home/somebody/.local")),
)
END = EndValue("Done for now", ("24 answers in 7 min.", "20 of 24 recalled."), "The next step is due in 10 min.")
LEARNERS = (LearnerLine("a", "Ada O\u2019Neil", current=True), LearnerLine("b", "Bo", current=False))

IMPORT = ExchangeValue(
    title="Import cells-and-their-parts.apkg",
    lead="Anki's packages. Nothing is written yet.",
    decks=(
        DeckLine(
            "Cells",
            "Items: 42 new, 3 changed, 118 as they are.",
            "/home/ada/decks/cells/cells.yaml",
            examples=(("What surrounds a cell?", "A membrane"), (LONG, "The membrane")),
        ),
        DeckLine(
            "Blood", "Items: 1 new, 0 changed, 7 as they are.", "/home/ada/decks/blood.yaml", "It was changed here."
        ),
    ),
    lost=("Line 12: 'Draw a cell' was left out: An essay without an answer cannot be marked.", LONG + "."),
    more=120,
    reviews="Keep the 1,204 reviews that come along, for Ada",
    go="Import 1 deck",
    stop="Cancel",
)


def study(value: StudyValue) -> StudyScreen:
    """Study, showing a face."""
    screen = StudyScreen()
    screen.show_value(value)
    return screen


def study_of(question: QuestionValue) -> StudyScreen:
    """Study, asking a question."""
    return study(StudyValue("Cells", 0, 5, question))


def quiz(value: QuizValue) -> QuizScreen:
    """A quiz at a question."""
    screen = QuizScreen()
    screen.show_value(value)
    screen.show_time("0:59 left", short=True)
    return screen


def today(value: TodayValue) -> TodayScreen:
    """Today."""
    screen = TodayScreen()
    screen.show_value(value)
    return screen


def results(*, open_row: bool = False) -> ResultsScreen:
    """Results, a row of them unfolded if asked for."""
    screen = ResultsScreen()
    screen.show_value(RESULTS)
    if open_row:
        screen.open_row(0, replace(RESULTS.rows[0], question=CHOICE, judged=JUDGED, backing=CARD.backing))
    return screen


def progress(value: ProgressValue) -> ProgressScreen:
    """Progress."""
    screen = ProgressScreen()
    screen.show_value(value)
    return screen


def library(value: LibraryValue) -> LibraryScreen:
    """The Library."""
    screen = LibraryScreen()
    screen.show_value(value)
    return screen


def exchange(value: ExchangeValue) -> ExchangeScreen:
    """An import, or how an export went."""
    screen = ExchangeScreen()
    screen.show_value(value)
    return screen


def setup(value: SetupValue) -> SetupScreen:
    """A quiz being set up."""
    screen = SetupScreen()
    screen.show_value(value)
    return screen


def settings() -> SettingsScreen:
    """Settings."""
    screen = SettingsScreen()
    screen.show_value(SETTINGS)
    return screen


def learners() -> LearnersScreen:
    """The list of learners."""
    screen = LearnersScreen()
    screen.show_learners(LEARNERS)
    return screen


def problem() -> ProblemScreen:
    """A learner's file that cannot be opened."""
    screen = ProblemScreen()
    screen.show_problem("The file is damaged. Your other learners are safe.", backup=True)
    return screen


def end() -> EndScreen:
    """The end of a sitting."""
    screen = EndScreen()
    screen.show_value(END)
    return screen


SCREENS: dict[str, Callable[[], QWidget]] = {
    "today": lambda: today(TODAY),
    "today interrupted": lambda: today(replace(TODAY, resume=SETUP.resume)),
    "study": lambda: study(CARD),
    "study flagged": lambda: study(replace(CARD, flagged=True)),
    "study revealed": lambda: study(REVEALED),
    "study choice": lambda: study(ASKED),
    "study judged": lambda: study(replace(ASKED, stage="judged", judged=JUDGED, next_words="comes again in 10 min")),
    "study typed": lambda: study_of(TYPED),
    "study number": lambda: study_of(NUMBER),
    "study all": lambda: study_of(ALL),
    "end": end,
    "setup": lambda: setup(SETUP),
    "quiz": lambda: quiz(QUIZ),
    "quiz judged": lambda: quiz(replace(QUIZ, stage="judged", judged=JUDGED, backing=CARD.backing)),
    "quiz typed": lambda: quiz(replace(QUIZ, question=TYPED)),
    "results": results,
    "results unfolded": lambda: results(open_row=True),
    "progress": lambda: progress(PROGRESS),
    "library": lambda: library(LIBRARY),
    "library item": lambda: library(replace(LIBRARY, query="cell", detail=ITEM)),
    "exchange": lambda: exchange(IMPORT),
    "exchange done": lambda: exchange(replace(IMPORT, lead="42 items came in.", tone="right", go="", reviews="")),
    "exchange failed": lambda: exchange(ExchangeValue("Import a.xml", "The file cannot be read.", "wrong")),
    "learners": learners,
    "welcome": WelcomeScreen,
    "problem": problem,
    "settings": settings,
}
