"""What happens while a quiz is set up; what was chosen the last time is there again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from quizapp.quiz.attempt import Attempt
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.quiz.marking import SCHEME_WORDS
from quizapp.quiz.setup import ChooseAllMarking, Mode, QuizMarking, Setup
from quizapp.ui.quiz.setup_screen import COUNTS, MINUTES, DeckChoice, SectionChoice, SetupScreen, SetupValue, Ways
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import presets, quizzing
from quizapp.workspace.desk import Workspace

_MODES: tuple[Mode, ...] = ("practice", "adaptive", "exam", "mock")
_CHOOSE_ALL: tuple[ChooseAllMarking, ...] = ("author", "plus-minus", "all-or-nothing")
_MARKINGS: tuple[QuizMarking, ...] = ("author", "negative", "certainty")
_USUAL, _MOST = 10, 500


class SetupFlow(QObject):
    """Feeds the set-up. ``drawn`` carries the attempt that was begun; ``resumed`` the one to go on with."""

    drawn = Signal(Attempt)
    resumed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = SetupScreen()
        self._ways = Ways()
        self._chosen: frozenset[str] | None = None
        self._resume = ""
        self._connect()

    def show(self, resume: str = "", decks: Iterable[str] = ()) -> None:
        """Show what can be asked; decks: take just these, as from the Library."""
        self._resume = resume
        questions = self._questions()
        wanted = frozenset(decks)
        if wanted:
            self._chosen = frozenset(key for key in questions if key.partition("/")[0] in wanted)
        elif self._chosen is None and questions:  # an empty library leaves nothing to choose
            last = quizzing.last_setup(self._workspace)
            self._take(last or Setup(count=_USUAL), frozenset(questions))
        self.screen.saving.say("")
        self._feed()
        self.screen.focus_primary()

    def _take(self, setup: Setup, everything: frozenset[str]) -> None:
        """Choose as in a setup, as far as the decks still have it."""
        self._chosen = (frozenset(setup.sections) & everything) or everything
        self._ways = _ways_of(setup)

    def _questions(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for candidate in self._workspace.library.index.candidates():
            if candidate.kind in QUESTION_KINDS:
                counts[candidate.section] = counts.get(candidate.section, 0) + 1
        return counts

    def _feed(self) -> None:
        questions = self._questions()
        chosen = self._chosen or frozenset()
        decks = self._decks(questions, chosen)
        marking = _MARKINGS[self._ways.marking]
        self.screen.show_value(
            SetupValue(
                decks,
                self._ways,
                available=sum(count for key, count in questions.items() if key in chosen),
                empty="" if decks else "No deck has questions for a quiz yet. The Library shows which decks there are.",
                resume=self._resume,
                about_marking="" if marking == "author" else SCHEME_WORDS[marking],
                presets=tuple(presets.presets(self._workspace)),
            )
        )

    def _decks(self, questions: dict[str, int], chosen: frozenset[str]) -> tuple[DeckChoice, ...]:
        index = self._workspace.library.index
        sections = [one for one in index.sections() if one.key in questions]
        return tuple(
            DeckChoice(
                deck.id,
                deck.title,
                sum(count for key, count in questions.items() if key.partition("/")[0] == deck.id),
                tuple(
                    SectionChoice(one.key, one.title or "Without a section", questions[one.key], one.key in chosen)
                    for one in sections
                    if one.deck == deck.id
                ),
            )
            for deck in index.decks()
            if any(one.deck == deck.id for one in sections)
        )

    def _choose(self, keys: list[str]) -> None:
        self._chosen = frozenset(keys)
        self._feed()

    def _change(self, ways: Ways) -> None:
        self._ways = ways
        self._feed()

    def _start(self) -> None:
        with telling(self.screen.notice):
            self.drawn.emit(quizzing.start(self._workspace, self._setup()))

    def _print(self) -> None:
        from quizapp.ui.printing.paper_flow import print_paper

        setup = self._setup()
        if setup.mode == "adaptive":  # paper cannot tell what was answered
            setup = replace(setup, mode="practice")
        print_paper(self.screen, self.screen.saving, self._workspace, setup)

    def _take_preset(self, name: str) -> None:
        setup = presets.presets(self._workspace).get(name)
        if setup is not None:
            self._take(setup, frozenset(self._questions()))
        self._feed()

    def _keep_preset(self, name: str) -> None:
        with telling(self.screen.notice):
            presets.keep(self._workspace, name, self._setup())
            self._feed()

    def _remove_preset(self, name: str) -> None:
        with telling(self.screen.notice):
            presets.remove(self._workspace, name)
            self._feed()

    def _setup(self) -> Setup:
        chosen = sorted(self._chosen or ())
        ways = self._ways
        mode = _MODES[ways.mode]
        return Setup(
            decks=tuple(sorted({key.partition("/")[0] for key in chosen})),
            sections=tuple(chosen),
            count=COUNTS[ways.count] or _MOST,
            mode=mode,
            number=ways.number,
            minutes=MINUTES[ways.minutes] if mode in ("exam", "mock") else None,
            confidence=ways.confidence == 0,
            choose_all=_CHOOSE_ALL[ways.choose_all],
            marking=_MARKINGS[ways.marking],
        )

    def _connect(self) -> None:
        self.screen.sections_wished.connect(self._choose)
        self.screen.ways_wished.connect(self._change)
        self.screen.start_wished.connect(self._start)
        self.screen.print_wished.connect(self._print)
        self.screen.resume_wished.connect(self.resumed)
        self.screen.preset_wished.connect(self._take_preset)
        self.screen.keep_wished.connect(self._keep_preset)
        self.screen.remove_wished.connect(self._remove_preset)


def _ways_of(setup: Setup) -> Ways:
    return Ways(
        count=COUNTS.index(setup.count) if setup.count in COUNTS else COUNTS.index(None),
        mode=_MODES.index(setup.mode),
        minutes=MINUTES.index(setup.minutes) if setup.minutes in MINUTES else 0,
        confidence=0 if setup.confidence else 1,
        choose_all=_CHOOSE_ALL.index(setup.choose_all),
        marking=_MARKINGS.index(setup.marking),
        number=setup.number,
    )
