"""Bodies are a small part of CommonMark: what is not allowed is made safe, and no word is lost."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postroad.document.commonmark import escape, plain, safe
from postroad.document.safety import clean
from tests.document.strategies import bodies

reader = MarkdownIt("commonmark", {"html": False})
MARKS = (
    "*", "**", "_", "__", "`", "```\n", "[", "](", ")", "](https://example.org)", "![", "<", ">", "<b>", "&amp;",
    "&#42;", "&lt;", "\\", "\n", "\n\n", "  \n", "# ", "- ", "+ ", "1. ", "2) ", "    ", "> ", "===", "---", "~~~", "!",
    '"', "a", "b c", " ", "é", "e\u0301", "\u00a0", ":", "https://example.org", "[x]: y", "\t",
)  # fmt: skip
marked = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)
any_text = st.one_of(marked, bodies, st.text(max_size=80), st.text(alphabet="*_[]()<>!`#-+>1. \n\\ab&;", max_size=40))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Plain words, 5 < 6 & more.", "Plain words, 5 \\< 6 & more."),
        ("*soft* and __loud__", "*soft* and **loud**"),
        ("a [report](https://example.org/r?a=1&b=2) here", "a [report](https://example.org/r?a=1&b=2) here"),
        ("<https://example.org/a_b>", "<https://example.org/a_b>"),
        ("write to <office@example.org>", "write to [office@example.org](mailto:office@example.org)"),
        ("[call](tel:+31201234567)", "[call](tel:+31201234567)"),
        ("wow\\![this](https://example.org)", "wow\\![this](https://example.org)"),
        ("* one\n* two\n    * three", "- one\n- two\n  - three"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("> said\n> so", "> said\n> so"),
        ("first  \nsecond", "first\\\nsecond"),
        ("first\\\nsecond", "first\\\nsecond"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
    ],
)
def test_what_is_allowed_stays(written: str, kept: str) -> None:
    assert safe(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("# Title\n\ntext", "**Title**\n\ntext"),
        ("Title\n=====\ntext", "**Title**\n\ntext"),
        ("## A **strong** title", "**A strong title**"),
        ("call `run *now*` at once", "call run \\*now\\* at once"),
        ("```\ntwo lines\nof code\n```", "two lines of code"),
        ("    indented", "indented"),
        ("before ![a lantern](https://track.example/p.gif) after", "before a lantern after"),
        ("![](https://track.example/p.gif)", ""),
        ("[![the logo](l.png)](https://example.org)", "[the logo](https://example.org)"),
        ("[click](javascript:alert(1))", "click"),
        ("[click](java&#115;cript:alert(1))", "click"),
        ("[click](data:text/html,x) [here](/relative) [there](//example.org)", "click here there"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("&lt;b&gt; &#60;i>", "\\<b> \\<i>"),
        ("[note]: see below", "\\[note\\]: see below"),
        ("above\n\n***\n\nbelow", "above\n\nbelow"),
        ("a\u202eb &#x202e;c", "ab c"),
    ],
)
def test_what_is_not_allowed_is_made_safe_and_keeps_its_words(written: str, kept: str) -> None:
    assert safe(written) == kept


@settings(max_examples=400, deadline=None)
@given(any_text)
def test_making_safe_twice_is_making_safe_once(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@settings(max_examples=400, deadline=None)
@given(any_text)
def test_no_word_of_a_reader_s_view_is_lost(text: str) -> None:
    # What a reader of the source would have seen as text; the source's own targets are no words.
    assert words(plain(safe(text))) == words(plain(text))


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_nothing_but_the_allowed_elements_is_printed(text: str) -> None:
    html = reader.render(safe(text))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br"}
    assert all(re.match(r"(?:https?|mailto|tel):", target, re.I) for target in re.findall(r'href="([^"]*)"', html))


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_a_print_that_allows_html_sees_none(text: str) -> None:
    lenient = MarkdownIt("commonmark", {"html": True}).parse(safe(text))
    assert not [
        token for block in lenient for token in (block, *(block.children or ())) if token.type.startswith("html")
    ]


@settings(max_examples=300, deadline=None)
@given(st.one_of(any_text, st.text(alphabet="*_[]()<>!`#-+>=~1.)\\&;amp a", max_size=30)))
def test_escaped_text_shows_exactly_what_it_says(text: str) -> None:
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    shown = [" ".join(line.split()) for line in plain(escape(text)).split("\n")]
    assert [line for line in shown if line] == [line for line in lines if line]
    assert safe(escape(text)) == escape(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 100_000,
        "*a_" * 33_000,
        "> " * 50_000,
        "- " * 50_000 + "x",
        "`" * 100_000,
        "<" * 100_000,
        "![[" * 33_000,
        "[a](b" * 20_000,
        "**a " * 25_000,
        "1. " * 30_000,
        "](" * 50_000,
        "\\[" * 50_000,
        "&amp" * 25_000,
        "\n".join(" " * 2 * depth + "- x" for depth in range(400)),
        "([" * 900 + "](http://x)" * 900,
    ],
)
def test_hostile_markup_is_read_in_bounded_time_and_loses_nothing(hostile: str) -> None:
    begin = time.process_time()
    kept = safe(hostile)
    assert time.process_time() - begin < 4
    assert len(words(kept)) >= len(words(hostile)) * 0.99


def test_an_ordinary_body_is_made_safe_quickly() -> None:
    body = (
        "A paragraph of some forty words that tells what happened, where and to whom. " * 6
        + "See [the report](https://example.org/r).\n\n"
    ) * 10
    begin = time.process_time()
    for number in range(20):
        safe(f"{body}{number}")
    assert (time.process_time() - begin) / 20 < 0.02
