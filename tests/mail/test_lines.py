"""Lines: HTML is broken where a line break means no more than a space."""

import re

from hypothesis import given
from hypothesis import strategies as st

from postroad.mail.lines import is_fit_for_8bit, stuffed, wrapped_html

PIECES = ["port", "é", "<b>", "</b>", "<a href=\"x y\" title='a b'>", "</a>", " ", "  ", "\n", "<br />"]
WORDS = st.lists(st.sampled_from(PIECES))


@given(WORDS.map("".join))
def test_wrapping_changes_spaces_to_line_breaks_and_nothing_else(html: str) -> None:
    wrapped = wrapped_html(html, width=20)
    assert len(wrapped) == len(html)
    assert all(a == b or (a, b) == (" ", "\n") for a, b in zip(html, wrapped, strict=True))


def test_a_long_paragraph_fits_after_wrapping() -> None:
    html = "<p>" + "a garden by the port " * 400 + "</p>"
    wrapped = wrapped_html(html)
    assert max(map(len, wrapped.splitlines())) <= 400
    assert is_fit_for_8bit(wrapped.encode(), spare=500)
    assert not is_fit_for_8bit(html.encode())


def test_no_value_of_an_attribute_is_broken() -> None:
    tag = '<td style="font-family: Georgia, serif; color: #123456" title="a > b and so on and on">'
    wrapped = wrapped_html(tag * 30, width=60)
    assert wrapped.replace("\n", " ") == tag * 30
    assert set(re.findall(r'"[^"]*"', wrapped)) == set(re.findall(r'"[^"]*"', tag))


def test_text_whose_spaces_count_is_left_alone() -> None:
    html = "<pre>" + "a  b " * 300 + "</pre>"
    assert wrapped_html(html) == html


def test_styles_are_left_alone() -> None:
    html = "<style>" + "p { font-family: 'Source Serif 4' } " * 30 + "</style>"
    assert wrapped_html(html) == html


def test_a_dot_is_put_before_each_dot_that_begins_a_line_and_before_no_other() -> None:
    assert stuffed(b".\r\n..\r\na.b\r\n.\r\n") == b"..\r\n...\r\na.b\r\n..\r\n"
