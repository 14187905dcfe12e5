"""QTI 2: each interaction and each way to say what is right, as an item of a deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from qti_shelf import MAP, MATCH, choices, codes, item2, mapping, only, read, response, rules

from quizapp.deck.model import ChooseAll, ChooseOne, Cloze, Match, Number, Option, Order, Pair, TrueFalse, Typed

VARIABLE, CORRECT = '<variable identifier="RESPONSE"/>', '<correct identifier="RESPONSE"/>'


def base(value: str, kind: str = "float") -> str:
    return f'<baseValue baseType="{kind}">{value}</baseValue>'


def entry(before: str = "How many?", after: str = "") -> str:
    return f'<p>{before} <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="9"/>{after}</p>'


def test_one_choice(tmp_path: Path) -> None:
    carried = read(tmp_path, item2("<p>Look.</p>" + choices("<b>one</b>", "two", "three"), response("B"), MATCH))
    assert only(carried) == ChooseOne(
        id="q-1", question="Look.\n\nWhich?", right=Option("two"), wrong=(Option("**one**"), Option("three"))
    )
    assert carried.findings == ()
    assert (carried.decks[0].deck.id, carried.decks[0].deck.title) == ("exam", "exam")


def test_a_kept_order_keeps_the_place_of_the_right_option(tmp_path: Path) -> None:
    item = only(read(tmp_path, item2(choices("a", "b", "c", shuffle="false"), response("C"), MATCH)))
    assert isinstance(item, ChooseOne)
    assert (item.keep_order, item.right_at, item.right.text) == (True, 3, "c")


def test_several_choices_all_or_nothing(tmp_path: Path) -> None:
    several = response("A", "C", cardinality="multiple")
    item = only(read(tmp_path, item2(choices("a", "b", "c", most=0), several, MATCH)))
    assert item == ChooseAll(
        id="q-1",
        question="Which?",
        right=(Option("a"), Option("c")),
        wrong=(Option("b"),),
        marking="all-or-nothing",
    )


def test_several_choices_by_part(tmp_path: Path) -> None:
    several = response(cardinality="multiple", mapping=mapping(A=1, B=-1, C=0.5))
    item = only(read(tmp_path, item2(choices("a", "b", "c", most=0), several, MAP)))
    assert isinstance(item, ChooseAll)
    assert ([option.text for option in item.right], item.marking) == (["a", "c"], "plus-minus")


def test_an_order_that_would_give_the_right_options_away_is_not_kept(tmp_path: Path) -> None:
    several = response("B", cardinality="multiple")
    carried = read(tmp_path, item2(choices("a", "b", shuffle="false", most=0), several, MATCH))
    item = only(carried)
    assert isinstance(item, ChooseAll)
    assert not item.keep_order
    assert codes(carried) == ["X206"]


def test_options_that_earn_a_part_are_told(tmp_path: Path) -> None:
    carried = read(tmp_path, item2(choices("a", "b", "c"), response(mapping=mapping(A=1, B=0.5)), MAP))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.right.text == "a"
    assert codes(carried) == ["X203"]


@pytest.mark.parametrize(("texts", "right", "truth"), [(("True", "False"), "A", True), (("false", "true"), "A", False)])
def test_true_or_false(tmp_path: Path, texts: tuple[str, str], right: str, truth: bool) -> None:
    body = choices(*texts, prompt="The sky is up.")
    assert only(read(tmp_path, item2(body, response(right), MATCH))) == TrueFalse(
        id="q-1", statement="The sky is up.", truth=truth
    )


def test_an_inline_choice_is_one_choice_with_a_blank(tmp_path: Path) -> None:
    body = (
        '<p>Water is <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="true">'
        '<inlineChoice identifier="A">wet</inlineChoice><inlineChoice identifier="B">dry</inlineChoice>'
        "</inlineChoiceInteraction> here.</p>"
    )
    item = only(read(tmp_path, item2(body, response("A"), MATCH)))
    assert item == ChooseOne(id="q-1", question=r"Water is \_\_\_\_ here.", right=Option("wet"), wrong=(Option("dry"),))


def test_a_text_is_typed_and_case_counts_where_it_is_said_to(tmp_path: Path) -> None:
    first = only(read(tmp_path, item2(entry("Capital?"), response("Paris", base="string"), MATCH)))
    assert first == Typed(id="q-1", question=r"Capital? \_\_\_\_", accept=("Paris",), exact=True)
    loose = response("Rome", base="string", mapping=mapping(' caseSensitive="false"', Roma=1, Rome=1, Rom=0.5))
    carried = read(tmp_path, item2("<p>Capital?</p>" + entry(""), loose, MAP))
    assert only(carried) == Typed(id="q-1", question="Capital?", accept=("Rome", "Roma"))
    assert codes(carried) == ["X203"]


def test_a_string_match_of_the_rules_says_whether_case_counts(tmp_path: Path) -> None:
    condition = (
        f'<or><stringMatch caseSensitive="false">{VARIABLE}{base("yes", "string")}</stringMatch>'
        f'<stringMatch caseSensitive="false">{VARIABLE}{CORRECT}</stringMatch></or>'
    )
    item = only(read(tmp_path, item2(entry(), response("yeah", base="string"), rules(condition))))
    assert isinstance(item, Typed)
    assert (item.accept, item.exact) == (("yeah", "yes"), False)


@pytest.mark.parametrize(
    ("condition", "number", "within"),
    [
        (f"<match>{VARIABLE}{CORRECT}</match>", "48.8", "0"),
        (f'<equal toleranceMode="exact">{VARIABLE}{CORRECT}</equal>', "48.8", "0"),
        (f'<equal toleranceMode="absolute" tolerance="0.1 0.1">{VARIABLE}{CORRECT}</equal>', "48.8", "0.1"),
        (f'<equal toleranceMode="absolute" tolerance="0.5 0.1">{VARIABLE}{base("50")}</equal>', "50", "0.1"),
        (f'<equal toleranceMode="relative" tolerance="2">{VARIABLE}{CORRECT}</equal>', "48.8", "2%"),
        (f'<equalRounded roundingMode="decimalPlaces" figures="1">{VARIABLE}{CORRECT}</equalRounded>', "48.8", "0.05"),
        (
            f"<and><not><isNull>{VARIABLE}</isNull></not><equal>{VARIABLE}{CORRECT}</equal></and>",
            "48.8",
            "0",
        ),
        (f"<and><gte>{VARIABLE}{base('4')}</gte><lte>{VARIABLE}{base('6')}</lte></and>", "5", "1"),
    ],
)
def test_a_number_with_how_far_off_still_counts(tmp_path: Path, condition: str, number: str, within: str) -> None:
    carried = read(tmp_path, item2(entry(), response("48.8", base="float"), rules(condition)))
    assert only(carried) == Number(id="q-1", question=r"How many? \_\_\_\_", number=number, within=within)
    assert carried.findings == ()


def test_a_unit_that_stands_behind_the_blank_is_the_number_s(tmp_path: Path) -> None:
    body = "<p>How far?</p>" + entry("", " km")
    item = only(read(tmp_path, item2(body, response("5", base="integer"), MATCH)))
    assert item == Number(id="q-1", question="How far?", number="5", unit="km")


def test_rules_that_are_not_understood_are_told_and_the_declared_answer_taken(tmp_path: Path) -> None:
    odd = rules(f"<gt><product>{VARIABLE}{base('2')}</product>{base('9')}</gt>")
    carried = read(tmp_path, item2(entry(), response("5", base="integer"), odd))
    assert isinstance(only(carried), Number)
    assert codes(carried) == ["X203"]
    foreign = '<responseProcessing template="https://example.org/mine"/>'
    assert codes(read(tmp_path, item2(entry(), response("5", base="integer"), foreign))) == ["X203"]


def test_of_rules_that_give_more_and_less_the_most_is_right(tmp_path: Path) -> None:
    def branch(name: str, value: str, points: str) -> str:
        return (
            f"<{name}><match>{VARIABLE}{base(value, 'identifier')}</match><setOutcomeValue identifier='SCORE'>"
            f"{base(points)}</setOutcomeValue></{name}>"
        )

    inside = branch("responseIf", "A", "0.5") + branch("responseElseIf", "C", "2") + branch("responseElseIf", "B", "0")
    processing = f"<responseProcessing><responseCondition>{inside}</responseCondition></responseProcessing>"
    carried = read(tmp_path, item2(choices("a", "b", "c"), response(), processing))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.right.text == "c"
    assert codes(carried) == ["X203"]


def test_several_answers_of_which_one_may_be_picked_are_one_choice(tmp_path: Path) -> None:
    one = response("B", cardinality="multiple")
    assert isinstance(only(read(tmp_path, item2(choices("a", "b", most=1), one, MATCH))), ChooseOne)


def test_an_order(tmp_path: Path) -> None:
    body = choices("one", "two", "three").replace("choiceInteraction", "orderInteraction")
    item = only(read(tmp_path, item2(body, response("C", "A", "B", cardinality="ordered"), MATCH)))
    assert item == Order(id="q-1", question="Which?", order=("three", "one", "two"))


def side(*texts: str, names: str) -> str:
    shown = (
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{text}</simpleAssociableChoice>'
        for name, text in zip(names, texts, strict=True)
    )
    return f"<simpleMatchSet>{''.join(shown)}</simpleMatchSet>"


def matching(lefts: str, rights: str) -> str:
    return (
        '<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2"><prompt>Join.</prompt>'
        f"{lefts}{rights}</matchInteraction>"
    )


def test_pairs_with_a_spare_right_hand_side(tmp_path: Path) -> None:
    body = matching(side("fr", "it", names="AB"), side("Rome", "Oslo", "Paris", names="XYZ"))
    pairs = response("B X", "A Z", base="directedPair", cardinality="multiple")
    item = only(read(tmp_path, item2(body, pairs, MATCH)))
    assert item == Match(id="q-1", question="Join.", match=(Pair("fr", "Paris"), Pair("it", "Rome")), also=("Oslo",))


def test_sorting_into_groups_is_no_match(tmp_path: Path) -> None:
    body = matching(side("fr", "it", names="AB"), side("Europe", names="X"))
    pairs = response("A X", "B X", base="directedPair", cardinality="multiple")
    carried = read(tmp_path, item2(body, pairs, MATCH))
    assert (carried.decks, codes(carried)) == ((), ["X201", "X110"])


def test_an_association_of_pairs(tmp_path: Path) -> None:
    inside = side("fr", "Rome", "it", "Paris", names="AXBZ").replace("simpleMatchSet", "p")
    body = (
        '<associateInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2"><prompt>Join.</prompt>'
        f"{inside.removeprefix('<p>').removesuffix('</p>')}</associateInteraction>"
    )
    item = only(read(tmp_path, item2(body, response("A Z", "B X", base="pair", cardinality="multiple"), MATCH)))
    assert item == Match(id="q-1", question="Join.", match=(Pair("fr", "Paris"), Pair("it", "Rome")))


def test_several_gaps_become_a_cloze(tmp_path: Path) -> None:
    body = (
        '<p>The <textEntryInteraction responseIdentifier="R1"/> is <inlineChoiceInteraction responseIdentifier="R2"'
        ' shuffle="true"><inlineChoice identifier="A">up</inlineChoice><inlineChoice identifier="B">down</inlineChoice>'
        "</inlineChoiceInteraction>.</p>"
    )
    first = response("sky", base="string").replace("RESPONSE", "R1")
    carried = read(tmp_path, item2(body, first, response("A").replace("RESPONSE", "R2"), MATCH))
    assert only(carried) == Cloze(id="q-1", text="The {{sky}} is {{up}}.")
    assert codes(carried) == ["X204"]


def test_words_to_be_put_into_gaps_become_a_cloze(tmp_path: Path) -> None:
    body = (
        '<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>Fill in.</prompt>'
        '<gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="S" matchMax="1">summer</gapText>'
        '<blockquote><p>Now is the <gap identifier="G1"/> made glorious <gap identifier="G2"/>.</p></blockquote>'
        "</gapMatchInteraction>"
    )
    pairs = response("W G1", "S G2", base="directedPair", cardinality="multiple")
    item = only(read(tmp_path, item2(body, pairs, MATCH)))
    assert item == Cloze(id="q-1", text="Fill in.\n\n> Now is the {{winter}} made glorious {{summer}}.")


@pytest.mark.parametrize(
    "name",
    ["extendedTextInteraction", "uploadInteraction", "sliderInteraction", "hotspotInteraction", "customInteraction"],
)
def test_what_no_question_here_asks_is_told(tmp_path: Path, name: str) -> None:
    carried = read(tmp_path, item2(f'<p>Write.</p><{name} responseIdentifier="RESPONSE"/>', response("A"), MATCH))
    assert carried.decks == ()
    assert codes(carried) == ["X201", "X110"]
    assert carried.findings[0].line == 1


@pytest.mark.parametrize(
    "parts",
    [
        (choices("a", "b"), response(), MATCH),
        (choices("a", "b"), response("Z"), MATCH),
        (choices("a", "a"), response("A"), MATCH),
        (choices("a"), response("A"), MATCH),
        (entry(), response(base="string"), MATCH),
        (entry(), response("five", base="float"), MATCH),
        (
            choices("a", "b").replace("choiceInteraction", "orderInteraction"),
            response("A", cardinality="ordered"),
            MATCH,
        ),
        (matching(side("a", names="A"), side("b", names="B")), response("A Q", base="directedPair"), MATCH),
    ],
)
def test_what_lacks_something_is_told_and_left_out(tmp_path: Path, parts: tuple[str, ...]) -> None:
    carried = read(tmp_path, item2(*parts))
    assert carried.decks == ()
    assert codes(carried) == ["X202", "X110"]


def test_two_questions_in_one_item_and_none_are_told(tmp_path: Path) -> None:
    two = choices("a", "b") + choices("c", "d").replace("RESPONSE", "R2")
    assert codes(read(tmp_path, item2(two, response("A"), MATCH))) == ["X201", "X110"]
    assert codes(read(tmp_path, item2("<p>Read this.</p>"))) == ["X201", "X110"]
    assert codes(read(tmp_path, "<assessmentItem identifier='a'/>")) == ["X202", "X110"]


def test_numbers_that_are_made_anew_and_texts_elsewhere_are_told(tmp_path: Path) -> None:
    made = choices("a", "b", prompt='Is it <printedVariable identifier="N"/>?')
    rule = "<templateProcessing><setTemplateValue identifier='N'/></templateProcessing>"
    assert codes(read(tmp_path, item2(made, response("A"), rule, MATCH))) == ["X201", "X110"]
    beside = item2(choices("a", "b"), response("A"), MATCH, '<assessmentStimulusRef identifier="s" href="s.xml"/>')
    assert codes(read(tmp_path, beside)) == ["X203"]


def test_feedback_of_one_step_is_told(tmp_path: Path) -> None:
    body = choices("one", "two").replace("choiceInteraction", "orderInteraction")
    after = '<modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">First!</modalFeedback>'
    carried = read(tmp_path, item2(body, response("A", "B", cardinality="ordered"), MATCH, after))
    assert codes(carried) == ["X206"]


def test_feedback_of_options_and_of_the_whole(tmp_path: Path) -> None:
    body = choices(
        "one",
        'two<feedbackInline outcomeIdentifier="FB" identifier="B" showHide="show">Not <i>two</i>.</feedbackInline>',
    )
    after = "".join(
        f'<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show">{text}</modalFeedback>'
        for name, text in (("A", "Yes, one."), ("always", "One is one."))
    )
    carried = read(tmp_path, item2(body, response("A"), MATCH, after))
    assert only(carried) == ChooseOne(
        id="q-1",
        question="Which?",
        right=Option("one", "Yes, one."),
        wrong=(Option("two", "Not *two*."),),
        why="One is one.",
    )


def test_feedback_is_told_apart_by_the_rules_that_show_it(tmp_path: Path) -> None:
    shown = "<setOutcomeValue identifier='FEEDBACK'><baseValue baseType='identifier'>{}</baseValue></setOutcomeValue>"
    condition = f"<match>{VARIABLE}{base('B', 'identifier')}</match>{shown.format('about_b')}"
    processing = (
        f"<responseProcessing><responseCondition><responseIf><match>{VARIABLE}{CORRECT}</match>"
        f"<setOutcomeValue identifier='SCORE'>{base('1')}</setOutcomeValue>{shown.format('good')}</responseIf>"
        f"<responseElse>{shown.format('bad')}</responseElse></responseCondition>"
        f"<responseCondition><responseIf>{condition}</responseIf></responseCondition></responseProcessing>"
    )
    after = "".join(
        f'<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show">{name}!</modalFeedback>'
        for name in ("good", "bad", "about_b")
    )
    carried = read(tmp_path, item2(choices("one", "two"), response("A"), processing, after))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert (item.why, item.right.feedback, item.wrong[0].feedback) == ("good!", "", "about_b!")
    assert codes(carried) == ["X206"]


def test_a_rubric_for_the_candidate_is_asked_and_one_for_the_marker_is_not(tmp_path: Path) -> None:
    body = (
        '<rubricBlock view="candidate"><p>Be brief.</p></rubricBlock>'
        '<rubricBlock view="scorer"><p>Secret.</p></rubricBlock>' + choices("a", "b")
    )
    carried = read(tmp_path, item2(body, response("A"), MATCH))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.question == "Be brief.\n\nWhich?"
    assert codes(carried) == ["X206"]


def test_formulas_in_mathml_are_told(tmp_path: Path) -> None:
    math = '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi><m:mo>+</m:mo><m:mn>1</m:mn></m:math>'
    carried = read(tmp_path, item2(f"<p>What is {math}?</p>" + choices("a", "b", prompt=""), response("A"), MATCH))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.question == "What is x+1?"
    assert codes(carried) == ["X203"]


def test_a_formula_that_has_its_latex_beside_it_stays_a_formula(tmp_path: Path) -> None:
    math = (
        "<math><semantics><msup><mi>e</mi><mn>2</mn></msup>"
        '<annotation encoding="application/x-tex">\\[ e^2\n &lt; 8 \\]</annotation></semantics></math>'
    )
    carried = read(tmp_path, item2(f"<p>Is {math}?</p>" + choices("a", "b", prompt=""), response("A"), MATCH))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.question == "Is $e^2 < 8$?"
    assert carried.findings == ()


def test_a_button_is_no_question(tmp_path: Path) -> None:
    button = '<p><endAttemptInteraction responseIdentifier="SOL" title="Show it"/></p>'
    assert isinstance(only(read(tmp_path, item2(choices("a", "b") + button, response("A"), MATCH))), ChooseOne)


def test_scripts_and_remote_pictures_do_not_come_along(tmp_path: Path) -> None:
    body = '<p>Look <img src="http://192.0.2.1/x.png" alt="there"/><script>alert(1)</script></p>' + choices("a", "b")
    carried = read(tmp_path, item2(body, response("A"), MATCH))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert item.question == "Look there\n\nWhich?"
    assert sorted(set(codes(carried))) == ["X301", "X302"]


def test_qti_3_is_the_same_in_other_words(tmp_path: Path) -> None:
    carried = read(
        tmp_path,
        """<?xml version="1.0"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="three" title="T"
    adaptive="false" time-dependent="false" xml:lang="fr">
  <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
    <qti-correct-response><qti-value>B</qti-value></qti-correct-response>
    <qti-mapping default-value="0"><qti-map-entry map-key="A" mapped-value="1"/>
      <qti-map-entry map-key="B" mapped-value="1"/><qti-map-entry map-key="C" mapped-value="-1"/></qti-mapping>
  </qti-response-declaration>
  <qti-item-body>
    <qti-rubric-block view="candidate"><qti-content-body><p>Read.</p></qti-content-body></qti-rubric-block>
    <qti-choice-interaction max-choices="2" shuffle="true" response-identifier="RESPONSE" class="qti-labels-none">
      <qti-prompt>Which <strong>two</strong>?</qti-prompt>
      <qti-simple-choice identifier="A">a</qti-simple-choice>
      <qti-simple-choice identifier="B">b<qti-feedback-inline outcome-identifier="FB" identifier="B" show-hide="show"
        >Well.</qti-feedback-inline></qti-simple-choice>
      <qti-simple-choice identifier="C">c</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
  <qti-modal-feedback outcome-identifier="WHY" identifier="w" show-hide="show">
    <qti-content-body><p>Because.</p></qti-content-body></qti-modal-feedback>
</qti-assessment-item>""",
    )
    assert only(carried) == ChooseAll(
        id="three",
        question="Read.\n\nWhich **two**?",
        right=(Option("a"), Option("b", "Well.")),
        wrong=(Option("c"),),
        why="Because.",
    )
    assert carried.decks[0].deck.language == "fr"
    assert carried.findings == ()
