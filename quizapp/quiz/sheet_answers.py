"""The answers to a sheet, from a file that people or programs wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NoReturn, TypeGuard, assert_never

from quizapp.base.errors import RefusedError
from quizapp.quiz.json_file import parsed
from quizapp.quiz.quiz_marking import Certainty
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote, is_blank
from quizapp.quiz.sheet import Sheet, SheetQuestion

_WRAPPING = {"answer", "confidence", "certainty"}
_PERCENT = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,9})?)\s*%\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered to a question.

    given: as it stands in the file; response: None for a blank one, else with places in the order that the sheet shows
    (options, steps, left-hand sides, right-hand sides); confidence: 0 to 1.
    """

    given: object
    response: Response | None
    confidence: float | None = None
    certainty: Certainty | None = None


def read(content: bytes, name: str, sheet: Sheet) -> dict[str, Said]:
    """Return the answers in a file called ``name``, by the keys of their questions.

    Raises RefusedError for a file that is cut short or holds no answers, and for one answer that cannot be: to a
    question that is not on the sheet, by an option that is not there, with a confidence over 1.
    """
    value = parsed(content, name)
    if not isinstance(value, dict):
        _refuse(f"{name} holds no answers.", 'Write an object of questions and answers: {"deck/item": "B"}.')
    questions = {question.key: question for question in sheet.questions}
    said: dict[str, Said] = {}
    for key, answer in value.items():
        if key not in questions:
            _refuse(f"{name} answers {_shown(key)}, which is not on the paper.", "Is it the answers to another paper?")
        said[key] = _said(questions[key], answer)
    return said


def _said(question: SheetQuestion, value: object) -> Said:
    if not _is_wrapped(value, question):
        return Said(value, _response(question, value))
    unknown = next((key for key in value if key not in _WRAPPING), None)
    if unknown is not None:
        _refuse_answer(
            question, f"has {_shown(unknown)} beside it", "Only 'confidence' and 'certainty' may stand there."
        )
    return Said(
        value["answer"],
        _response(question, value["answer"]),
        _confidence(question, value.get("confidence")),
        _certainty(question, value.get("certainty")),
    )


def _is_wrapped(value: object, question: SheetQuestion) -> TypeGuard[Mapping[str, object]]:
    """Tell whether an object holds an answer with what stands beside it; "answer" may also be a left-hand side."""
    if not isinstance(value, dict) or "answer" not in value:
        return False
    return not ("answer" in question.lefts and isinstance(value["answer"], str | None))


def _response(question: SheetQuestion, answer: object) -> Response | None:
    if answer is None or answer in ([], {}) or (isinstance(answer, str) and not answer.strip()):
        return None
    response = _responded(question, answer)
    return None if is_blank(response) else response


def _responded(question: SheetQuestion, answer: object) -> Response:
    match question.kind:
        case "choose_one":
            return Picked(_letters(question, answer, most=1))
        case "choose_all":
            return Picked(_letters(question, answer))
        case "true_false":
            return Picked((_truth(question, answer),))
        case "typed" | "number":
            return Wrote(_text(question, answer))
        case "order":
            return Ordered(_steps(question, answer))
        case "match":
            return _pairs(question, answer)
        case "card" | "cloze":
            raise ValueError(f"{question.key} is not asked in a quiz")
        case _:
            assert_never(question.kind)


def _letters(question: SheetQuestion, answer: object, most: int | None = None) -> tuple[int, ...]:
    letters = [answer] if isinstance(answer, str) else answer
    if not isinstance(letters, list):
        _refuse_answer(question, "is no letter" if most == 1 else "is no list of letters", _choices(question))
    if len(letters) > (most or len(question.options)):
        _refuse_answer(question, "names too many letters", _choices(question))
    return tuple(_place(question, letter) for letter in letters)


def _place(question: SheetQuestion, letter: object) -> int:
    letters = [option.letter for option in question.options]
    asked = letter.strip().upper() if isinstance(letter, str) else ""
    if asked not in letters:
        _refuse_answer(question, f"names {_shown(letter)}, which is not there", _choices(question))
    return letters.index(asked)


def _truth(question: SheetQuestion, answer: object) -> Literal[0, 1]:
    told = {"true": True, "false": False}.get(answer.strip().lower()) if isinstance(answer, str) else answer
    if not isinstance(told, bool):
        _refuse_answer(question, "is neither true nor false", "Write true or false.")
    return 0 if told else 1


def _text(question: SheetQuestion, answer: object) -> str:
    if question.kind == "number" and isinstance(answer, int | float) and not isinstance(answer, bool):
        return str(answer)
    if not isinstance(answer, str):
        _refuse_answer(question, "is no text", "Write it in quotation marks, as it was typed.")
    return answer


def _steps(question: SheetQuestion, answer: object) -> tuple[int, ...]:
    steps = _letters(question, answer)
    if len(set(steps)) < len(steps):
        _refuse_answer(question, "names a step twice", "Name each step once, in the order that was given.")
    return steps


def _pairs(question: SheetQuestion, answer: object) -> Paired:
    if not isinstance(answer, dict):
        _refuse_answer(question, "is no object of pairs", 'Write {"left-hand side": "B"}. ' + _choices(question))
    unknown = next((left for left in answer if left not in question.lefts), None)
    if unknown is not None:
        _refuse_answer(
            question, f"joins {_shown(unknown)}, which is not there", "Write left-hand sides as the paper does."
        )
    given = (answer.get(left) for left in question.lefts)
    return Paired(tuple(None if letter in (None, "") else _place(question, letter) for letter in given))


def _confidence(question: SheetQuestion, value: object) -> float | None:
    told = value
    if isinstance(value, str) and (percent := _PERCENT.fullmatch(value)):
        told = float(percent[1]) / 100
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told <= 1:
        todo = 'A confidence is a chance from 0 to 1, such as 0.75 or "75%".'
        _refuse_answer(question, f"comes with a confidence of {_shown(value)}", todo)
    return float(told)


def _certainty(question: SheetQuestion, value: object) -> Certainty | None:
    match value:
        case None | 1 | 2 | 3 if not isinstance(value, bool | float):
            return value
        case _:
            return _refuse_answer(question, f"comes with a certainty of {_shown(value)}", "A certainty is 1, 2 or 3.")


def _choices(question: SheetQuestion) -> str:
    return f"The question has {question.options[0].letter} to {question.options[-1].letter}."


def _shown(value: object) -> str:
    match value:
        case str():
            return f"'{value[:200]}...'" if len(value) > 200 else f"'{value}'"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return json.dumps(value)[:40]


def _refuse_answer(question: SheetQuestion, does: str, todo: str) -> NoReturn:
    _refuse(f"The answer to '{question.key}' {does}.", todo)


def _refuse(happened: str, todo: str) -> NoReturn:
    raise RefusedError(happened, safe="Nothing was marked, and no file was changed.", todo=todo)
