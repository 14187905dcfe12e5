"""Two learners who study, take quizzes, undo and switch, under whatever fault: run as a process by the tests beside it.

    scripted_learner.py killed FOLDER LIVES SEED    killed at random moments, again and again
    scripted_learner.py steady FOLDER ROUNDS SEED   goes on whatever is refused

Prints a line for each command that was acknowledged: the learner's file and "review" with its id, "undone" with the id
of what says so, "begun" and the attempt, "answer" with the attempt and the question, "ended" and the attempt; and
"refused" with the kind of refusal.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from house import BLOOD, CELLS, EVERYTHING, House, right_answer

import quizapp.deck.indexing.compile
import quizapp.study.schedule  # noqa: F401 - before the first fork, so that each life is short
from quizapp.base.errors import RefusedError
from quizapp.quiz.attempt import unanswered
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import quizzing, safekeeping, studying
from quizapp.workspace.desk import Workspace

SETUP = Setup(decks=("blood",), count=5)
Tell = Callable[[str], object]


def study(desk: Workspace, number: int) -> str:
    asked = studying.next_asked(desk, EVERYTHING)
    if asked is None:
        return "nothing"
    studying.grade(desk, asked, Grade(1 + number % 4), took_ms=1)
    _, review = desk.history.memory(asked.face)
    assert review is not None
    return f"review {review.hex()}"


def undo(desk: Workspace, _number: int) -> str:
    if studying.undo(desk) is None:
        return "nothing"
    return f"undone {desk.history._store.one('SELECT max(id) FROM retraction')[0].hex()}"


def take_a_quiz(desk: Workspace, _number: int) -> str:
    attempt = quizzing.unfinished(desk)
    if attempt is None:
        return f"begun {quizzing.start(desk, SETUP, seed=1).id.hex()}"
    left = next(iter(unanswered(attempt)), None)
    if left is None:
        quizzing.finish(desk, attempt)
        return f"ended {attempt.id.hex()}"
    quizzing.give(desk, attempt, left, right_answer(attempt.paper.questions[left].key, desk), 0.9, took_ms=1)
    return f"answer {attempt.id.hex()} {left}"


def switch(desk: Workspace, _number: int) -> str:
    others = [one.stem for one in desk.learners() if one.stem != desk.history.path.stem]
    if others:
        desk.switch(others[0])
    else:
        desk.add("Grace")
    return "nothing"


def back_up(desk: Workspace, _number: int) -> str:
    safekeeping.keep_safe(desk, "end")
    return "nothing"


def acts() -> Iterator[Callable[[Workspace, int], str]]:
    """Everything that the two do, in turn, for ever."""
    while True:
        yield from (study, take_a_quiz, study, study, undo, study, take_a_quiz, switch, study, study, back_up)


def live(house: House, rounds: int, tell: Tell, begin: int = 0) -> None:
    """Study and answer, telling of each command once it is kept. begin: with which of the acts."""
    desk = None
    for number, act in zip(range(rounds), islice(acts(), begin, None), strict=False):
        house.clock.advance(minutes=1)
        try:
            desk = desk or house.desk()
            told = act(desk, number)
        except RefusedError as refused:
            tell(f"refused {type(refused).__name__}")
            continue
        if told != "nothing":
            tell(f"{desk.history.path.name} {told}")


def killed(house: House, lives: int, chance: random.Random) -> None:
    """Live again and again, and die at a random moment each time."""
    for life in range(lives):
        house.write(BLOOD, CELLS.replace("protein", f"protein {life // 5}"))  # now and then decks are read anew
        house.clock.advance(days=1)
        source, target = os.pipe()
        child = os.fork()
        if child == 0:
            live(house, 1_000_000, partial(_write, target), begin=life * 4)
        os.close(target)
        with os.fdopen(source) as acknowledged:
            if life % 3:  # else death comes while everything is being opened
                sys.stdout.write(acknowledged.readline())
            time.sleep(chance.uniform(0, 0.05))
            os.kill(child, signal.SIGKILL)
            sys.stdout.write(acknowledged.read())
        os.waitpid(child, 0)


def _write(target: int, told: str) -> None:
    os.write(target, f"{told}\n".encode())


def main() -> None:
    way, folder, count, seed = sys.argv[1:]
    house = House(Path(folder))
    if way == "killed":
        killed(house, int(count), random.Random(seed))
        return
    house.clock.advance(seconds=int(seed))  # so that two at once do not mint the same moments
    live(house, int(count), lambda told: print(told, flush=True))


if __name__ == "__main__":
    main()
