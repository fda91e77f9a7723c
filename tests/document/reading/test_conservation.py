"""Each word of the source stands in the document or among the left-overs, and none twice: for any blocks at all."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from postroad.document.canonical import ContentHash
from postroad.document.reading import UnreadableFile, read
from postroad.document.reading.account import words_of_reading, words_of_source
from postroad.document.reading.blocks import Block, Source, Span
from postroad.document.reading.read import source_of
from postroad.document.reading.road import NO_PLACE, understood
from tests.document.reading.judge import unbalanced

PHRASES = st.sampled_from(
    [
        "News",
        "EVENTS",
        "Agenda",
        "Dear friends,",
        "Kind regards",
        "Read more",
        "here",
        "click here",
        "See more",
        "14 June 2021",
        "Tuesday 3 May 2022, 10:00-12:00 CET",
        "When: 4 April 2023",
        "Deadline: 1 May 2021",
        "The ministry answered at last.",
        "and",
        "A long sentence that says what the members did in the spring, and why it mattered to all of them.",
        "https://a.example/b_c",
        "info@a.example",
        "No. 12",
        "May 2021",
        "Newsletter May 2021",
        "© 2021",
        "unsubscribe",
        "Back to top",
        "1.",
        "1.2 Title",
        "*",
        "_x_",
        "[brackets]",
        "<b>",
        "&amp;",
        "a_b_c",
        "snake_case",
        "#1",
        "> quoted",
        "“quoted”",
        "Ελλάδα",
        "日本語",
        "نشرة",
        "e.g. Dr. X",
        "50 %",
        "Call for papers",
        "Report",
        "podcast",
        "For more news from members",
        "In this issue",
        "Impressum",
        "-",
        "…",
        "zum 15. Juni 2023",
    ]
)
HREFS = st.sampled_from([None, None, None, "", "#", "https://a.example/x", "mailto:a@a.example", "javascript:alert(1)"])
SPANS = st.builds(
    Span,
    text=st.lists(PHRASES, min_size=1, max_size=3).flatmap(
        lambda phrases: st.sampled_from([" ", "\n", ". ", ""]).map(lambda glue: glue.join(phrases))
    ),
    href=HREFS,
    bold=st.booleans(),
    italic=st.booleans(),
)
BLOCKS = st.builds(
    Block,
    spans=st.lists(SPANS, max_size=4).map(tuple),
    role=st.sampled_from(["paragraph", "paragraph", "heading", "list_item", "quote", "rule"]),
    level=st.integers(1, 6),
    size=st.sampled_from([None, 12.0, 16.0, 24.0]),
    gap=st.integers(0, 3),
    cell=st.sampled_from([None, 1, 2]),
    coloured=st.booleans(),
) | st.builds(
    Block,
    role=st.just("image"),
    alt=PHRASES,
    source=st.sampled_from(["", "https://a.example/p.png", "cid:1"]),
    spans=st.sampled_from([(), (Span("", "https://a.example/y"),)]),
)
SOURCES = st.builds(
    Source,
    format=st.just("text"),
    blocks=st.lists(BLOCKS, min_size=1, max_size=25).map(tuple),
    title=st.sampled_from(["", "Newsletter May"]),
    date=st.sampled_from([None, "2021-05-03T10:00:00+00:00"]),
    sender=st.sampled_from(["", "The Network <a@a.example>"]),
    dropped=st.sampled_from([(), (("a hidden line", "hidden text"),)]),
)


def told_by(source: Source) -> tuple[list[str], list[str]]:
    """Return the words that are lost and the words that are told twice."""
    document, report = understood(source, "a.txt", ContentHash("0" * 64), language="en", zone="Europe/Brussels")
    lost_by_accident = [left.text for left in report.left_overs if left.why == NO_PLACE]
    source_words, told = words_of_source(source), words_of_reading(document, report)
    return [*(source_words - told).elements(), *lost_by_accident], [*(told - source_words).elements()]


def without_words_in_rules(source: Source) -> Source:
    """A rule has no words: what a front-end never gives need not be kept."""
    blocks = tuple(block for block in source.blocks if block.role != "rule" or not block.spans)
    return Source(
        source.format,
        blocks or (Block((Span("News"),)),),
        source.title,
        source.date,
        None,
        source.sender,
        source.dropped,
    )


@settings(max_examples=150, deadline=None)
@given(SOURCES.map(without_words_in_rules))
@example(Source("text", (Block((Span("CSEC", bold=True), Span("s are many. They grow."))),) * 2))
@example(
    Source(
        "text",
        (Block((Span("Events"),), role="heading", level=2), Block((Span("3 May 2021"), Span("s")), role="list_item")),
    )
)
def test_any_blocks_keep_their_words(source: Source) -> None:
    assert told_by(source) == ([], [])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PHRASES, max_size=5).map(" ".join), min_size=1, max_size=40).map("\n".join))
def test_any_text_keeps_its_words(text: str) -> None:
    data = f"Letter\n\n{text}".encode()
    assert unbalanced(data, "letter.txt", read(data, "letter.txt", language="en", zone="UTC")) == ([], [])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_keep_their_words(text: str) -> None:
    data = f"Letter\n\n{text}".encode("utf-8", "ignore")
    try:
        source = source_of(data, "letter.txt")
    except UnreadableFile:
        return  # control characters enough to be no text: nothing was promised
    assert told_by(source) == ([], [])
