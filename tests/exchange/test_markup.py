"""Markup on its way in and out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.exchange.limits import MARKUP_CHARACTERS
from quizapp.exchange.markup import from_html, from_plain, to_html, to_inline_html


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain words", "plain words"),
        ("a<br>b", "a\\\nb"),
        ("a<br><br>", "a"),
        ("<div>a</div><div>b<br></div>", "a\n\nb"),
        ("<b>bold</b> and <i>italic</i>", "**bold** and *italic*"),
        ("<ol><li>a<ul><li>b</ul></ol>", "1. a\n   - b"),
        ("<table><tr><th>h<th>i<tr><td>a|b<td>c</table>", "| h | i |\n| --- | --- |\n| a\\|b | c |"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ('<a href="https://example.org/x">there</a>', "[there](https://example.org/x)"),
        ("H<sub>2</sub>O, x<sup>2</sup>, x<sup>y</sup>, x<sub>max</sub>", "H₂O, x², x^y, xₘₐₓ"),
        ("&lt;b&gt; &amp; &eacute;", "\\<b> & é"),
        ("line\nline", "line line"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert from_html(html).text == markdown
    assert from_html(html).lost == ()


@pytest.mark.parametrize(
    "words",
    [
        "2*3*4",
        "_x_",
        "a ____ b ___.",
        "____ is",
        "____",
        "a____",
        "____a_",
        "snake_case",
        "1. one",
        "# x",
        "> x",
        "- x",
        "`x`",
        "[a](b)",
        "a\\b",
    ],
)
def test_words_that_look_like_markdown_stay_words(words: str) -> None:
    assert to_inline_html(from_html(words.replace(">", "&gt;")).text) == words.replace(">", "&gt;")
    assert to_inline_html(from_plain(words)) == words.replace(">", "&gt;")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (r"\(a_1 &lt; b\)", "$a_1 < b$"),
        (r"\[x^2\]", "$$x^2$$"),
        ("[$]x*y*z[/$]", "$x*y*z$"),
        ("[$$]x[/$$] and [latex]\\frac{1}{2}[/latex]", "$$x$$ and $\\frac{1}{2}$"),
        ('<anki-mathjax>a_1</anki-mathjax> <anki-mathjax block="true">b</anki-mathjax>', "$a_1$ $$b$$"),
        ("$$a<br>_b$$", "$$a _b$$"),
    ],
)
def test_formulas_survive_as_text(html: str, markdown: str) -> None:
    assert from_html(html).text == markdown


def test_formulas_go_out_as_mathjax_has_them_and_money_stays_money() -> None:
    assert to_inline_html("$a_1 < b_2$, $5 and $6") == r"\(a_1 &lt; b_2\), $5 and $6"
    assert to_html("$$x$$") == r"<p>\[x\]</p>"


def test_a_picture_and_a_sound_that_come_along_are_named() -> None:
    marked = from_html('<img src="cell%20(1).png" alt="A cell"> [sound:moo.mp3]<audio src="b.ogg"></audio>')
    assert marked.text == "![A cell](cell%20%281%29.png)"
    assert marked.pictures == ("cell (1).png",)
    assert marked.sounds == ("moo.mp3", "b.ogg")
    assert marked.lost == ()


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<script>alert(1)</script>x", "X301"),
        ("x<b onclick='alert(1)'>y</b>", "X301"),
        ("<svg onload=alert(1)>y</svg>x", "X301"),
        ("<a href='javascript:alert(1)'>x</a>", "X301"),
        ("<iframe src='https://example.org'></iframe>x", "X301"),
        ("x<img src='https://example.org/a.png'>", "X302"),
        ("x<img src='data:image/png;base64,AAAA'>", "X302"),
        ("x<img src='../../etc/passwd'>", "X302"),
        ("<video src='a.mp4'></video>x", "X302"),
        ("<style>b { color: red }</style>x", "X303"),
        ("<span style='color: red'>x</span>", "X303"),
        ("<b>" * 5000 + "x", "X304"),
        ("x " * MARKUP_CHARACTERS + "<b>", "X304"),
    ],
)
def test_what_is_taken_out_is_said(html: str, code: str) -> None:
    marked = from_html(html)
    assert [loss.code for loss in marked.lost] == [code]
    assert marked.text.startswith("x")
    assert not marked.pictures


@given(st.text("<>/&;\"'= abimgsrcscripton[]()$\\`*_#-\n\ue000\ue0011", max_size=60))
def test_whatever_comes_in_neither_raises_nor_leaves_a_tag(html: str) -> None:
    shown = to_html(from_html(html).text)
    assert "<script" not in shown
    assert not re.search(r"<[^<>]*\son\w+=", shown)


@given(st.text(max_size=40))
def test_plain_words_come_back_as_they_were(text: str) -> None:
    from html import unescape

    shown = unescape(to_html(from_plain(text)).replace("<br />", "\n").replace("</p>", "\n"))
    bare = "".join(shown.replace("<p>", "").split())
    if not any(sign in text for sign in ("$", "\\(", "\\[", "[latex]", "\ue000", "\ue001", "\0", "\r", "&")):
        assert bare == "".join(text.split())
