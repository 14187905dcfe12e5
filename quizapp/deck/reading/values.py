"""From a key's node to the value that the model wants; None, with the reason in the report, where it cannot be had."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from quizapp.deck import keys
from quizapp.deck.keys import Form, Key
from quizapp.deck.model import Evidence, Marking, Option, Pair, Section, Source
from quizapp.deck.reading import limits, scalars
from quizapp.deck.reading.events import MapNode, Node, Scalar, place
from quizapp.deck.reading.report import Report, quoted
from quizapp.deck.reading.shape import scalar, several, text, under, wrong_shape


def fields(node: MapNode, known: dict[str, Key], whose: str, report: Report) -> dict[str, object]:
    """Read a mapping by its ``known`` keys into fields of the model; ``whose`` keys they are, for sentences."""
    values: dict[str, object] = {}
    seen: set[str] = set()
    for key_node, value_node in node.pairs:
        name = key_node.value if isinstance(key_node, Scalar) else ""
        if name in seen:
            report.add("D402", place(key_node), f"Keep one of the two: '{name}' stands here twice.")
        elif key := known.get(name):
            seen.add(name)
            value = READ[key.form](value_node, key, report)
            if value is not None:
                values[key.field] = value
        else:
            unknown(key_node, known, whose, report)
    return values


def unknown(key_node: Node, known: dict[str, Key], whose: str, report: Report) -> None:
    """Report a key that means nothing here."""
    name = key_node.value if isinstance(key_node, Scalar) else "a list"
    guess = report.did_you_mean(name, known)
    report.add("D401", place(key_node), f"Rename or delete {quoted(name)}: it is not a key of {whose}{guess}")


def _texts(node: Node, key: Key, report: Report) -> tuple[str, ...] | None:
    return several(node, key, report, limits.LIST_ENTRIES, text)


def _option(node: Node, key: Key, report: Report) -> Option | None:
    if not isinstance(node, MapNode):
        value = text(node, key, report)
        return Option(value) if value else None
    if len(node.pairs) != 1:
        wrong_shape(node, key, "a text, or a text with its feedback", report)
        return None
    ((text_node, feedback_node),) = node.pairs
    value, feedback = text(text_node, key, report), scalar(feedback_node, key, report)
    if feedback == "":
        report.add("D404", place(text_node), "Quote this text, since it ends in ':', or write its feedback there.")
    return Option(value, feedback or "") if value else None


def _options(node: Node, key: Key, report: Report) -> tuple[Option, ...] | None:
    return several(node, key, report, limits.OPTIONS, _option)


def _pairs(node: Node, key: Key, report: Report) -> tuple[Pair, ...] | None:
    return tuple(Pair(left, right) for left, right in under(node, key, report, limits.OPTIONS)) or None


def _references(node: Node, key: Key, report: Report) -> dict[str, str]:
    return dict(under(node, key, report, limits.OUTLINE_ENTRIES))


def _section(node: Node, key: Key, report: Report) -> Section | None:
    if not isinstance(node, MapNode) or len(node.pairs) != 1:
        wrong_shape(node, key, "a list of 'section-id: Title'", report)
        return None
    ((id_node, title_node),) = node.pairs
    made, title = scalars.identifier(id_node, key, report), text(title_node, key, report)
    return Section(made, title) if made and title else None


def _sections(node: Node, key: Key, report: Report) -> tuple[Section, ...] | None:
    seen: set[str] = set()

    def read(entry: Node, key: Key, report: Report) -> Section | None:
        section = _section(entry, key, report)
        if section and section.id in seen:
            report.add("D208", place(entry), f"Give this section an id of its own; '{section.id}' is taken.")
            return None
        seen.add(section.id if section else "")
        return section

    return several(node, key, report, limits.OUTLINE_ENTRIES, read)


def _source(node: Node, key: Key, report: Report) -> Source | None:
    if not isinstance(node, MapNode):
        value = text(node, key, report)
        return Source(title=value) if value else None
    values = fields(node, _SOURCE, "'source'", report)
    make: Callable[..., Source] = Source
    return make(**values)


def _lint(node: Node, key: Key, report: Report) -> object | None:
    if isinstance(node, MapNode):
        return fields(node, _LINT, "'lint'", report).get("ignore")
    wrong_shape(node, key, "'ignore: [CODE]'", report)
    return None


_SOURCE = {key.name: key for key in keys.SOURCE_KEYS}
_LINT = {key.name: key for key in keys.LINT_KEYS}

READ: dict[Form, Callable[[Node, Key, Report], object | None]] = {
    "version": scalars.version,
    "id": scalars.identifier,
    "text": text,
    "ids": lambda node, key, report: several(node, key, report, limits.LIST_ENTRIES, scalars.former),
    "texts": _texts,
    "steps": lambda node, key, report: several(node, key, report, limits.OPTIONS, text),
    "flag": scalars.flag,
    "truth": scalars.truth,
    "evidence": scalars.one_of(get_args(Evidence)),
    "marking": scalars.one_of(get_args(Marking)),
    "date": scalars.day,
    "number": scalars.number,
    "within": scalars.within,
    "place": scalars.position,
    "path": scalars.path,
    "option": _option,
    "rights": _options,
    "options": _options,
    "pairs": _pairs,
    "sections": _sections,
    "references": _references,
    "source": _source,
    "lint": _lint,
}
