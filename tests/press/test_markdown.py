"""The Markdown print is the whole issue, and can be read again."""

import pytest

from postroad.document import Document, Section
from postroad.document.kinds.news import News
from postroad.document.reading import read
from postroad.press.markdown import markdown
from tests.press.issues import PLACES, arabic_issue, full_issue, large_issue


def test_the_front_says_what_the_issue_is() -> None:
    assert markdown(full_issue(), PLACES).startswith(
        '---\ntitle: "Wages, papers, and a summer of meetings"\nnewsletter: "The Harbour Light"\nnumber: "47"\n'
        'date: 2031-05\nlanguage: en\nzone: "Europe/Brussels"\n'
        'address: "https://archive.example.org/harbour/2031-05/"\n---\n\n# Wages, papers, and a summer of meetings\n'
    )


@pytest.mark.parametrize("document", [full_issue(), large_issue(), arabic_issue()], ids=lambda document: document.key)
def test_postroad_finds_each_title_again_in_its_own_markdown(document: Document) -> None:
    again = read(markdown(document, PLACES).encode(), "issue.md").document
    assert again.title == document.title
    assert again.date == document.date
    assert [section.title for section in again.sections] == [section.title for section in document.sections]
    own = {item.title for item in document.items}
    assert [item.title for item in again.items if item.title in own] == [item.title for item in document.items]


def test_an_item_has_its_time_body_and_links() -> None:
    assert (
        "### Round table of labour inspectors\n\nWhen: Tuesday, 10 June 2031, 09:30–15:15 London time\n\n"
        "Guildhall, Hull · Organised by Humber Workers’ Advice\n\n"
        "A closed meeting; members may name one guest each.\n\n"
        "[Register](https://humber.example/round-table)\n"
    ) in markdown(full_issue(), PLACES)


def test_signs_in_a_title_stay_signs() -> None:
    titled = News(title="# 3 * 4 [not a link](x) <b>")
    document = Document(title="_One_", sections=(Section(title="1. First", items=(titled,)),))
    printed = markdown(document)
    assert "\n# \\_One\\_\n" in printed
    assert "[not a link](x)" not in printed
    assert "<b>" not in printed.replace("\\<b>", "")


def test_the_same_document_gives_the_same_text() -> None:
    assert markdown(full_issue(), PLACES) == markdown(full_issue(), PLACES)
