"""QTI 1.2, Canvas's and Common Cartridge's: each kind of question as an item of a deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from qti_shelf import codes, exam1, item1, labels, material, only, read

from quizapp.deck.model import ChooseAll, ChooseOne, Cloze, Match, Number, Option, Order, Pair, TrueFalse, Typed

STEM = material("&lt;p&gt;Which &lt;b&gt;one&lt;/b&gt;?&lt;/p&gt;")


def lid(*texts: str, cardinality: str = "Single", ident: str = "response1", before: str = "", shuffle: str = "") -> str:
    said = f' shuffle="{shuffle}"' if shuffle else ""
    return (
        f'<response_lid ident="{ident}" rcardinality="{cardinality}">{before}<render_choice{said}>{labels(*texts)}'
        "</render_choice></response_lid>"
    )


def fib(ident: str = "response1", kind: str = "") -> str:
    return (
        f'<response_str ident="{ident}" rcardinality="Single"><render_fib{kind}><response_label ident="answer1"/>'
        "</render_fib></response_str>"
    )


def equal(value: str, ident: str = "response1", case: str = "") -> str:
    return f'<varequal respident="{ident}"{case}>{value}</varequal>'


def rule(*conditions: str, points: str = "100", action: str = "Set", shows: str = "") -> str:
    shown = f'<displayfeedback feedbacktype="Response" linkrefid="{shows}"/>' if shows else ""
    score = f'<setvar action="{action}" varname="SCORE">{points}</setvar>' if points else ""
    return (
        f'<respcondition continue="No"><conditionvar>{"".join(conditions)}</conditionvar>{score}{shown}</respcondition>'
    )


def said(ident: str, text: str) -> str:
    return f'<itemfeedback ident="{ident}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'


def test_one_choice_with_feedback(tmp_path: Path) -> None:
    processing = (
        rule("<other/>", points="", shows="general_fb") + rule(equal("A"), points="", shows="A_fb") + rule(equal("B"))
    )
    feedback = said("general_fb", "Because.") + said("A_fb", "Not this.") + said("general_incorrect_fb", "No.")
    carried = read(
        tmp_path,
        exam1(item1("multiple_choice_question", STEM + lid("one", "two"), processing, feedback)),
    )
    assert only(carried) == ChooseOne(
        id="q-1", question="Which **one**?", right=Option("two"), wrong=(Option("one", "Not this."),), why="Because."
    )
    assert carried.decks[0].deck.title == "Quiz"
    assert codes(carried) == ["X206"]


def test_feedback_for_the_right_answer_is_said_of_the_whole_and_once(tmp_path: Path) -> None:
    processing = rule(equal("A"), shows="correct_fb") + rule("<other/>", points="", shows="general_incorrect_fb")
    feedback = said("correct_fb", "Well done.") + said("A_fb", "As in a book.")
    carried = read(tmp_path, exam1(item1("multiple_choice_question", STEM + lid("a", "b"), processing, feedback)))
    item = only(carried)
    assert isinstance(item, ChooseOne)
    assert (item.why, item.right.feedback) == ("Well done.", "As in a book.")
    assert carried.findings == ()


def test_feedback_for_one_wrong_text_is_told(tmp_path: Path) -> None:
    processing = rule(equal("Rome")) + rule(equal("Oslo"), points="0", shows="f")
    carried = read(tmp_path, exam1(item1("", STEM + fib(), processing, said("f", "Too far north."))))
    assert isinstance(only(carried), Typed)
    assert codes(carried) == ["X206"]


def test_options_stay_in_order_where_a_test_without_canvas_says_so(tmp_path: Path) -> None:
    item = only(read(tmp_path, exam1(item1("", STEM + lid("a", "b", shuffle="No"), rule(equal("B"))))))
    assert isinstance(item, ChooseOne)
    assert (item.keep_order, item.right_at) == (True, 2)


def test_true_or_false(tmp_path: Path) -> None:
    one = item1("true_false_question", material("The sky is up.") + lid("True", "False"), rule(equal("B")))
    assert only(read(tmp_path, exam1(one))) == TrueFalse(id="q-1", statement="The sky is up.", truth=False)


def test_several_answers_all_or_nothing(tmp_path: Path) -> None:
    condition = f"<and>{equal('A')}<not>{equal('B')}</not>{equal('C')}</and>"
    one = item1("multiple_answers_question", STEM + lid("a", "b", "c", cardinality="Multiple"), rule(condition))
    assert only(read(tmp_path, exam1(one))) == ChooseAll(
        id="q-1",
        question="Which **one**?",
        right=(Option("a"), Option("c")),
        wrong=(Option("b"),),
        marking="all-or-nothing",
    )


def test_several_answers_by_part(tmp_path: Path) -> None:
    processing = rule(equal("A"), points="50", action="Add") + rule(equal("C"), points="20", action="Add")
    item = only(read(tmp_path, exam1(item1("", STEM + lid("a", "b", "c", cardinality="Multiple"), processing))))
    assert isinstance(item, ChooseAll)
    assert ([option.text for option in item.right], item.marking) == (["a", "c"], "plus-minus")


def test_a_short_answer(tmp_path: Path) -> None:
    one = item1("short_answer_question", STEM + fib(), rule(equal("Rome"), equal("Roma")))
    assert only(read(tmp_path, exam1(one))) == Typed(id="q-1", question="Which **one**?", accept=("Rome", "Roma"))
    exact = item1("", STEM + fib(), rule(equal("Rome", case=' case="Yes"')))
    item = only(read(tmp_path, exam1(exact)))
    assert isinstance(item, Typed)
    assert item.exact


@pytest.mark.parametrize(
    ("condition", "number", "within"),
    [
        (equal("4"), "4", "0"),
        (
            f"<or>{equal('4')}<and><vargte respident='r'>3.5</vargte><varlte respident='r'>4.5</varlte></and></or>",
            "4",
            "0.5",
        ),
        ("<vargte respident='r'>6</vargte><varlte respident='r'>8.0</varlte>", "7", "1"),
        (
            f"<or>{equal('9')}<and><vargt respident='r'>8</vargt><varlte respident='r'>9</varlte></and></or>",
            "8.5",
            "0.5",
        ),
    ],
)
def test_a_number(tmp_path: Path, condition: str, number: str, within: str) -> None:
    one = item1("numerical_question", STEM + fib(kind=' fibtype="Decimal"'), rule(condition))
    assert only(read(tmp_path, exam1(one))) == Number(id="q-1", question="Which **one**?", number=number, within=within)


def test_pairs(tmp_path: Path) -> None:
    sides = (("r_1", "fr"), ("r_2", "it"))
    shown = "".join(lid("Rome", "Paris", "Oslo", ident=name, before=material(left)) for name, left in sides)
    processing = rule(equal("B", "r_1"), points="50", action="Add") + rule(equal("A", "r_2"), points="50", action="Add")
    item = only(read(tmp_path, exam1(item1("matching_question", STEM + shown, processing))))
    assert item == Match(
        id="q-1", question="Which **one**?", match=(Pair("fr", "Paris"), Pair("it", "Rome")), also=("Oslo",)
    )


def test_an_order(tmp_path: Path) -> None:
    shown = (
        '<response_lid ident="r" rcardinality="Ordered"><render_extension><ims_render_object shuffle="Yes"><flow_label>'
        f"{labels('one', 'two', 'three')}</flow_label></ims_render_object></render_extension></response_lid>"
    )
    item = only(read(tmp_path, exam1(item1("ordering_question", STEM + shown, rule(*map(equal, "CAB"))))))
    assert item == Order(id="q-1", question="Which **one**?", order=("three", "one", "two"))


def test_blanks_become_a_cloze(tmp_path: Path) -> None:
    shown = material("Roses are [color1], violets [color2].") + "".join(
        f'<response_lid ident="response_{name}"><material><mattext>{name}</mattext></material><render_choice>'
        f"{labels('red', 'blue')}</render_choice></response_lid>"
        for name in ("color1", "color2")
    )
    processing = rule(equal("A", "response_color1"), points="50", action="Add")
    processing += rule(equal("B", "response_color2"), points="50", action="Add")
    carried = read(tmp_path, exam1(item1("multiple_dropdowns_question", shown, processing)))
    assert only(carried) == Cloze(id="q-1", text="Roses are {{red}}, violets {{blue}}.")
    assert codes(carried) == ["X204"]


def test_blanks_that_are_typed_become_a_cloze_too(tmp_path: Path) -> None:
    shown = material("[q1] is a [q2].") + fib("response_q1") + fib("response_q2")
    processing = rule(equal("Fido", "response_q1"), action="Add") + rule(equal("dog", "response_q2"), action="Add")
    item = only(read(tmp_path, exam1(item1("fill_in_multiple_blanks_question", shown, processing))))
    assert item == Cloze(id="q-1", text="{{Fido}} is a {{dog}}.")


def test_one_blank_alone_is_typed_or_chosen(tmp_path: Path) -> None:
    blank = '<response_lid ident="response_b"><material><mattext>b</mattext></material><render_choice>'
    shown = material("Water is [b].") + f"{blank}{labels('wet', 'moist')}</render_choice></response_lid>"
    processing = rule(equal("A", "response_b"))
    typed = only(read(tmp_path, exam1(item1("fill_in_multiple_blanks_question", shown, processing))))
    assert typed == Typed(id="q-1", question=r"Water is \_\_\_\_.", accept=("wet", "moist"))
    chosen = only(read(tmp_path, exam1(item1("multiple_dropdowns_question", shown, processing))))
    assert chosen == ChooseOne(id="q-1", question=r"Water is \_\_\_\_.", right=Option("wet"), wrong=(Option("moist"),))


def test_what_must_not_be_picked_need_not_stand_within_and(tmp_path: Path) -> None:
    condition = equal("A") + f"<not>{equal('B')}</not>" + equal("C")
    one = item1("multiple_answers_question", STEM + lid("a", "b", "c", cardinality="Multiple"), rule(condition))
    item = only(read(tmp_path, exam1(one)))
    assert isinstance(item, ChooseAll)
    assert ([option.text for option in item.right], item.marking) == (["a", "c"], "all-or-nothing")


@pytest.mark.parametrize(
    "kind",
    ["essay_question", "text_only_question", "file_upload_question", "calculated_question", "hot_spot_question", "new"],
)
def test_what_no_question_here_asks_is_told(tmp_path: Path, kind: str) -> None:
    carried = read(tmp_path, exam1(item1(kind, STEM + fib(), "")))
    assert (carried.decks, codes(carried)) == ((), ["X201", "X110"])


def test_an_essay_is_known_by_its_looks_too(tmp_path: Path) -> None:
    assert codes(read(tmp_path, exam1(item1("", STEM + fib(), "")))) == ["X201", "X110"]
    assert codes(read(tmp_path, exam1("<item ident='a'><presentation/></item>", "<item/>"))) == ["X201", "X202", "X110"]


def test_a_common_cartridge_says_its_kinds_another_way(tmp_path: Path) -> None:
    one = item1("", STEM + lid("a", "b", cardinality="Multiple"), rule(f"<and>{equal('A')}</and>"))
    profile = (
        "<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel>"
        "<fieldentry>cc.multiple_response.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>"
    )
    item = only(read(tmp_path, exam1(one.replace("<presentation>", profile, 1))))
    assert isinstance(item, ChooseAll)


@pytest.mark.parametrize(
    ("kind", "shown", "processing"),
    [
        ("multiple_choice_question", lid("a", "b"), ""),
        ("multiple_choice_question", lid("a", "b"), rule(equal("Z"))),
        ("short_answer_question", fib(), ""),
        ("numerical_question", fib(), rule(equal("five"))),
        ("numerical_question", fib(), ""),
        ("matching_question", lid("a", before=material("x")) + lid("b", ident="r2", before=material("y")), ""),
        ("ordering_question", lid("a", "b"), rule(equal("A"))),
        ("fill_in_multiple_blanks_question", fib("response_x"), ""),
    ],
)
def test_what_lacks_something_is_told_and_left_out(tmp_path: Path, kind: str, shown: str, processing: str) -> None:
    carried = read(tmp_path, exam1(item1(kind, STEM + shown, processing)))
    assert (carried.decks, codes(carried)) == ((), ["X202", "X110"])


def test_a_document_with_a_doctype_sections_and_a_bank(tmp_path: Path) -> None:
    one = item1("", STEM + lid("a", "b"), rule(equal("A")))
    other = item1("", material("Other?") + lid("c", "d"), rule(equal("A")), ident="Other.One")
    document = (
        '<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2.dtd"><questestinterop><assessment ident="x" title="Exam">'
        f'<section ident="s" title="Part one">{one}</section></assessment><objectbank ident="b"><qtimetadata>'
        "<qtimetadatafield><fieldlabel>bank_title</fieldlabel><fieldentry>My bank</fieldentry></qtimetadatafield>"
        f"</qtimetadata>{other}</objectbank></questestinterop>"
    )
    carried = read(tmp_path, document)
    exam, bank = (carried_deck.deck for carried_deck in carried.decks)
    assert (exam.title, bank.title) == ("Exam", "My bank")
    assert [(section.id, section.title) for section in exam.source.sections] == [("part-one", "Part one")]
    assert exam.items[0].section == "part-one"
    assert bank.items[0].id.startswith("other-one-")


def test_a_formula_of_canvas_stays_a_formula(tmp_path: Path) -> None:
    html = '&lt;img class="equation_image" src="/equation_images/x" data-equation-content="\\frac{1}{2}"&gt;?'
    item = only(read(tmp_path, exam1(item1("", material(html) + lid("a", "b"), rule(equal("A"))))))
    assert isinstance(item, ChooseOne)
    assert item.question == r"$\frac{1}{2}$?"
