"""A learner who studies and takes quizzes, and is killed again and again: run by test_killed_at_the_desk.py.

Prints a line for each command that was acknowledged: "review" and its id, "begun" and the attempt, "answer" with the
attempt and the question, "ended" and the attempt.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from house import BLOOD, CELLS, EVERYTHING, House, right_answer

import quizapp.deck.indexing.compile
import quizapp.study.schedule  # noqa: F401 - before the first fork, so that each life is short
from quizapp.quiz.attempt import unanswered
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import quizzing, studying
from quizapp.workspace.desk import Workspace

SETUP = Setup(decks=("blood",), count=5)


def live(house: House, life: int, acknowledge: int) -> None:
    """Study and answer for ever, telling of each command once it is kept."""
    house.clock.advance(days=life)
    desk = house.desk()
    for number in range(1_000_000):
        house.clock.advance(minutes=1)
        for told in (study(desk, Grade(1 + number % 4)), take_a_quiz(desk)):
            os.write(acknowledge, f"{told}\n".encode())


def study(desk: Workspace, grade: Grade) -> str:
    asked = studying.next_asked(desk, EVERYTHING)
    if asked is None:
        return "nothing"
    studying.grade(desk, asked, grade, took_ms=1)
    _, review = desk.history.memory(asked.face)
    assert review is not None
    return f"review {review.hex()}"


def take_a_quiz(desk: Workspace) -> str:
    attempt = quizzing.unfinished(desk)
    if attempt is None:
        return f"begun {quizzing.start(desk, SETUP, seed=1).id.hex()}"
    number = next(iter(unanswered(attempt)), None)
    if number is None:
        quizzing.finish(desk, attempt)
        return f"ended {attempt.id.hex()}"
    quizzing.give(desk, attempt, number, right_answer(attempt.paper.questions[number].key, desk), 0.9, took_ms=1)
    return f"answer {attempt.id.hex()} {number}"


def main() -> None:
    folder, lives, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])
    house = House(folder)
    for life in range(lives):
        house.write(BLOOD, CELLS.replace("protein", f"protein {life // 5}"))  # now and then decks are read anew
        source, target = os.pipe()
        child = os.fork()
        if child == 0:
            live(house, life, target)
        os.close(target)
        with os.fdopen(source) as acknowledged:
            if life % 3:  # else death comes while everything is being opened
                sys.stdout.write(acknowledged.readline())
            time.sleep(chance.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            sys.stdout.write(acknowledged.read())
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
