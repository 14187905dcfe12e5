"""Items of a deck as QTI 2.1 items: one document each."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.deck.model import Item
from quizapp.deck.wording import stem
from quizapp.exchange.qti.asked_out import Parts, parts, rules, scored
from quizapp.exchange.qti.markup_out import Markup, attribute, text

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
_TITLE_CHARACTERS = 80


def document(item: Item, markup: Markup, language: str = "") -> str:
    """Return a question as an ``assessmentItem``; "" for a card or a cloze, which QTI has no place for."""
    asked = parts(item, markup)
    if asked is None:
        return ""
    lang = f" xml:lang={attribute(language)}" if language else ""
    title = " ".join(stem(item).split())[:_TITLE_CHARACTERS]
    return "\n".join(
        line
        for line in (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<assessmentItem xmlns="{NAMESPACE}" identifier={attribute(item.id)} title={attribute(title)}'
            f' adaptive="false" timeDependent="false"{lang}>',
            _response(asked),
            *_outcomes(asked, item),
            _body(item, asked, markup),
            asked.processing or _processing(asked),
            _why(item, markup),
            "</assessmentItem>\n",
        )
        if line
    )


def left_out(item: Item) -> tuple[str, ...]:
    """Return the names of what an item has and QTI 2.1 has no place for."""
    return tuple(name for name in ("hint", "evidence", "refs", "as_of", "was", "ignore") if getattr(item, name))


def _response(asked: Parts) -> str:
    values = "".join(f"<value>{text(value)}</value>" for value in asked.correct)
    mapping = ""
    if asked.points:
        exact = "true" if asked.exact else "false"
        entries = "".join(
            f'<mapEntry mapKey={attribute(value)} mappedValue="{points}" caseSensitive="{exact}"/>'
            for value, points in asked.points
        )
        mapping = f'<mapping lowerBound="0" defaultValue="0">{entries}</mapping>'
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{asked.cardinality}" baseType="{asked.base}">'
        f"<correctResponse>{values}</correctResponse>{mapping}</responseDeclaration>"
    )


def _outcomes(asked: Parts, item: Item) -> Iterator[str]:
    yield (
        f'<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="{asked.most}">'
        "<defaultValue><value>0</value></defaultValue></outcomeDeclaration>"
    )
    if asked.remarks:
        yield f'<outcomeDeclaration identifier="FEEDBACK" cardinality="{asked.cardinality}" baseType="identifier"/>'
    if item.why:
        yield (
            '<outcomeDeclaration identifier="WHY" cardinality="single" baseType="identifier">'
            "<defaultValue><value>why</value></defaultValue></outcomeDeclaration>"
        )


def _body(item: Item, asked: Parts, markup: Markup) -> str:
    picture = markup.picture(item.image) if item.image else ""
    sound = markup.sound(item.audio) if item.audio else ""
    return f"<itemBody>{markup.blocks(stem(item))}{sound}{picture}{asked.interaction}</itemBody>"


def _processing(asked: Parts) -> str:
    """Return the standard rules by name; written out where they also have to show what is said of an option."""
    if not asked.remarks:
        name = "map_response" if asked.points else "match_correct"
        return f'<responseProcessing template="{_TEMPLATES}/{name}"/>'
    points = (
        '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'
        if asked.points
        else scored('<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>')
    )
    return rules(f'{points}<setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>')


def _why(item: Item, markup: Markup) -> str:
    if not item.why:
        return ""
    words = markup.blocks(item.why)
    return f'<modalFeedback outcomeIdentifier="WHY" identifier="why" showHide="show">{words}</modalFeedback>'
