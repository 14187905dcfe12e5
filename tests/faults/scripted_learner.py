"""Two learners who study, take quizzes, undo, import, edit and switch, under whatever fault: run as a process by tests.

    scripted_learner.py killed FOLDER LIVES SEED    killed at random moments, again and again
    scripted_learner.py steady FOLDER ROUNDS SEED   goes on whatever is refused

Prints a line for each command that was acknowledged: the learner's file and "review" with its id, "undone" with the id
of what says so, "begun" and the attempt, "answer" with the attempt and the question, "ended" and the attempt,
"imported" and the package, "moved" with the former key of an item and its new one; and "refused" with the kind of
refusal.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from editions import editions_in, make_next, packages
from house import BLOOD, CELLS, EVERYTHING, House, read_again, right_answer

import quizapp.deck.indexing.compile
import quizapp.study.schedule  # noqa: F401 - before the first fork, so that each life is short
from quizapp.base.errors import RefusedError
from quizapp.base.files import save_atomically
from quizapp.history.taking_in import Taken
from quizapp.quiz.attempt import unanswered
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import carrying, learnt, quizzing, safekeeping, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.studying import Asked

SETUP = Setup(decks=("blood",), count=5)
Act = Callable[[Workspace, int], Iterator[str]]
Tell = Callable[[str], object]

_TIDE = re.compile(r"id: tide-(\d+)")
learnt._PORTION = 2  # reviews, so that an import takes several


def study(desk: Workspace, number: int) -> Iterator[str]:
    asked = studying.next_asked(desk, studying.waiting(desk, EVERYTHING))
    if asked is not None:
        yield graded(desk, asked, number)


def graded(desk: Workspace, asked: Asked, number: int) -> str:
    studying.grade(desk, asked, Grade(1 + number % 4), took_ms=1)
    _, review = desk.history.memory(asked.face)
    assert review is not None
    return f"review {review.hex()}"


def undo(desk: Workspace, _number: int) -> Iterator[str]:
    if studying.undo(desk) is not None:
        yield f"undone {desk.history._store.one('SELECT max(id) FROM retraction')[0].hex()}"


def take_a_quiz(desk: Workspace, _number: int) -> Iterator[str]:
    attempt = quizzing.unfinished(desk)
    if attempt is None:
        yield f"begun {quizzing.start(desk, SETUP, seed=1).id.hex()}"
        return
    left = next(iter(unanswered(attempt)), None)
    if left is None:
        quizzing.finish(desk, attempt)
        yield f"ended {attempt.id.hex()}"
        return
    quizzing.give(desk, attempt, left, right_answer(attempt.paper.questions[left].key, desk), 0.9, took_ms=1)
    yield f"answer {attempt.id.hex()} {left}"


def bring_in(desk: Workspace, number: int, who: str) -> Iterator[str]:
    """Import a package as the window does, every other time a newer one than the last."""
    folder = desk.places.data.parent
    there = packages(folder, who)
    package = there[-1] if there and number % 2 else make_next(folder, who)
    plan = carrying.plan(package, desk.places.decks[-1])
    safekeeping.keep_safe(desk, "import")
    carrying.carry_out(plan)
    assert len(editions_in(desk.places.decks[-1], who)) == 1, "all files of an import are there"
    taken = sum((learnt.keep(desk, portion) for portion in learnt.portions(plan.carried)), Taken())
    if taken.answers:
        yield f"imported {package.stem}"
    read_again(desk)


def edit(desk: Workspace, number: int, who: str) -> Iterator[str]:
    """Study an item, give it another id in the deck's file, and take that in."""
    file = desk.places.decks[-1] / f"tides-{who}.yaml"
    if not file.exists():
        save_atomically(file, tides(who, 1))
        read_again(desk)
    last = int(_TIDE.findall(file.read_text())[0])
    old, new = (f"tides-{who}/tide-{one}" for one in (last, last + 1))
    asked = studying.asked(desk, old)
    if asked is not None:
        yield graded(desk, asked, number)
    save_atomically(file, tides(who, last + 1))
    read_again(desk)
    if desk.history._store.row("SELECT 1 FROM move WHERE old = ? AND new = ?", old, new):
        yield f"moved {old} {new}"


def tides(who: str, number: int) -> bytes:
    """Return a deck whose one item has had other ids."""
    was = ", ".join(f"tide-{one}" for one in range(number - 1, max(number - 20, 0), -1))
    item = f"{{id: tide-{number}, card: What makes the tides?, answer: The moon., was: [{was}]}}"
    return f"quizapp: 1\nid: tides-{who}\ntitle: Tides\nitems:\n  - {item}\n".encode()


def switch(desk: Workspace, _number: int) -> Iterator[str]:
    others = [one.stem for one in desk.learners() if one.stem != desk.history.path.stem]
    if others:
        desk.switch(others[0])
    else:
        desk.add("Grace")
    yield from ()


def back_up(desk: Workspace, _number: int) -> Iterator[str]:
    safekeeping.keep_safe(desk, "end")
    yield from ()


def acts(who: str) -> Iterator[Act]:
    """Everything that the two do, in turn, for ever. who: whose packages are imported, and whose deck is edited."""
    imports, edits = partial(bring_in, who=who), partial(edit, who=who)
    while True:
        yield from (study, take_a_quiz, study, imports, study, undo, study, take_a_quiz, edits, switch)
        yield from (study, imports, study, back_up, study, edits)


def live(house: House, rounds: int, tell: Tell, who: str, begin: int = 0) -> None:
    """Study and answer, telling of each command once it is kept. begin: with which of the acts."""
    desk = None
    for number, act in zip(range(rounds), islice(acts(who), begin, None), strict=False):
        house.clock.advance(minutes=1)
        try:
            if desk is None:
                desk = house.desk()
                assert len(editions_in(house.decks, who)) == 1, "of an import there is all or nothing"
            for told in act(desk, number):
                tell(f"{desk.history.path.name} {told}")
        except RefusedError as refused:
            tell(f"refused {type(refused).__name__}")


def killed(house: House, lives: int, who: str) -> None:
    """Live again and again, and die at a random moment each time."""
    chance = random.Random(who)
    carrying.plan(make_next(house.places.data.parent, who), house.decks)  # what that loads is there for every life then
    for life in range(lives):
        house.write(BLOOD, CELLS.replace("protein", f"protein {life // 5}"))  # now and then decks are read anew
        house.clock.advance(days=1)
        source, target = os.pipe()
        child = os.fork()
        if child == 0:
            live(house, 1_000_000, partial(_write, target), who, begin=life * 5)
        os.close(target)
        with os.fdopen(source) as acknowledged:
            if life % 3:  # else death comes while everything is being opened
                sys.stdout.write(acknowledged.readline())
            time.sleep(chance.uniform(0, 0.3 if life % 2 else 0.05))  # an import takes longer than an answer
            os.kill(child, signal.SIGKILL)
            sys.stdout.write(acknowledged.read())
        _, how = os.waitpid(child, 0)
        assert os.WIFSIGNALED(how), "no life ended by itself"


def _write(target: int, told: str) -> None:
    os.write(target, f"{told}\n".encode())


def main() -> None:
    way, folder, count, seed = sys.argv[1:]
    house = House(Path(folder))
    if way == "killed":
        killed(house, int(count), seed)
        return
    house.clock.advance(seconds=int(seed))  # so that two at once do not mint the same moments
    live(house, int(count), lambda told: print(told, flush=True), seed)


if __name__ == "__main__":
    main()
