"""The PDF: what a person reads on paper, and what a screen reader is told."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest

from postroad.document import Document, Footer, Item, Link, Section
from postroad.document.kinds.call import Call
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.document.kinds.report import Report
from postroad.press.pdf import pdf
from postroad.press.places import Places
from postroad.press.theme import load_theme
from tests.press.issues import PLACES, arabic_issue, full_issue, large_issue


def issue(*items: Item, **fields: Any) -> Document:
    """Return an issue with some items."""
    told = {"title": "Wages and papers", "newsletter": "The Harbour Light", "date": "2031-05", **fields}
    return Document(**{"sections": (Section(title="From our members", items=items),), **told})


def pages(print_: bytes) -> list[str]:
    """Return the text of each page, as it would be copied."""
    opened = pypdfium2.PdfDocument(print_)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in opened]
    finally:
        opened.close()


def words(print_: bytes) -> str:
    """Return all text with its lines joined."""
    return " ".join(" ".join(pages(print_)).split())


def opened(print_: bytes) -> pikepdf.Pdf:
    """Return the PDF's parts."""
    return pikepdf.open(io.BytesIO(print_))


def tagged(print_: bytes) -> Iterator[pikepdf.Dictionary]:
    """Give the elements of the structure tree, from the top and in order."""
    whole = opened(print_)
    waiting: list[Any] = [whole.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        children = element.get("/K", [])
        waiting = [*(children if isinstance(children, pikepdf.Array) else [children]), *waiting]


def links(print_: bytes) -> set[str]:
    """Return the addresses that a click leads to."""
    whole = opened(print_)
    return {
        str(note.A.URI) for page in whole.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A
    }


def test_it_claims_pdf_ua_and_has_what_that_needs() -> None:
    print_ = pdf(full_issue(), places=PLACES)
    whole = opened(print_)
    root = whole.Root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(root.Lang).startswith("en")
    sorts = {str(element.S) for element in tagged(print_)}
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Note", "/TOC"} <= sorts


def test_the_bookmarks_are_the_sections_and_under_them_the_items() -> None:
    document = full_issue()
    with opened(pdf(document)).open_outline() as outline:
        found = {entry.title: [item.title for item in entry.children] for entry in outline.root}
    for section in document.sections:
        shown = [title.replace("\u00ad", "") for title in found[section.title]]
        assert shown == [item.title for item in section.items]


def test_the_title_is_that_of_the_issue_and_the_date_its_own() -> None:
    whole = opened(pdf(issue(News(title="We have moved"))))
    info = whole.docinfo
    assert info.Title == "Wages and papers"
    assert info.Author == "The Harbour Light"
    assert str(info.CreationDate).startswith("D:20310501")


def test_an_item_in_another_language_is_marked_so() -> None:
    item = News(title="Une permanence de nuit", body="Ouverte de 20 h à minuit.", language="fr")
    marked = {str(element.Lang) for element in tagged(pdf(issue(item))) if "/Lang" in element}
    assert any(language.startswith("fr") for language in marked)


def test_all_words_of_an_issue_stand_on_the_pages() -> None:
    document = issue(
        News(
            title="We have moved", body="Our *office* is on **the other side** of the square.\n\n- by tram\n- on foot"
        ),
        Report(
            title="Unseen shifts", authors=("Hanne Vroom",), year=2031, languages=("nl",), identifier="doi:10.5555/x"
        ),
        Call(title="Small grants", deadline=date(2031, 6, 30)),
        number="47",
        introduction="This issue tells what comes next.",
        editors_note="Put together by Ines.",
        footer=Footer(text="The network joins 31 organisations.", address="Kade 12\n9000 Gent"),
    )
    text = words(pdf(document))
    for said in (
        "The Harbour Light", "No. 47", "May 2031", "Wages and papers", "This issue tells what comes next.", "We have moved",
        "Our office is on the other side of the square.", "by tram", "Hanne Vroom", "2031", "In Dutch", "doi:10.5555/x",
        "1 / 1", "Deadline: Monday, 30 June 2031", "Put together by Ines.",
        "The network joins 31 organisations.", "9000 Gent",
    ):  # fmt: skip
        assert said in text, said


def test_a_link_leads_there_and_its_address_stands_in_a_footnote() -> None:
    address = "https://archive.example.org/2031/05/what-changed?part=2"
    print_ = pdf(issue(News(title="What changed", links=(Link(text="See more", url=address),))))
    assert links(print_) == {address}
    assert "See more1" in words(print_)
    assert "1archive.example.org/2031/05/what-changed?part=2" in words(print_)


def test_an_address_that_stands_in_the_text_needs_no_footnote() -> None:
    print_ = pdf(issue(News(title="Write", body="Ask [news@harbour.example](mailto:news@harbour.example).")))
    assert links(print_) == {"mailto:news@harbour.example"}
    assert words(print_).count("news@harbour.example") == 1
    assert not [element for element in tagged(print_) if str(element.S) == "/Note"]


def test_an_address_of_other_scripts_leads_there_in_ascii() -> None:
    print_ = pdf(issue(News(title="Far away", links=(Link(text="Go", url="https://example.org/ü/日本?a=%20b"),))))
    assert links(print_) == {"https://example.org/%C3%BC/%E6%97%A5%E6%9C%AC?a=%20b"}


def test_a_copied_address_has_no_letter_more_and_a_long_one_stays_in_its_column() -> None:
    address = "https://example.org/" + "-".join(["a-very-long-path"] * 9)
    print_ = pdf(issue(News(title="Long", body=f"See {address} for all.")))
    assert address.removeprefix("https://") in "".join(
        pages(print_)[0].replace("\x02", "-").split()
    )  # pdfium's sign for a hyphen
    page = pypdfium2.PdfDocument(print_)[0]
    assert all(right < page.get_width() / 2 for _, _, right, _ in _boxes(page, above=40))


def _boxes(page: pypdfium2.PdfPage, above: float) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the letters below the band and above the foot of the page."""
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    return [box for box in boxes if above < box[1] < page.get_height() - 200 and box[2] > box[0]]


def test_an_event_is_a_row_with_its_day_and_a_cancelled_one_says_so() -> None:
    event = Event(
        title="General assembly", start=date(2031, 6, 20), all_day=True, place="Gent", cancelled=True,
        registration="https://harbour.example/register",
    )  # fmt: skip
    print_ = pdf(issue(event))
    text = words(print_)
    assert "20 June General assembly Cancelled: Friday, 20 June 2031 Gent Register1" in text
    assert [str(e.S) for e in tagged(print_)].count("/TR") == 2


def test_an_arabic_issue_runs_from_right_to_left() -> None:
    print_ = pdf(arabic_issue(), places=PLACES)
    page = pypdfium2.PdfDocument(print_)[0]
    text = page.get_textpage()
    letters = [place for place in range(text.count_chars()) if "\u0600" <= text.get_text_range(place, 1) <= "\u06ff"]
    middle = page.get_width() / 2
    assert text.get_charbox(letters[0])[0] > middle
    assert str(opened(print_).Root.Lang) == "ar"
    assert "(" not in str(opened(print_).docinfo.Title)


@pytest.mark.parametrize(
    "said",
    [
        "Будинок відкрито",
        "Το σπίτι άνοιξε",
        "Tiếng Việt ở đây",
        "البيت مفتوح",
        "הבית פתוח",
        "სახლი ღიაა",
        "Տունը բաց է",
    ],
)
def test_each_script_of_the_network_is_set_in_its_own_letters(said: str) -> None:
    print_ = pdf(issue(News(title=said, body=said)))
    with opened(print_).open_outline() as outline:
        assert outline.root[0].children[0].title == said
    assert "□" not in words(print_)


def test_what_no_typeface_has_is_a_box_and_not_a_failure() -> None:
    assert "before □ after" in words(pdf(issue(News(title="Letters", body="before 新的報告 after"))))


def test_a_new_colour_reaches_the_paper() -> None:
    document = issue(News(title="We have moved"))
    theme = load_theme({"light": {"road": "#7a1f3d"}})
    assert pdf(document, theme) != pdf(document)
    page = pypdfium2.PdfDocument(pdf(document, theme))[0].render(scale=0.2).to_pil().convert("RGB")
    assert page.getpixel((2, 2)) == (0x7A, 0x1F, 0x3D)


def test_a_large_issue_lists_its_sections_and_a_tiny_one_nothing() -> None:
    assert "In this issue" not in words(pdf(issue(News(title="We have moved"))))
    large = large_issue(60)
    first = pages(pdf(large))[0].replace("\n", " ")
    assert "In this issue" in first
    assert large.sections[-1].title in first
    assert large.sections[-1].items[-1].title not in first


def test_the_same_issue_gives_the_same_bytes_and_another_others() -> None:
    document = issue(News(title="We have moved"), date=None)
    assert pdf(document) == pdf(document)
    assert pdf(document, places=Places(home="https://harbour.example/")) != pdf(document)
