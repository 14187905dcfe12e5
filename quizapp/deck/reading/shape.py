"""The shapes a value can have: one text, a list, text under text; what has another shape is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from quizapp.deck.keys import Key
from quizapp.deck.reading.deckfile import INVISIBLE, note_invisible
from quizapp.deck.reading.events import Alias, ListNode, MapNode, Node, Scalar, place
from quizapp.deck.reading.limits import TEXT_CHARACTERS
from quizapp.deck.reading.report import Report

T = TypeVar("T")


def entries(node: Node) -> list[Node]:
    """Return the entries of a list; anything else is a list of one."""
    return node.entries if isinstance(node, ListNode) else [node]


def scalar(node: Node, key: Key, report: Report) -> str | None:
    """Return a text as it is typed, without the space around it; it may be empty. None where it is no usable text."""
    if not isinstance(node, Scalar):
        wrong_shape(node, key, "one text", report)
        return None
    value = node.value.strip()
    if len(value) > TEXT_CHARACTERS:
        report.add(
            "D405", place(node), f"Shorten or divide '{key.name}': it is longer than {TEXT_CHARACTERS} characters."
        )
        return None
    if not value.isprintable() and (found := INVISIBLE.search(value)):
        note_invisible(found[0], place(node), report)
        value = INVISIBLE.sub(" ", value).strip()
    return value


def text(node: Node, key: Key, report: Report) -> str | None:
    """Return a text that is not empty."""
    value = scalar(node, key, report)
    if value == "":
        empty(node, key, report)
        return None
    return value


def several(
    node: Node, key: Key, report: Report, limit: int, read: Callable[[Node, Key, Report], T | None]
) -> tuple[T, ...] | None:
    """Return what ``read`` makes of each entry of a list of at most ``limit``; one value alone is a list of one."""
    found = entries(node)
    if not found:
        empty(node, key, report)
    if not _fits(found, limit, node, key, report):
        return None
    return tuple(value for entry in found if (value := read(entry, key, report)) is not None) or None


def under(node: Node, key: Key, report: Report, limit: int) -> Iterator[tuple[str, str]]:
    """Yield the text, and the text under it, of each pair of a mapping of at most ``limit``."""
    if _is_void(node):
        empty(node, key, report)
    elif not isinstance(node, MapNode):
        wrong_shape(node, key, "pairs of the form 'left: right'", report)
    elif _fits(node.pairs, limit, node, key, report):
        seen = set()
        for left_node, right_node in node.pairs:
            left, right = text(left_node, key, report), text(right_node, key, report)
            if left in seen:
                report.add("D402", place(left_node), f"Keep one of the two: this stands twice under '{key.name}'.")
            elif left and right:
                seen.add(left)
                yield left, right


def wrong_shape(node: Node, key: Key, wanted: str, report: Report) -> None:
    """Report that a value is not what is ``wanted``."""
    if not isinstance(node, Alias):  # an alias has its own finding
        report.add(
            "D403", place(node), f"Make '{key.name}' {wanted}; quote a text that holds ': ' or starts with [ or {{."
        )


def empty(node: Node, key: Key, report: Report) -> None:
    """Report that there is no value: an error where one is needed."""
    if key.required:
        report.add("D304", place(node), f"Give '{key.name}' a value, and quote a text that starts with '#'.")
    else:
        report.add("D404", place(node), f"Give '{key.name}' a value, or delete it.")


def _is_void(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.value.strip()
        case MapNode():
            return not node.pairs
        case ListNode():
            return not node.entries
        case _:
            return False


def _fits(found: list[T], limit: int, node: Node, key: Key, report: Report) -> bool:
    if len(found) > limit:
        report.add("D406", place(node), f"Shorten '{key.name}': it has more than {limit} entries.")
    return len(found) <= limit
