"""Small QTI documents and packages for the tests, and what reading them gives."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from quizapp.deck.model import Item
from quizapp.exchange.carried import Carried
from quizapp.exchange.qti import package

_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
MATCH = f'<responseProcessing template="{_TEMPLATES}/match_correct"/>'
MAP = f'<responseProcessing template="{_TEMPLATES}/map_response"/>'


def item2(body: str, *parts: str, ident: str = "q-1") -> str:
    """Return a QTI 2.1 item. parts: declarations before and rules after, as they come."""
    before = "".join(part for part in parts if "Declaration" in part[:22])
    after = "".join(part for part in parts if "Declaration" not in part[:22])
    return (
        f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="{ident}" title="T"'
        f' adaptive="false" timeDependent="false">{before}<itemBody>{body}</itemBody>{after}</assessmentItem>'
    )


def response(*correct: str, base: str = "identifier", cardinality: str = "single", mapping: str = "") -> str:
    values = "".join(f"<value>{value}</value>" for value in correct)
    right = f"<correctResponse>{values}</correctResponse>" if correct else ""
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">'
        f"{right}{mapping}</responseDeclaration>"
    )


def mapping(case: str = "", **points: float) -> str:
    entries = "".join(f'<mapEntry mapKey="{key}" mappedValue="{value}"{case}/>' for key, value in points.items())
    return f'<mapping defaultValue="0">{entries}</mapping>'


def choices(*texts: str, shuffle: str = "true", most: int = 1, prompt: str = "Which?") -> str:
    shown = "".join(
        f'<simpleChoice identifier="{name}">{text}</simpleChoice>' for name, text in zip("ABCDEF", texts, strict=False)
    )
    return (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffle}" maxChoices="{most}">'
        f"<prompt>{prompt}</prompt>{shown}</choiceInteraction>"
    )


def rules(condition: str, more: str = "") -> str:
    return (
        f"<responseProcessing><responseCondition><responseIf>{condition}<setOutcomeValue identifier='SCORE'>"
        f"<baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf>{more}</responseCondition>"
        "</responseProcessing>"
    )


def item1(kind: str, presentation: str, processing: str, feedback: str = "", ident: str = "q-1") -> str:
    """Return an item of QTI 1.2 as Canvas writes it; with no kind, as others do."""
    said = (
        "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>"
        f"<fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>"
    )
    return (
        f'<item ident="{ident}" title="Q">{said if kind else ""}<presentation>{presentation}</presentation>'
        f"<resprocessing>{processing}</resprocessing>{feedback}</item>"
    )


def exam1(*items: str, title: str = "Quiz") -> str:
    return (
        '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment ident="a" title="{title}"><section ident="root_section">{"".join(items)}</section>'
        "</assessment></questestinterop>"
    )


def material(html: str) -> str:
    return f'<material><mattext texttype="text/html">{html}</mattext></material>'


def labels(*texts: str) -> str:
    return "".join(
        f'<response_label ident="{name}">{material(text)}</response_label>'
        for name, text in zip("ABCDEF", texts, strict=False)
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def read(tmp_path: Path, content: str | bytes | Mapping[str, str | bytes], name: str = "exam.xml") -> Carried:
    path = tmp_path / name
    if isinstance(content, Mapping):
        content = zipped(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return package.read(path)


def only(carried: Carried) -> Item:
    """Return the one item that was read."""
    (deck,) = carried.decks
    (item,) = deck.deck.items
    return item


def codes(carried: Carried) -> list[str]:
    return [finding.code for finding in carried.findings]
