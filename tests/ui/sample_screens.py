"""Every screen, filled with a frozen value, as the tests that look at all of them need it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from quizapp.base.settings import AppSettings, StudySettings
from quizapp.ui.backups.screen import BackupLine, BackupsScreen, BackupsValue
from quizapp.ui.charts.bias import BiasPoint
from quizapp.ui.charts.calibration import Level
from quizapp.ui.charts.columns import Column
from quizapp.ui.charts.days import Day
from quizapp.ui.charts.scores import ScorePoint
from quizapp.ui.exchange.screen import DeckLine, ExchangeScreen, ExchangeValue
from quizapp.ui.exchange.table_view import ColumnLine, TableValue
from quizapp.ui.items.detail import CohortLine, PeopleValue
from quizapp.ui.items.detail import Figure as ItemFigure
from quizapp.ui.items.detail import ItemDetail as HowItWorks
from quizapp.ui.items.option_bars import OptionBar
from quizapp.ui.items.screen import ItemsScreen, ItemsValue
from quizapp.ui.items.screen import Line as QuestionLine
from quizapp.ui.learners.joining_screen import JoiningScreen, JoiningValue
from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import LearnerLine, LearnersScreen, WelcomeScreen
from quizapp.ui.library.detail import DeckDetail, ItemDetail
from quizapp.ui.library.finding_list import FindingLine, FindingsValue
from quizapp.ui.library.screen import LibraryScreen, LibraryValue, Line
from quizapp.ui.progress.attempts import AttemptLine
from quizapp.ui.progress.confidence import Confidence
from quizapp.ui.progress.screen import Figure, ProgressScreen, ProgressValue
from quizapp.ui.progress.sections import SectionLine
from quizapp.ui.quiz.navigator import Stop
from quizapp.ui.quiz.screen import QuizScreen, QuizValue
from quizapp.ui.quiz.setup_screen import DeckChoice, SectionChoice, SetupScreen, SetupValue, Ways
from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsScreen, ResultsValue, SectionScore
from quizapp.ui.settings.screen import SettingsScreen, SettingsValue
from quizapp.ui.study.end_screen import EndScreen, EndValue
from quizapp.ui.study.screen import StudyScreen, StudyValue
from quizapp.ui.today.outline import OutlineLine
from quizapp.ui.today.screen import TodayScreen, TodayValue
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
ORDER = QuestionValue(
    "cells/steps", "Put the phases in order.", "order", options=((2, "Anaphase"), (0, LONG), (1, "Metaphase"))
)
MATCH = QuestionValue(
    "cells/pairs",
    "Join what belongs together.",
    "match",
    options=((1, "mitochondrion"), (2, LONG), (0, "nucleus")),
    lefts=("DNA", LONG),
    joined=(1, None),
)
ORDER_JUDGED = Judged(
    right=False, words="Wrong. Neighbouring pairs in right succession: 0 of 2.", options={}, belongs=(0, 1, 2)
)
MATCH_JUDGED = Judged(right=False, words="Wrong. Right pairs: 0 of 2.", options={}, belongs=(0, 1))
QUIZ = QuizValue(
    mode="Exam",
    about="Question 7 of 40 \u00b7 choose all that apply \u00b7 1 point",
    question=CHOICE,
    stops=(Stop("answered"), Stop("answered", marked=True)) + (Stop(),) * 38,
    here=6,
    levels=("25% a guess", "40%", "60%", "75%", "90%", "99% certain"),
)
OVERRULED = replace(
    QUIZ,
    about="Question 7 of 40 \u00b7 comes back \u00b7 type the answer \u00b7 up to 3 points, certainty",
    question=replace(TYPED, written="the engine"),
    stage="judged",
    judged=Judged(right=False, words="Wrong. Certainty 3.", options={}, right_answer="mitochondrion"),
    sure_words="How sure are you? Below 67% a right answer earns 1 point and a wrong one nothing.",
    sure=4,
    overrule="I was right",
    note=LONG,
    told="This question was changed in its deck since the quiz was drawn. It is asked and marked as it was.",
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
    scheme="Negative: a wrong choice costs 1/(k - 1) of a point. Without this scheme: 70% of the marks.",
    guessed="Corrected for guessing: 61% without guessing.",
    mended="The keys of 2 questions were mended since this quiz was taken. Your answers can be marked again.",
)
PROGRESS = ProgressValue(
    figures=tuple(Figure(f"Recall in reviews, {days} days", "83%", "aim 90%; 120 reviews") for days in range(4)),
    weeks=((tuple(Day(f"{day} May", day) for day in range(7))),) * 40,
    scores=(ScorePoint("1 May", "7 of 10", 0.7, 0.4, 0.9), ScorePoint("2 May", "8 of 10", 0.8, 0.5, 0.94)),
    due=tuple(Column(f"day {day}", day) for day in range(30)),
    confidence=Confidence(
        levels=(Level(0.25, 1, 3, 0.06, 0.79, hollow=True), Level(0.9, 62, 71, 0.78, 0.93, hollow=False)),
        sentence="Overconfident by 9 points.",
        evidence="When you said 90%, you were right 62 times in 71. Brier score 0.19.",
        over_time=(
            BiasPoint("4 May 2026", 22, 19.6, 17.1, True, 0.21, "over by 20 points"),
            BiasPoint("5 May to 9 May 2026", 24, -3.2, 16.4, False, 0.18, "no clear bias"),
        ),
        levels_note="Under each point stands how many answers it rests on.",
        over_time_note="It is hollow inside the band, where chance alone may explain it.",
    ),
    sections=(
        SectionLine("Basics", "16 of 16 first answers right", "Mastered", "right", "Confidence: no clear bias"),
        SectionLine(LONG, "11 of 20 first answers right", "Not yet", "caution", "Confidence: over by 12 points"),
        SectionLine("Numbers", "", "not asked yet", ""),
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
    is_question=True,
    note=LONG,
    backing=CARD.backing,
    findings=FindingsValue((FindingLine("Warning", "caution", "D604", "D604, line 31", LONG + "."),), 7),
)
LIBRARY = LibraryValue(
    lines=(Line("cells", "Cells", "12 cards \u00b7 4 questions"), Line("broken", LONG, "cannot be used: 1 error")),
    about="2 decks",
    chosen="cells",
    detail=DECK,
)
HOW_IT_WORKS = HowItWorks(
    where="Cells \u00b7 choose one \u00b7 pick-one",
    stem="Which part holds the **DNA**?",
    folder=None,
    figures=(
        ItemFigure("Right", "33%", "3 of 9 right, likely between 12% and 65%."),
        ItemFigure("Asked", "9 times", "1 left unanswered"),
        ItemFigure("Time", "14 s", "half of your answers took less"),
    ),
    facility=(1 / 3, 0.12, 0.65),
    options=(
        OptionBar("The nucleus", "3 of 8, 38%", 0.375, is_right=True),
        OptionBar(LONG, "5 of 8, 62%", 0.625, is_right=False),
        OptionBar("The ribosome", "nobody took it", 0.0, is_right=False),
    ),
    last_wrong=((LONG, "4 May 2026"), ("The ribosome", "3 May 2026")),
    notes=("2 answers were given before the question was last edited.",),
    people=PeopleValue(
        sentences=("The first answers of 24 people earned 71% of the marks, likely between 50% and 86%.",),
        figures=(
            ItemFigure("Discrimination", "34%", "of this question"),
            ItemFigure("Efficiency", "48%", "of the most it could reach"),
            ItemFigure("Consistency", "62%", "of all these questions"),
            ItemFigure("Error ratio", "61%", "of the spread is chance"),
        ),
        judgement="People who do well on the other questions tend to do well here.",
        meaning="Discrimination says whether people who do well on the other questions do well on this one.",
        cohorts=(CohortLine("Class 9b", "23 people, 5 questions."), CohortLine(LONG[:60], "1 person, 1 question.")),
    ),
)
TYPED_HOW = replace(
    HOW_IT_WORKS,
    where="Cells \u00b7 type the answer \u00b7 spell",
    facility=None,
    options=(),
    written=(("mitochondria, or so", "twice"), (LONG, "once")),
    people=PeopleValue(counting="The answers of all learners are being counted: 40%."),
)
ITEMS = ItemsValue(
    lines=(
        QuestionLine("cells/pick-one", "Which part holds the DNA?", "3 of 9 right \u00b7 Cells"),
        QuestionLine("cells/spell", LONG, "not asked yet \u00b7 Cells"),
    ),
    about="2 questions",
    decks=(("cells", "Cells"), ("long", LONG)),
    deck="long",
    chosen="cells/pick-one",
    detail=HOW_IT_WORKS,
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
    ways=Ways(mode=2),
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

JOINS = "Join the history of Bartholomew that comes along to that of Ada"
TABLE = TableValue(
    separator=";",
    encoding="Windows-1252",
    header=True,
    columns=(
        ColumnLine("Column 1: Chapter", "section", "Rivers  \u00b7  Rivers  \u00b7  Lakes"),
        ColumnLine("Column 2: Question", "front", LONG),
        ColumnLine("Column 3: Colour", "", ""),
    ),
    separators=(("\t", "Tab"), (";", "Semicolon ( ; )")),
    encodings=(("UTF-8", "UTF-8"), ("Windows-1252", "Windows-1252 (Western Europe)")),
    choices=(("front", "What is asked"), ("section", "Section"), ("", "Nothing: leave it out")),
    more=3,
)
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


def judged_in_study(question: QuestionValue, judged: Judged) -> StudyValue:
    """What Study shows once a question is marked."""
    return replace(ASKED, question=question, stage="judged", judged=judged, next_words="comes again in 10 min")


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


def items(value: ItemsValue) -> ItemsScreen:
    """How each question works."""
    screen = ItemsScreen()
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


BACKUPS = (
    BackupLine("4 May 2026, 10:00", "Made at a start, 120 kB", "12 answers are newer than this backup."),
    BackupLine("3 May 2026, 9:00", "Made before a merge, 1,118 kB", "This copy is damaged.", usable=False),
)
JOINING = JoiningValue(
    "Join another file to that of Ada O\u2019Neil", "Joining ada.sqlite: 0%.", "A copy is made first.", stop="Cancel"
)


def learners() -> LearnersScreen:
    """The list of learners."""
    screen = LearnersScreen()
    screen.show_learners(LEARNERS, "Each learner has a file of their own, in /home/ada/.local/share/quizapp/learners.")
    return screen


def problem() -> ProblemScreen:
    """A learner's file that cannot be opened."""
    screen = ProblemScreen()
    screen.show_problem(
        "The file is damaged. Your other learners are safe.", "The last backup is of 4 May 2026, 10:00."
    )
    return screen


def backups(*lines: BackupLine) -> BackupsScreen:
    """The backups of a learner."""
    screen = BackupsScreen("Backups", "Back to the learners")
    screen.show_value(BackupsValue("Copies of Ada O\u2019Neil\u2019s answers.", "There is no backup yet.", LONG, lines))
    return screen


def backups_busy() -> BackupsScreen:
    """The backups of decks, while one of them is gone back to."""
    screen = BackupsScreen("Backups of your decks", "Back to the Library")
    screen.show_busy("Copies of your own deck folder.", "Going back to 4 May 2026, 10:00.")
    return screen


def joining(value: JoiningValue, share: float = 0.0) -> JoiningScreen:
    """A file that is being joined, or was."""
    screen = JoiningScreen()
    screen.show_value(value)
    if share:
        screen.say(f"Joining ada.sqlite: {share:.0%}.", share)
    return screen


def end() -> EndScreen:
    """The end of a sitting."""
    screen = EndScreen()
    screen.show_value(END)
    return screen


SCREENS: dict[str, Callable[[], QWidget]] = {
    "today": lambda: today(TODAY),
    "today interrupted": lambda: today(TODAY._replace(resume=SETUP.resume)),
    "study": lambda: study(CARD),
    "study flagged": lambda: study(replace(CARD, flagged=True)),
    "study revealed": lambda: study(REVEALED),
    "study choice": lambda: study(ASKED),
    "study judged": lambda: study(replace(ASKED, stage="judged", judged=JUDGED, next_words="comes again in 10 min")),
    "study typed": lambda: study_of(TYPED),
    "study number": lambda: study_of(NUMBER),
    "study all": lambda: study_of(ALL),
    "study order": lambda: study_of(ORDER),
    "study match": lambda: study_of(MATCH),
    "study order judged": lambda: study(judged_in_study(ORDER, ORDER_JUDGED)),
    "study match judged": lambda: study(judged_in_study(MATCH, MATCH_JUDGED)),
    "end": end,
    "setup": lambda: setup(SETUP),
    "setup mock": lambda: setup(
        replace(SETUP, ways=Ways(mode=3, marking=2), presets=("Ada\u2019s exam", LONG), about_marking=LONG)
    ),
    "quiz": lambda: quiz(QUIZ),
    "quiz judged": lambda: quiz(replace(QUIZ, stage="judged", judged=JUDGED, backing=CARD.backing)),
    "quiz typed": lambda: quiz(replace(QUIZ, question=TYPED)),
    "quiz order": lambda: quiz(replace(QUIZ, question=ORDER)),
    "quiz order judged": lambda: quiz(replace(QUIZ, question=ORDER, stage="judged", judged=ORDER_JUDGED)),
    "quiz match": lambda: quiz(replace(QUIZ, question=MATCH)),
    "quiz match judged": lambda: quiz(replace(QUIZ, question=MATCH, stage="judged", judged=MATCH_JUDGED)),
    "quiz overruled": lambda: quiz(OVERRULED),
    "results": results,
    "results unfolded": lambda: results(open_row=True),
    "progress": lambda: progress(PROGRESS),
    "library": lambda: library(LIBRARY),
    "library item": lambda: library(replace(LIBRARY, query="cell", detail=ITEM)),
    "items": lambda: items(ITEMS),
    "items typed": lambda: items(replace(ITEMS, detail=TYPED_HOW)),
    "items empty": lambda: items(ItemsValue((), "", empty="No question was asked yet. Take a quiz (Q) and finish it.")),
    "exchange": lambda: exchange(IMPORT),
    "exchange table": lambda: exchange(replace(IMPORT, title="Import rivers.csv", table=TABLE)),
    "exchange history": lambda: exchange(replace(IMPORT, lost=(LONG + ".",), reviews=JOINS, ticked=False, more=0)),
    "exchange done": lambda: exchange(replace(IMPORT, lead="42 items came in.", tone="right", go="", reviews="")),
    "exchange failed": lambda: exchange(ExchangeValue("Import a.xml", "The file cannot be read.", "wrong")),
    "learners": learners,
    "welcome": WelcomeScreen,
    "problem": problem,
    "joining": lambda: joining(JOINING, 0.4),
    "joining done": lambda: joining(
        replace(JOINING, lead="", outcome="12 answers came from ada.sqlite.", tone="right", about=LONG)
    ),
    "joining of two": lambda: joining(
        replace(JOINING, title=LONG, lead="", about="", outcome=LONG, tone="caution", go="Join it all the same\u2026")
    ),
    "backups": lambda: backups(*BACKUPS),
    "backups empty": backups,
    "backups busy": backups_busy,
    "settings": settings,
}
