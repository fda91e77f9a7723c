"""Markdown: as the standard says, and as people write it."""

import pytest

from postroad.document.reading.formats import markdown


def looks_of(text: str) -> list[tuple[str, int, str]]:
    """Return role, level and words of each block."""
    return [(block.role, block.level, block.text) for block in markdown.source_of(text).blocks]


def test_front_matter_gives_title_date_and_language_and_the_rest_is_set_aside() -> None:
    source = markdown.source_of("---\ntitle: 'The Letter'\ndate: 2024-09-16\nlang: en\ntags: [a]\n---\n\nwords\n")
    assert (source.title, source.date, source.language) == ("The Letter", "2024-09-16", "en")
    assert source.dropped == (("tags: [a]", "front matter"),)
    assert [block.place for block in source.blocks] == ["line 8"]


def test_a_dividing_line_at_the_beginning_is_no_front_matter() -> None:
    assert ("paragraph", 0, "Nothing of a head here.") in looks_of("---\n\nNothing of a head here.\n\n---\n\nMore\n")


@pytest.mark.parametrize("line", ["## News", "##News", "News\n----", "  ## News ##", "**News**\n\n## News"])
def test_headings_are_known_however_they_are_written(line: str) -> None:
    assert ("heading", 2, "News") in looks_of(f"{line}\n\nwords")


def test_a_hashtag_is_no_heading() -> None:
    assert looks_of("#solidarity") == [("paragraph", 0, "#solidarity")]


@pytest.mark.parametrize("line", ["** News **", "**News **", "** News**"])
def test_bold_with_stray_spaces_is_bold(line: str) -> None:
    (block,) = markdown.source_of(f"{line}\n\n").blocks
    assert (block.text, block.is_bold) == ("News", True)


def test_hard_wrapped_lines_are_joined_and_short_lines_stay_lines() -> None:
    wrapped = (
        "The third field season is over, the cores are in the cold room, and\nmost of us have dry feet again. Below you find"
        " what we found, what we\nhave written, and where you can meet us in the spring of next year or\nlater."
    )
    assert "\n" not in looks_of(wrapped)[0][2]
    assert looks_of("**1 June** webinar\n**3 June** workshop")[0][2] == "1 June webinar\n3 June workshop"


def test_links_by_reference_inline_bare_and_with_a_stray_space_have_their_targets() -> None:
    text = "[a][1] [b](https://example.org/b) https://example.org/c. [d] (https://example.org/d) <e@example.org>\n\n[1]: https://example.org/a\n"
    spans = markdown.source_of(text).blocks[0].spans
    assert [span.href for span in spans if span.href] == [
        "https://example.org/a",
        "https://example.org/b",
        "https://example.org/c",
        "https://example.org/d",
        "mailto:e@example.org",
    ]


def test_a_link_without_target_is_kept_as_such() -> None:
    assert [span.href for span in markdown.source_of("[See more]()").blocks[0].spans] == [""]


def test_a_definition_that_nothing_refers_to_is_set_aside_and_not_lost() -> None:
    source = markdown.source_of("words\n\n[Update]: tomorrow\n")
    assert [text.casefold() for text, _ in source.dropped] == ["[update]: tomorrow"]


def test_html_within_is_read_as_html_and_markdown_within_that_as_markdown() -> None:
    text = '<div align="center">\n\n# Letter\n\n</div>\n\n<p>Dear <b>all</b></p>\n\n<script>no()</script>\n'
    source = markdown.source_of(text)
    assert [(block.role, block.text, block.centred) for block in source.blocks] == [
        ("heading", "Letter", True),
        ("paragraph", "Dear all", False),
    ]


def test_tables_are_cells() -> None:
    blocks = markdown.source_of("| When | What |\n|---|---|\n| 1 May | Webinar |\n").blocks
    assert [block.text for block in blocks] == ["When", "What", "1 May", "Webinar"]
    assert len({block.cell for block in blocks}) == 4


def test_indented_text_is_no_code_and_escapes_are_undone() -> None:
    assert looks_of("    1\\. indented \\*words\\*") == [("paragraph", 0, "1. indented *words*")]


def test_places_are_the_lines_of_the_file() -> None:
    blocks = markdown.source_of("# a\n\n\n- b\n- c\n\n| d |\n|---|\n| e |\n\nf\n").blocks
    assert [block.place for block in blocks] == ["line 1", "line 4", "line 5", "line 7", "line 9", "line 11"]
