"""One window, used for long: it keeps no widget of what was shown before, and needs no more memory for it."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path

import pytest
from hands import Hands, Opening, settle
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from quiz_hands import finish

PER_DAY = 900


def deck(number: int, items: int) -> str:
    """A deck of cards and questions that can be answered by keys alone."""
    lines = [f"quizapp: 1\nid: soak{number}\ntitle: Soak {number}\nitems:"]
    for n in range(items):
        if n % 3:
            lines.append(f"  - {{id: c{n}, card: 'What is *{n}*?', answer: 'A **number**, {n}.', why: Because {n}.}}")
        else:
            lines.append(f"  - {{id: q{n}, question: 'Is it {n}?', right: 'Yes, {n}', wrong: [No, Perhaps], why: So.}}")
    return "\n".join(lines) + "\n"


def study(hands: Hands, items: int) -> None:
    """Answer so many items; a new day begins where the limit of one is reached; now and then an answer is undone."""
    answered = 0
    while answered < items:
        if hands.app.place != "study":
            hands.clock.pass_minutes(24 * 60)
            hands.app.go("today")
            hands.press("Space")
            assert hands.app.place == "study"
        is_question = hands.app.rooms.study.screen._value.question.way == "one"  # type: ignore[union-attr]  # a face is shown
        hands.press(*(("A", "Return", "Return") if is_question else ("Space", "4")))
        answered += 1
        if answered % 50 == 0:
            hands.press("U")


def kept() -> Counter[str]:
    """Count what Qt keeps, by class: the widgets, and what belongs to them without being seen."""
    gc.collect()
    settle()
    tops = QApplication.topLevelWidgets()
    return Counter(type(one).__name__ for top in tops for one in (top, *top.findChildren(QObject)))


def memory_kb() -> int:
    """Return the memory of this process that is in use, in kB."""
    gc.collect()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def begun(opening: Opening, decks: int, items: int) -> Hands:
    hands = opening(**{f"soak{number}": deck(number, items) for number in range(decks)})
    workspace = hands.app.workspace
    workspace.change_study(workspace.study._replace(new_per_day=PER_DAY, reviews_per_day=0))
    hands.app.go("today")
    hands.press("Space")
    return hands


def test_a_window_that_showed_hundreds_of_items_keeps_none_of_them(opening: Opening) -> None:
    hands = begun(opening, 1, 260)
    study(hands, 20)
    before = kept()

    study(hands, 180)

    after = kept()
    assert after - before == Counter(), "nothing of an earlier item is left"


def test_going_from_room_to_room_leaves_nothing_behind(opening: Opening) -> None:
    hands = begun(opening, 1, 20)
    hands.press("Esc")
    hands.until(lambda: not hands.app.upkeep.decks.is_linting())  # else its findings come in between
    rooms = ("library", "progress", "settings", "quiz", "learners", "today")

    def walk() -> None:
        for room in rooms:
            hands.app.go(room)
            settle()

    walk()
    walk()
    before = kept()
    for _ in range(10):
        walk()

    assert kept() - before == Counter()


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the memory in use from /proc")
def test_memory_stays_flat_over_twenty_thousand_items(opening: Opening) -> None:
    hands = begun(opening, 11, 2000)
    study(hands, 2000)
    before, at_first = memory_kb(), kept()
    grown = []
    for _ in range(18):
        study(hands, 1000)
        grown.append(memory_kb() - before)

    assert kept() - at_first == Counter()
    assert grown[-1] < 5 * 1024, f"grown by {grown} kB after each thousand"


def test_quizzes_that_were_taken_leave_nothing_behind(opening: Opening) -> None:
    hands = opening(soak=deck(0, 60))
    hands.until(lambda: not hands.app.upkeep.decks.is_linting())

    def take_a_quiz() -> None:
        hands.app.go("quiz")
        hands.press("Space")
        while "comes back" not in hands.read() and hands.app.place == "quiz":
            hands.press("A", "Return", "Return")
        if hands.app.place == "quiz":
            finish(hands)
        assert hands.app.place == "results"

    take_a_quiz()
    take_a_quiz()
    before = kept()
    for _ in range(3):
        take_a_quiz()

    assert kept() - before == Counter()
