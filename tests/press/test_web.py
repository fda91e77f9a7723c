"""The web prints: a page that stands alone, and fragments that a site dresses."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

import postroad.press
from postroad.document import Document, Picture, Section
from postroad.document.kinds.news import News
from postroad.press.places import Places
from postroad.press.web import article, item, page
from tests.press.issues import PLACES, arabic_issue, full_issue

SHEET = (Path(postroad.press.__file__).parent / "web.css").read_text(encoding="utf-8")


def tree_of(markup: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(markup)


def words_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def pictured(file: str) -> Document:
    shown = News(
        key="seen",
        title="Seen",
        picture=Picture(file=file, alt="A boat at the quay", credit="M. Holm", width=800, height=600),
    )
    return Document(title="One", sections=(Section(title="News", items=(shown,)),))  # fmt: skip


def test_the_same_document_gives_the_same_page() -> None:
    assert page(full_issue(), places=PLACES) == page(full_issue(), places=PLACES)


@pytest.mark.parametrize("document", [full_issue(), arabic_issue()], ids=lambda document: document.language)
def test_the_page_stands_alone_and_runs_nothing(document: Document) -> None:
    markup = page(document, places=PLACES)
    tree = tree_of(markup)
    assert not tree.xpath("//script | //link | //iframe | //object | //img")
    assert not [name for element in tree.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert not re.search(r"url\(|@import", markup)
    assert (tree.get("lang"), tree.get("dir")) == (document.language, "rtl" if document.language == "ar" else "ltr")
    assert tree.xpath("//main//h1[text()='" + document.title + "']")


def test_the_fragments_have_classes_that_the_sheet_knows_and_no_style_of_their_own() -> None:
    for markup in (article(full_issue(), places=PLACES), item(full_issue(), full_issue().items[0], places=PLACES)):
        tree = lxml_html.fragment_fromstring(markup)
        assert not tree.xpath("//@style | //style")
        for names in tree.xpath("//@class"):
            for name in names.split():
                assert name.startswith("pr-")
    used = {name for names in tree_of(article(full_issue(), places=PLACES)).xpath("//@class") for name in names.split()}
    plain = {"pr-issue", "pr-head", "pr-item-news", "pr-item-report", "pr-item-call", "pr-item-podcast"}
    assert {name for name in used if f".{name}" not in SHEET} <= plain


def test_an_issue_is_articles_within_named_sections() -> None:
    tree = tree_of(article(full_issue(), places=PLACES))
    sections = tree.xpath("//section[@class='pr-section']")
    assert [words_of(part.xpath("./h2")[0]) for part in sections] == [part.title for part in full_issue().sections]
    assert [len(part.xpath("./article")) for part in sections] == [len(part.items) for part in full_issue().sections]
    for part in sections:
        assert tree.xpath(f"//h2[@id='{part.get('aria-labelledby')}']")


def test_the_contents_lead_to_the_sections_and_items_can_be_linked_by_their_keys() -> None:
    tree = tree_of(article(full_issue(), places=PLACES))
    for link in tree.xpath("//nav[@class='pr-contents']//a"):
        assert tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    for one in full_issue().items:
        assert tree.xpath(f"//article[@id='{one.key}']")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_an_item_s_title_leads_to_its_own_page_where_it_is_the_page_s_title() -> None:
    one = full_issue().items[0]
    within = tree_of(article(full_issue(), places=PLACES)).xpath(f"//article[@id='{one.key}']/h3/a")
    assert within[0].get("href") == PLACES.item(one.key)
    alone = tree_of(item(full_issue(), one, places=PLACES))
    assert [words_of(heading) for heading in alone.xpath("//h1")] == [one.title]
    assert not alone.xpath("//h1/a")


def test_an_item_alone_says_its_language_and_within_an_issue_only_where_it_differs() -> None:
    english, french = full_issue().items[0], full_issue().items[1]
    assert 'lang="en" dir="ltr"' in item(full_issue(), english)
    assert 'lang="fr" dir="ltr"' in item(full_issue(), french)
    tree = tree_of(article(full_issue()))
    assert [part.get("id") for part in tree.xpath("//article[@lang='fr']")] == [french.key]
    assert not tree.xpath("//article[@class='pr-item pr-item-news'][@lang='en']")


def test_each_link_says_by_itself_where_it_leads_and_times_are_for_machines_too() -> None:
    tree = tree_of(article(full_issue(), places=PLACES))
    (link,) = tree.xpath("//a[@href='https://labour.example/fees']")
    assert words_of(link) == "See more: Two more countries forbid recruitment fees (labour.example)"
    assert tree.xpath("//time[@datetime='2031-06-03T15:00:00+02:00']")
    assert tree.xpath("//time[@datetime='2031-06-10']")


def test_a_picture_of_the_house_is_shown_with_its_words_and_one_of_strangers_is_not() -> None:
    places = Places(pictures="/media/")
    (shown,) = tree_of(article(pictured("boat.jpg"), places=places)).xpath("//figure/img")
    assert (shown.get("src"), shown.get("alt"), shown.get("width")) == ("/media/boat.jpg", "A boat at the quay", "800")
    for file in (
        "https://track.example/p.gif",
        "//track.example/p.gif",
        "../secret.key",
        "/etc/passwd",
        "data:image/gif;x",
    ):
        assert not tree_of(article(pictured(file), places=places)).xpath("//img")
    assert not tree_of(article(pictured("boat.jpg"))).xpath("//img")


def test_empty_sections_are_left_out() -> None:
    document = Document(
        title="One", sections=(Section(title="Nothing here"), Section(title="News", items=(News(title="A"),)))
    )
    assert "Nothing here" not in page(document)


def test_a_title_that_is_the_newsletters_name_makes_room_for_the_date() -> None:
    document = Document(newsletter="The Quay Letter", title="The Quay Letter", date="2031-05", language="fr")
    shown = page(document)
    assert "mai 2031</h1>" in shown
    assert shown.partition("<body")[2].count("mai 2031") == 1
