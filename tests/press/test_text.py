"""The text part is laid out for reading."""

import unicodedata

import pytest

from postroad.document import Document, Section
from postroad.document.kinds.news import News
from postroad.press.body_text import body_text, width, wrapped
from postroad.press.text import text
from tests.press.issues import PLACES, arabic_issue, full_issue, large_issue


def test_the_title_is_underlined_and_the_contents_count() -> None:
    said = text(full_issue(), places=PLACES)
    assert "Wages, papers, and a summer of meetings\n=======================================\n" in said
    assert "1. From our members (4 items)\n2. What is happening (3 items)\n" in said
    assert "5. Events (5 events)\n" in said


@pytest.mark.parametrize("document", [full_issue(), arabic_issue(), large_issue()], ids=lambda document: document.key)
def test_lines_have_72_columns_but_for_an_address_alone(document: Document) -> None:
    for line in text(document, places=PLACES).splitlines():
        assert width(line) <= 72 or line.split(": ")[-1].startswith("https://"), line
        assert width(line) <= 72 or " " not in line.strip(), line


@pytest.mark.parametrize("document", [full_issue(), arabic_issue(), large_issue()], ids=lambda document: document.key)
def test_no_line_can_be_taken_for_a_flowed_or_quoted_one(document: Document) -> None:
    printed = text(document, places=PLACES)
    for line in printed.splitlines():
        assert line == line.rstrip()
        assert not line.startswith((">", "From "))
    assert "\n\n\n" not in printed


def test_an_event_tells_when_and_where_on_lines_of_their_own() -> None:
    assert (
        "* Round table of labour inspectors\n\n"
        "When: Tuesday, 10 June 2031, 09:30–15:15 London time\n"
        "Where: Guildhall, Hull\n"
        "Organised by Humber Workers’ Advice\n\n"
        "A closed meeting; members may name one guest each.\n\n"
        "Register: https://humber.example/round-table\n"
    ) in text(full_issue(), places=PLACES)


def test_a_deadline_and_a_cancelled_event_are_told() -> None:
    said = text(full_issue(), places=PLACES)
    assert "Deadline: Friday, 13 June 2031, 17:00 Lisbon time\n" in said
    assert "Cancelled: Friday, 20 June 2031, 10:00 Brussels time\n" in said


def test_links_in_a_body_are_numbered_and_their_addresses_stand_below() -> None:
    assert body_text("See [the judgment](https://court.example/1) and [the law](https://law.example/2).") == (
        "See the judgment [1] and the law [2].\n\n[1] https://court.example/1\n[2] https://law.example/2"
    )


def test_an_address_that_is_its_own_text_is_not_told_twice() -> None:
    assert body_text("Write: [news@harbour.example](mailto:news@harbour.example)") == "Write: news@harbour.example"


def test_lists_hang_and_count() -> None:
    assert body_text("- one\n- two " + "word " * 20 + "\n  1. first\n  2. second") == (
        "- one\n- two word word word word word word word word word word word word word\n"
        "  word word word word word word word\n   1. first\n   2. second"
    )


def test_emphasis_leaves_no_signs() -> None:
    assert body_text("A *b* **c** `d`") == "A b c d"


def test_a_long_line_of_a_wide_script_is_cut_by_its_columns() -> None:
    lines = wrapped("港" * 100).splitlines()
    assert [width(line) for line in lines] == [72, 72, 56]
    assert "".join(lines) == "港" * 100


def test_marks_above_letters_take_no_column() -> None:
    assert width(unicodedata.normalize("NFD", "é")) == 1


def test_french_keeps_its_narrow_spaces_on_the_line() -> None:
    lines = wrapped("x" * 68 + " 20\u00a0heures").splitlines()
    assert lines == ["x" * 68, "20\u00a0heures"]


def test_a_body_that_begins_like_a_quotation_or_an_mbox_line_is_set_apart() -> None:
    document = Document(
        title="One",
        sections=(Section(title="News", items=(News(title="A", body="From the quays\n\n\\> not quoted"),)),),
    )
    assert "\n From the quays\n\n > not quoted\n" in text(document)


def test_the_footer_stands_with_its_addresses_on_lines_of_their_own() -> None:
    said = text(full_issue(), places=PLACES)
    assert f"\nLeave, and get no more of these mails:\n{PLACES.leave}\n" in said
    assert "Harbour Network, Kade 12\n9000 Gent, Belgium\n" in said
