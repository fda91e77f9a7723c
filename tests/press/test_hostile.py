"""Whatever an issue says, it is text: nothing in it can break out of a print."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from postroad.document import Document, Footer, Link, Section
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.press.body import body_html
from postroad.press.check import check
from postroad.press.email import email
from postroad.press.markdown import markdown
from postroad.press.places import Places
from postroad.press.text import text
from postroad.press.web import page
from tests.document.strategies import documents

SMUGGLED = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</mj-text><mj-raw><script>alert(1)</script></mj-raw>",
    '<mj-include path="/etc/passwd"/>',
    "</mjml>",
    "<![CDATA[<b>]]>",
    "<!-- [if mso]><script>alert(1)</script><![endif] -->",
    "{{ 7 * 7 }}{% include 'press/mail/issue.mjml' %}",
    "</style><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onmouseover="alert(1)',
    "\\\" onmouseover=alert(1) x=\\\"",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://track.example/pixel.gif)",
    "<https://ok.example/\"onmouseover=alert(1)>",
    "\r\nBcc: everybody@example.org",
)  # fmt: skip

MAIL_TAGS = {
    "html", "head", "title", "meta", "style", "body", "div", "table", "tbody", "tr", "td", "h1", "h2", "h3", "p", "a", "b",
    "em", "strong", "span", "br", "ul", "ol", "li", "blockquote", "code",
}  # fmt: skip
PAGE_TAGS = MAIL_TAGS - {"table", "tbody", "tr", "td"} | {
    "header", "main", "nav", "article", "section", "footer", "time", "address", "figure", "figcaption", "img",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "dir", "role", "class", "id", "style", "href", "aria-label", "aria-hidden", "aria-labelledby", "width", "align",
    "valign", "border", "cellpadding", "cellspacing", "name", "content", "charset", "http-equiv", "type", "media", "start",
    "datetime", "xmlns", "xmlns:v", "xmlns:o",
}  # fmt: skip


def assert_harmless(markup: str, tags: set[str]) -> None:
    tree = lxml_html.document_fromstring(markup)
    for element in tree.iter(lxml_html.etree.Element):
        assert element.tag in tags, element.tag
        assert set(element.keys()) <= ATTRIBUTES, element.keys()
    for address in tree.xpath("//@href"):
        assert re.match(r"(https?://|mailto:|tel:|#)", address), address


def full_of(words: str) -> Document:
    fields = {
        "title": words,
        "body": words,
        "publisher": words,
        "links": (Link(text=words, url="https://ok.example/?a=1&b=2"),),
    }
    return Document(
        newsletter=words,
        number=words,
        title=words,
        introduction=words,
        sections=(
            Section(
                title=words,
                introduction=words,
                closing_note=words,
                items=(News(**fields), Event(**fields, place=words)),
            ),
            Section(title="Second", items=(News(title="Plain"),)),
        ),
        editors_note=words,
        footer=Footer(text=words, address=words, website="https://ok.example/"),
    )


@pytest.mark.parametrize("words", SMUGGLED)
def test_markup_in_every_field_comes_out_as_text(words: str) -> None:
    document = full_of(words)
    mail = email(document, places=Places(leave="https://leave.invalid/x", reason=words))
    assert_harmless(mail.html, MAIL_TAGS)
    assert_harmless(page(document), PAGE_TAGS)
    for line in (mail.subject, mail.preheader):
        assert "\n" not in line
        assert "\r" not in line
    assert "root:" not in mail.html
    assert "49" not in mail.subject


def test_what_looks_like_markup_is_still_told_to_the_reader() -> None:
    document = full_of("</mj-text><mj-raw>")
    tree = lxml_html.document_fromstring(email(document).html)
    assert tree.xpath("//h1")[0].text_content() == "</mj-text><mj-raw>"
    assert lxml_html.document_fromstring(page(document)).xpath("//h1")[0].text_content() == "</mj-text><mj-raw>"


def test_a_title_that_ends_a_style_or_a_label_ends_nothing() -> None:
    tree = lxml_html.document_fromstring(email(Document(title='a" b\\" c\u0301 </title>')).html)
    assert tree.xpath("//div[@role='article']/@aria-label") == ['a" b\\" ć </title>']


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_any_document_is_printed_harmlessly_and_the_same_twice(document: Document) -> None:
    places = Places(
        issue="https://archive.example/1/", item_base="https://archive.example/1/", leave="https://leave.invalid/"
    )
    mail = email(document, places=places)
    assert_harmless(mail.html, MAIL_TAGS)
    assert_harmless(page(document, places=places), PAGE_TAGS)
    assert len(mail.subject.splitlines()) <= 1
    assert len(mail.preheader.splitlines()) <= 1
    assert email(document, places=places) == mail
    assert markdown(document, places)
    assert check(document) == check(document)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_any_document_s_text_part_has_no_line_that_means_something_else(document: Document) -> None:
    for line in text(document).split("\n"):
        assert line == line.rstrip(" \t")
        assert not line.startswith((">", "From "))
        assert line != "--"
        assert "\r" not in line


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <>&\"'`*_[]()!#-+=\\\n1.:/javscriptdh@{}%"), max_size=120))
def test_any_body_becomes_the_allowed_tags_alone(body: str) -> None:
    tree = lxml_html.fragment_fromstring(str(body_html(body)) or "<p></p>", create_parent="div")
    for element in tree.iterdescendants():
        assert element.tag in {"p", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br", "code"}
        assert set(element.keys()) <= {"href", "start"}
        if element.tag == "a":
            assert re.match(r"(https?://|mailto:|tel:)", element.get("href"))


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//a.example/",
     "/a", "#a"],
)  # fmt: skip
def test_a_link_to_where_no_reader_should_go_is_its_words_alone(target: str) -> None:
    assert str(body_html(f"Read [the law]({target}).")).strip() == "<p>Read the law.</p>"


def test_a_bare_address_is_a_link_and_keeps_the_sentence_s_full_stop_out() -> None:
    assert str(body_html("See https://law.example/a?b=1&c=2.")).strip() == (
        '<p>See <a href="https://law.example/a?b=1&amp;c=2">https://law.example/a?b=1&amp;c=2</a>.</p>'
    )
