"""Pages as mass-mail services and word processors write them: what is seen, what is hidden, and how it looks."""

import pytest

from postroad.document.reading.blocks import Block
from postroad.document.reading.formats import html


def blocks(page: str) -> tuple[Block, ...]:
    """Return the blocks of a page."""
    return html.read_page(page).blocks


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "display: none !important",
        "visibility:hidden",
        "max-height:0px",
        "opacity:0",
        "font-size:1px",
        "height:0;overflow:hidden",
    ],
)
def test_a_hidden_preview_line_is_set_aside(style: str) -> None:
    source = html.read_page(f'<div style="{style}">Peek &zwnj;&nbsp;&zwnj;&nbsp;&#847;</div><p>words</p>')
    assert [block.text for block in source.blocks] == ["words"]
    assert source.dropped == (("Peek", "hidden preview text"),)


def test_a_button_that_outlook_gets_in_vml_is_read_once_for_all_others() -> None:
    outlook = '<!--[if mso]><v:roundrect href="x"><center>Read</center></v:roundrect><![endif]-->'
    button = outlook + '<a href="https://example.org/" style="mso-hide:all">Read</a>'
    (block,) = blocks(button)
    assert [(span.text, span.href) for span in block.spans] == [("Read", "https://example.org/")]


def test_a_word_after_a_marked_run_is_told_once() -> None:
    (block,) = blocks("<p>We <b>met</b> and <a href='x'>spoke</a> again</p>")
    assert block.text == "We met and spoke again"


def test_a_table_in_the_middle_of_the_page_does_not_set_its_text_in_the_middle() -> None:
    page = "<center><table><tr><td>left</td><td align=center>middle</td></tr></table></center>"
    assert [(block.text, block.centred) for block in blocks(page)] == [("left", False), ("middle", True)]


def test_a_link_around_a_table_is_kept() -> None:
    (block,) = blocks('<a href="https://example.org/"><table><tr><td>Read more</td></tr></table></a>')
    assert block.spans[0].href == "https://example.org/"


def test_sizes_are_pixels_whatever_they_were_written_in() -> None:
    styles = ("font-size:12pt", "font-size:1.5em", "font:bold 20px Arial", "font-size:large")
    page = "".join(f'<p style="{style}">a</p>' for style in styles) + '<font size="5">b</font>'
    assert [block.size for block in blocks(page)] == [16.0, 24.0, 20.0, 18.0, 24.0]


def test_the_bullet_that_word_writes_before_a_list_item_is_no_text() -> None:
    bullet = "<span style='mso-list:Ignore'>·&nbsp;&nbsp;</span>"
    page = f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{bullet}Seminar</p>"
    (block,) = blocks(page)
    assert (block.role, block.text) == ("list_item", "Seminar")


def test_a_typed_bullet_makes_a_list_item() -> None:
    assert [(block.role, block.text) for block in blocks("<p>•&nbsp;Seminar</p><p>▪ Workshop</p>")] == [
        ("list_item", "Seminar"),
        ("list_item", "Workshop"),
    ]


def test_a_heading_in_a_paragraph_after_two_breaks_is_a_block_of_its_own() -> None:
    assert [block.text for block in blocks("<td><b>One</b><br>text<br><br><b>Two</b><br>text</td>")] == [
        "One\ntext",
        "Two\ntext",
    ]
