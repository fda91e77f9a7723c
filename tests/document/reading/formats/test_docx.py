"""Word files: what their XML means for the looks of the text."""

import pytest

from postroad.document.reading.blocks import Block, Source
from postroad.document.reading.formats import docx
from tests.document.reading.formats.word_files import (
    BULLETS,
    box,
    link,
    link_by_field,
    listed,
    paragraph,
    run,
    style,
    table,
    word_file,
    zipped,
)


def read(body: str, **parts: object) -> Source:
    """Return a file with this body, read."""
    return docx.read(word_file(body, **parts))  # type: ignore[arg-type]


def only(body: str, **parts: object) -> Block:
    """Return the one block of such a file."""
    (block,) = read(body, **parts).blocks
    return block


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Heading2", "heading 2"),
        ("berschrift2", "heading 2"),
        ("Titre2", "Titre 2"),
        ("X9", "Überschrift 2"),
        ("Kop2", "Kop 2"),
    ],
)
def test_a_heading_is_known_by_its_styles_key_or_name(key: str, name: str) -> None:
    block = only(paragraph("Aus den Häusern", key), styles=style(key, name))
    assert (block.role, block.level) == ("heading", 2)


def test_a_heading_is_known_by_the_style_that_its_style_is_based_on() -> None:
    styles = style("Heading3", "heading 3", looks='<w:sz w:val="30"/>') + style("Own", "Own", based_on="Heading3")
    block = only(paragraph("News", "Own"), styles=styles)
    assert (block.role, block.level, block.size) == ("heading", 3, 20.0)


def test_a_heading_is_known_by_its_outline_level() -> None:
    assert only(paragraph("News", "", '<w:outlineLvl w:val="1"/>')).level == 2


def test_a_title_stands_above_the_headings() -> None:
    styles = style("Title", "Title") + style("Heading1", "heading 1")
    title, heading = read(paragraph("Letter", "Title") + paragraph("News", "Heading1"), styles=styles).blocks
    assert (title.level, heading.level) == (1, 2)


def test_size_and_weight_come_from_the_run_then_the_style_then_the_default() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    styles = defaults + style("Big", "Big", looks='<w:sz w:val="48"/><w:b/>')
    body = paragraph("default") + paragraph("style", "Big") + paragraph(run("run", sz="36", b="0"), "Big")
    assert [(b.size, b.is_bold) for b in read(body, styles=styles).blocks] == [
        (16.0, False),
        (32.0, True),
        (24.0, False),
    ]


def test_links_are_known_by_relation_by_field_and_by_bookmark() -> None:
    body = paragraph(
        link("one", "rId7")
        + run(" ")
        + link_by_field("two", "https://example.org/two")
        + f'<w:hyperlink w:anchor="here">{run(" three")}</w:hyperlink>'
    )
    spans = only(body, links={"rId7": "https://example.org/one"}).spans
    assert [(s.text.strip(), s.href) for s in spans if s.text.strip()] == [
        ("one", "https://example.org/one"),
        ("two", "https://example.org/two"),
        ("three", "#here"),
    ]


def test_what_was_deleted_with_tracking_is_gone_and_what_was_inserted_stays() -> None:
    body = paragraph(
        run("We meet ")
        + f'<w:del w:id="1"><w:r><w:delText>on Monday</w:delText></w:r></w:del><w:ins w:id="2">{run("on Friday")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run("early")}</w:moveFrom><w:moveTo w:id="4">{run(" early")}</w:moveTo>'
    )
    assert only(body).text == "We meet on Friday early"


def test_bullets_are_list_items_with_their_depth_whether_made_or_typed() -> None:
    body = listed("one") + listed("deeper", 1) + paragraph("•\u00a0typed")
    assert [(b.role, b.depth, b.text) for b in read(body, numbering=BULLETS).blocks] == [
        ("list_item", 0, "one"),
        ("list_item", 1, "deeper"),
        ("list_item", 0, "typed"),
    ]


def test_a_text_box_is_read_once_and_is_a_cell_of_its_own() -> None:
    before, boxed, after = read(
        paragraph("before") + paragraph(run("") + box(paragraph("in the box"))) + paragraph("after")
    ).blocks
    assert (before.text, boxed.text, after.text) == ("before", "in the box", "after")
    assert boxed.cell not in (None, before.cell, after.cell)


def test_the_cells_of_a_table_are_told_apart_and_its_shade_is_a_ground() -> None:
    body = table((paragraph("News"),), shade="7B2D26") + table(
        (paragraph("1 May"), paragraph("Webinar of the whole network"))
    )
    news, when, what = read(body + paragraph("and a long body text, so that most of it has no ground")).blocks[:3]
    assert (news.coloured, when.coloured) == (True, False)
    assert len({news.cell, when.cell, what.cell}) == 3


def test_a_footnote_follows_the_paragraph_that_calls_it() -> None:
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes = separator + f'<w:footnote w:id="3">{paragraph("the note")}</w:footnote>'
    body = paragraph(run("called") + '<w:r><w:footnoteReference w:id="3"/></w:r>') + paragraph("next")
    assert [block.text for block in read(body, footnotes=notes).blocks] == ["called", "the note", "next"]


def test_heads_feet_comments_and_hidden_text_are_set_aside_each_with_its_reason() -> None:
    source = read(
        paragraph(run("shown") + run("not shown", vanish="1")),
        header=paragraph("the head"),
        footer=paragraph("the foot"),
        comments=f'<w:comment w:id="1">{paragraph("is this right?")}</w:comment>',
    )
    assert [block.text for block in source.blocks] == ["shown"]
    assert dict(source.dropped) == {
        "not shown": "hidden text",
        "the head": "a page's head",
        "the foot": "a page's foot",
        "is this right?": "a comment in the margin",
    }


def test_breaks_tabs_and_hyphens_neither_glue_words_nor_tear_them() -> None:
    body = paragraph(
        run("one")
        + "<w:r><w:tab/></w:r>"
        + run("two")
        + "<w:r><w:br/></w:r>"
        + run("three")
        + "<w:r><w:softHyphen/></w:r>"
        + run("fold and Wi")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("Fi")
    )
    assert only(body).text == "one two\nthreefold and Wi-Fi"


def test_an_empty_paragraph_is_empty_space() -> None:
    first, second, third = read(paragraph("a") + paragraph("b") + paragraph("") + paragraph("") + paragraph("c")).blocks
    assert first.gap == second.gap == 0
    assert third.gap == 2


def test_strict_files_with_other_namespaces_are_read() -> None:
    data = zipped(
        {
            "word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r>'
            b"<w:t>strict words</w:t></w:r></w:p></w:body></w:document>"
        }
    )
    assert docx.read(data).blocks[0].text == "strict words"


def test_the_files_own_head_gives_title_date_and_language() -> None:
    head = {"dc:title": "Letter 3", "dcterms:modified": "2024-06-20T08:00:00Z", "dc:language": "nl"}
    source = read(paragraph("words"), properties=head)
    assert (source.title, source.date, source.language) == ("Letter 3", "2024-06-20", "nl")


def test_a_title_that_a_program_made_up_is_none() -> None:
    assert read(paragraph("words"), properties={"dc:title": "Microsoft Word - letter.doc"}).title == ""
