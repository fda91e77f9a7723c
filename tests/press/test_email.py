"""The mail says all in one column, whole without styles and pictures, in every direction, and is not cut off."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html

from postroad.document import Document, Footer, Picture, Section
from postroad.document.kinds.news import News
from postroad.press.email import MAX_HTML_BYTES, email
from postroad.press.places import Places
from tests.press.issues import PLACES, arabic_issue, full_issue, large_issue


def tree_of(document: Document, places: Places = PLACES) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(email(document, places=places).html)


def words_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert email(full_issue(), places=PLACES) == email(full_issue(), places=PLACES)


def test_a_busy_month_fits_well_under_what_gmail_shows() -> None:
    bytes_ = len(email(large_issue(items=28, words=90), places=PLACES).html.encode())
    assert bytes_ <= 80_000 < MAX_HTML_BYTES


def test_every_word_of_the_issue_is_in_the_mail() -> None:
    said = words_of(tree_of(full_issue()))
    for item in full_issue().items:
        assert item.title in said
    for words in ("Six people", "javascript"):
        assert words not in said
    for words in (
        "one slip in four was wrong",
        "Harbour Network, Kade 12",
        "Put together by",
        "Guildhall, Hull",
        "42 minutes",
    ):
        assert words in said


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(heading.tag[1]) for heading in tree_of(full_issue()).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_all_tables_are_for_layout_and_say_so() -> None:
    tables = tree_of(full_issue()).xpath("//table")
    assert tables
    assert {table.get("role") for table in tables} == {"presentation"}


def test_the_contents_lead_to_the_sections_and_count_what_is_there() -> None:
    tree = tree_of(full_issue())
    anchors = tree.xpath("//a[starts-with(@href, '#')]")
    assert [words_of(anchor) for anchor in anchors] == [section.title for section in full_issue().sections]
    for anchor in anchors:
        (target,) = tree.xpath(f"//*[@id='{anchor.get('href')[1:]}']")
        assert words_of(target) == words_of(anchor)
    said = words_of(tree)
    assert "From our members 4 items" in said
    assert "Open calls 2 calls" in said
    assert "Events 5 events" in said


def test_each_link_says_by_itself_where_it_leads() -> None:
    texts = {link.get("href"): words_of(link) for link in tree_of(full_issue()).xpath("//a[@href]")}
    assert texts["https://ankerplads.example/loensedler"] == (
        "See more: Payslips in eleven languages: Ankerplads shows how (ankerplads.example)"
    )
    assert texts["https://council.example/seasonal-work/text"].startswith("See more: The Directive on Seasonal Work")
    assert texts["https://harbour.example/register/minors"] == (
        "Register: Webinar: children who work on the street (harbour.example)"
    )
    assert texts["https://lesamarres.example/permanence"].startswith("En savoir plus : Une permanence de nuit")
    assert all(texts.values())
    assert not {"see more", "read more", "click here", "here"} & {text.lower() for text in texts.values()}


def test_a_deadline_stands_out_in_words() -> None:
    said = words_of(tree_of(full_issue()))
    assert "Deadline: Monday, 30 June 2031" in said
    assert "Deadline: Friday, 13 June 2031, 17:00 Lisbon time" in said


def test_an_event_tells_its_time_in_words_beside_the_date_block() -> None:
    said = words_of(tree_of(full_issue()))
    assert "Tuesday, 3 June 2031, 15:00 Brussels time" in said
    assert "10–17 June 2031" in said
    assert "Cancelled: Friday, 20 June 2031, 10:00 Brussels time" in said
    for block in tree_of(full_issue()).xpath("//td[contains(@class, 'date')]"):
        assert block.get("aria-hidden") == "true"


def test_the_footer_says_who_why_and_how_to_leave() -> None:
    tree = tree_of(full_issue())
    said = words_of(tree)
    assert "The Harbour Network joins 31 organisations" in said
    assert "You get this because you asked for The Harbour Light" in said
    assert "Kade 12" in said
    links = {link.get("href"): words_of(link) for link in tree.xpath("//a[@href]")}
    assert links[PLACES.leave] == "Leave, and get no more of these mails"
    assert links[PLACES.preferences] == "Choose what you get, and how often"
    assert links[PLACES.home] == "All issues"


def test_the_personal_links_stand_in_html_and_text_as_given_so_that_each_reader_gets_their_own() -> None:
    mail = email(full_issue(), places=PLACES)
    for part in (mail.html, mail.text):
        assert PLACES.leave in part
        assert PLACES.preferences in part


def test_a_mail_without_places_shows_no_link_to_nowhere() -> None:
    tree = tree_of(full_issue(), Places())
    assert not [link for link in tree.xpath("//a") if not link.get("href")]
    assert "Leave" not in words_of(tree)
    assert "You get this" not in words_of(tree)


@pytest.mark.parametrize(
    "document", [full_issue(), arabic_issue(), large_issue()], ids=lambda document: document.language
)
def test_a_mail_loads_nothing_from_anywhere(document: Document) -> None:
    html = email(document, places=PLACES).html
    tree = lxml_html.document_fromstring(html)
    assert not tree.xpath("//img | //script | //link | //iframe | //object | //video | //audio | //form | //input")
    assert not re.search(r"url\(|@import|background=", html)


def test_a_picture_is_shown_only_where_the_mail_carries_it() -> None:
    pictured = News(title="Seen", picture=Picture(file="boat.jpg", alt="A boat at the quay", credit="M. Holm"))
    document = Document(title="One", sections=(Section(title="News", items=(pictured,)),))
    assert not tree_of(document, Places(pictures="https://archive.example.org/media/")).xpath("//img")
    (picture,) = tree_of(document, Places(pictures="cid:")).xpath("//img")
    assert (picture.get("src"), picture.get("alt")) == ("cid:boat.jpg", "A boat at the quay")


def test_the_language_and_direction_stand_on_the_whole_and_on_what_differs() -> None:
    tree = tree_of(full_issue())
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
    # Some readers of mail keep nothing of <html> and <body>, so it is said again within.
    assert tree.xpath("//body/div[@role='article'][@lang='en'][@dir='ltr']")
    (french,) = tree.xpath("//*[@lang='fr']")
    assert french.get("dir") == "ltr"
    assert "Une permanence de nuit" in words_of(french)
    assert "En savoir plus" in words_of(french)


def test_an_arabic_issue_is_a_mirror_and_its_english_item_is_not() -> None:
    html = email(arabic_issue(), places=PLACES).html
    tree = lxml_html.document_fromstring(html)
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert "direction:ltr" not in html
    assert not tree.xpath("//td[@class='it'][@align='left']")
    (english,) = tree.xpath("//div[@lang='en']")
    assert (english.get("dir"), english.get("style")) == ("ltr", "text-align:left")
    said = words_of(tree)
    assert "في هذا العدد" in said
    assert "آخر موعد" in said
    assert "Deadline" not in said


def test_the_mail_knows_light_and_dark() -> None:
    html = email(full_issue()).html
    assert '<meta name="color-scheme" content="light dark"' in html
    assert "@media (prefers-color-scheme:dark)" in html


def test_the_subject_says_the_newsletter_and_the_issue_once() -> None:
    assert email(full_issue()).subject == "The Harbour Light: Wages, papers, and a summer of meetings"
    assert email(Document(newsletter="Quays", title="Quays, May 2031")).subject == "Quays, May 2031"
    assert email(Document(title="May 2031")).subject == "May 2031"


def test_the_preheader_is_the_beginning_of_the_introduction_cut_at_a_word() -> None:
    mail = email(full_issue())
    assert mail.preheader.startswith("The Directive on Seasonal Work is through")
    assert len(mail.preheader) <= 111
    assert mail.preheader.endswith("…")
    assert mail.html.index(mail.preheader.replace("’", "’")) < mail.html.index("<h1")


def test_an_issue_with_almost_nothing_in_it_can_be_printed() -> None:
    mail = email(Document(title="Nothing yet"))
    assert "Nothing yet" in mail.html
    assert mail.text.startswith("Nothing yet\n===========\n")


def test_an_address_keeps_its_lines() -> None:
    document = Document(title="One", footer=Footer(address="Kade 12\n9000 Gent"))
    assert "Kade 12<br" in email(document).html


def test_each_kind_brings_a_template_for_each_print() -> None:
    kinds = Path(__file__).parents[2] / "src/postroad/document/kinds"
    folders = [folder for folder in kinds.iterdir() if (folder / "__init__.py").is_file()]
    assert len(folders) >= 5
    for folder in folders:
        for name in ("email.mjml", "text.txt", "web.html", "markdown.md"):
            assert (folder / name).is_file(), f"{folder.name} lacks {name}"
