"""No word of a newsletter is lost, and none is told twice: in the samples, and in whatever hypothesis writes."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postroad.document.reading.blocks import Source
from postroad.document.reading.formats import docx, eml, html, markdown
from tests.document.reading.formats import independent
from tests.document.reading.formats.word_files import (
    BULLETS,
    box,
    link_by_field,
    listed,
    paragraph,
    run,
    table,
    word_file,
)

SAMPLES = Path(__file__).parents[3] / "samples"
_WRONG_CHARSETS = {"casa-aperta-it.eml": "cp1252", "gewerkschaft-de.html": "cp1252"}


def _samples(folder: str) -> list[Path]:
    return sorted(path for path in (SAMPLES / folder).iterdir() if path.suffix not in (".json", ".py"))


def _named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", _samples("html"), ids=_named)
def test_each_word_of_an_html_sample_is_told_once(path: Path) -> None:
    data = path.read_bytes()
    page = data.decode(_WRONG_CHARSETS.get(path.name, "utf-8"))
    assert independent.told(html.read(data)) == independent.of_html(page)


@pytest.mark.parametrize("path", _samples("docx"), ids=_named)
def test_each_word_of_a_word_sample_is_told_once(path: Path) -> None:
    data = path.read_bytes()
    assert independent.told(docx.read(data)) == independent.of_docx(data)


@pytest.mark.parametrize("path", _samples("eml"), ids=_named)
def test_each_word_of_a_mail_sample_is_told_once(path: Path) -> None:
    data = path.read_bytes()
    assert independent.told(eml.read(data)) == independent.of_eml(data, _WRONG_CHARSETS.get(path.name, ""))


@pytest.mark.parametrize("path", _samples("markdown"), ids=_named)
def test_each_word_of_a_markdown_sample_is_told_once(path: Path) -> None:
    data = path.read_bytes()
    assert independent.told(markdown.read(data)) == independent.of_markdown(data.decode())


@pytest.mark.parametrize("folder", ["html", "docx", "eml", "markdown"])
def test_there_are_three_samples_of_each_format_each_with_its_expectation(folder: str) -> None:
    samples = _samples(folder)
    assert len(samples) >= 3
    assert all(path.with_suffix(".expected.json").exists() for path in samples)


WORD = st.text("abcdefghijklmnoßéüøщשع", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
_BLOCK_TAGS = ("p", "div", "td", "li", "h2", "h4", "blockquote", "center", "section", "pre", "address")
_INLINE_TAGS = (
    "b",
    "i",
    "font",
    "span",
    "a href='https://example.org/'",
    "small",
    "strong",
    "em",
    "span style='font-size:9px'",
)


def _in_order(source: Source) -> list[str]:
    return re.findall(r"\w+", "\n".join(block.text for block in source.blocks))


def _tagged(tag: str, inside: str) -> str:
    return f"<table><tr><td>{inside}</td></tr></table>" if tag == "td" else f"<{tag}>{inside}</{tag.split()[0]}>"


def _in_one_of(tags: tuple[str, ...], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(tags), inside).map(lambda both: _tagged(*both))


INLINE = st.recursive(WORDS, lambda inner: _in_one_of(_INLINE_TAGS, inner), max_leaves=4)
LINES = st.lists(INLINE, min_size=1, max_size=4).map(" ".join) | st.lists(INLINE, min_size=1, max_size=3).map(
    "<br>".join
)
PAGES = st.recursive(
    _in_one_of(_BLOCK_TAGS, LINES),
    lambda inner: _in_one_of(("div", "td", "section", "center"), st.lists(inner, max_size=4).map("".join)),
    max_leaves=12,
)


@settings(deadline=None)
@given(PAGES)
def test_the_words_of_any_page_are_told_once_and_in_order(page: str) -> None:
    assert _in_order(html.read_page(page)) == re.findall(r"\w+", re.sub(r"<[^>]*>", " ", page))


def _bold(text: str) -> str:
    return run(text, b="1")


def _linked(text: str) -> str:
    return link_by_field(text, "https://example.org/")


RUNS = st.lists(st.sampled_from((run, _bold, _linked)).flatmap(WORDS.map), min_size=1, max_size=4).map(run(" ").join)
PARAGRAPHS = st.one_of(
    RUNS.map(paragraph),
    RUNS.map(listed),
    RUNS.map(lambda runs: paragraph(runs, "Heading2")),
    st.lists(RUNS.map(paragraph), min_size=1, max_size=3).map(lambda cells: table(tuple(cells))),
    RUNS.map(lambda runs: paragraph(box(paragraph(runs)))),
)


@settings(deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=8).map("".join))
def test_the_words_of_any_word_file_are_told_once_and_in_order(body: str) -> None:
    shown = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", body)
    expected = " ".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", shown))
    assert _in_order(docx.read(word_file(body, numbering=BULLETS))) == re.findall(r"\w+", expected)


_MARKS = ("{}", "**{}**", "*{}*", "[{}](https://example.org/)", "<b>{}</b>", "[{}][1]")
MARKED = st.sampled_from(_MARKS).flatmap(lambda mark: WORDS.map(mark.format))
MARKDOWN_LINES = st.lists(MARKED, min_size=1, max_size=4).map(" ".join)
MARKDOWN_BLOCKS = st.one_of(
    MARKDOWN_LINES,
    st.lists(MARKDOWN_LINES, min_size=1, max_size=4).map("\n".join),
    MARKDOWN_LINES.map("## {}".format),
    WORDS.map("{}\n======".format),
    st.lists(MARKDOWN_LINES, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    MARKDOWN_LINES.map("> {}".format),
    MARKDOWN_LINES.map("<div>\n\n{}\n\n</div>".format),
)


@settings(deadline=None)
@given(st.lists(MARKDOWN_BLOCKS, min_size=1, max_size=6).map("\n\n".join))
def test_the_words_of_any_markdown_are_told_once_and_in_order(text: str) -> None:
    source = markdown.source_of(f"{text}\n\n[1]: https://example.org/one\n")
    bare = re.sub(r"\]\([^)]*\)|\]\[1\]|<[^>]*>", " ", text)
    assert _in_order(source) == re.findall(r"\w+", bare)
