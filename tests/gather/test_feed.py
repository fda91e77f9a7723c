"""Feeds are read as they come, and nothing in them can act."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postroad.document.commonmark import safe
from postroad.gather.feed import Feed, FeedError, read_feed

SAMPLES = Path(__file__).parent.parent / "samples" / "feeds"


def read(name: str) -> Feed:
    return read_feed((SAMPLES / name).read_bytes(), url="https://site.example/feeds/feed.xml")


def rss(item: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title><item>{item}</item></channel></rss>".encode()


def test_rss_091_with_an_old_document_type_and_encoding():
    feed = read("rss-091.xml")
    assert feed.title == "Maison du Gué"
    first, second = feed.entries
    assert first.title == "Le gué est ouvert & gratuit"
    assert first.summary == "Une nuit sans papiers, racontée par ceux qui l'ont vécue."
    assert (first.language, first.guid) == ("fr", "http://gue.example/ouvert")
    assert second.title.startswith("Sans titre, mais non sans paroles")
    assert second.title.endswith("…")


def test_rss_10_with_dublin_core():
    (entry,) = read("rss-10.rdf").entries
    assert entry.title == "Neue Beratungsstelle am Brenner"
    assert (entry.language, entry.published_at) == ("de-AT", datetime(2026, 4, 2, 6, 30, tzinfo=UTC))


def test_rss_20_with_blank_lines_before_it_relative_links_a_day_that_never_was_and_one_guid_twice():
    first, second = read("rss-20.xml").entries
    assert first.title == "Forty beds & a garden"
    assert first.url == "https://site.example/news/forty-beds?utm_source=feed"
    assert first.published_at is None
    assert "[the plan](https://site.example/plan.pdf)" in first.summary
    assert "- one" in first.summary
    assert "Click" in first.summary
    for bad in ("javascript", "alert", "track.example", "<"):
        assert bad not in first.summary
    assert second.title == "Next year’s camp"


def test_text_that_looks_like_markup_stays_text():
    summary = read("rss-20.xml").entries[1].summary
    assert summary.startswith("\\# Not a heading")
    assert "\\*Not\\*" in summary


def test_atom_with_a_base_other_languages_and_plain_text():
    arabic, plain = read("atom.xml").entries
    assert read("atom.xml").title == "Casa del Ponte"
    assert (arabic.title, arabic.language, arabic.url) == ("بيت الجسر", "ar", "https://ponte.example/notizie/jisr")
    assert arabic.summary == "غرفة للجميع."
    assert "semplice" in plain.summary
    assert (plain.language, plain.published_at) == ("it", None)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\0", "is empty"),
        (b"hello", "neither RSS nor Atom"),
        (b"%PDF-1.7 ...", "neither RSS nor Atom"),
        (b"<!doctype html><html><head><title>x</title></head></html>", "a web page and not a feed"),
        (b"<html><link rel=alternate type='application/rss+xml' href='/rss'></html>", "https://site.example/rss"),
        (b"<rss version='2.0'><channel><title>x</title><item>", "broken in line"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is_and_the_mend(data, said):
    with pytest.raises(FeedError, match=said):
        read_feed(data, url="https://site.example/")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://x.example/">',
    ],
)
def test_entities_that_multiply_or_open_files_are_refused(declared):
    data = f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]>".encode() + rss("<title>&b;&x;</title>")
    with pytest.raises(FeedError, match="entities"):
        read_feed(data)


def test_an_entity_for_a_character_is_honest():
    data = b'<!DOCTYPE rss [<!ENTITY eacute "&#233;">]>' + rss("<title>caf&eacute;</title>")
    assert read_feed(data).entries[0].title == "café"


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>", "<svg onload=alert(1)>", "<iframe src='https://x.example'></iframe>",
        "<style>*{}</style>", "<a href='https://x.example/)](javascript:alert(1))'>x</a>", "<<b>script>alert(1)</script>",
        "<math><mtext></p><style><img src=x onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)  # fmt: skip
def test_hostile_html_becomes_text_in_the_allowed_subset(html):
    entry = read_feed(rss(f"<title>ok</title><description><![CDATA[{html}]]></description>")).entries[0]
    assert safe(entry.summary) == entry.summary
    shown = MarkdownIt("commonmark", {"html": False}).render(entry.summary)
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert 'href="data:' not in shown


def test_a_page_of_deep_and_long_html_is_read_within_bounds():
    deep = "<div>" * 50_000 + "word"
    entry = read_feed(rss(f"<title>ok</title><description><![CDATA[{deep}]]></description>")).entries[0]
    assert len(entry.summary) < 10_000


def test_more_entries_than_a_feed_has_are_not_looked_at():
    items = "".join(f"<item><title>t{n}</title><guid>{n}</guid></item>" for n in range(2000))
    data = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()
    assert len(read_feed(data).entries) == 500


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_feed_or_refused(data):
    with suppress(FeedError):
        assert len(read_feed(data).entries) <= 500


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=80))
def test_any_words_within_a_feed_are_read_safely(title, text, guid):
    parts = [
        f"<{name}>{escape(value)}</{name}>" for name, value in (("title", title), ("description", text), ("guid", guid))
    ]
    try:
        feed = read_feed(rss("".join(parts)).replace(b"\x00", b""))
    except FeedError:
        return
    for entry in feed.entries:
        assert entry.title
        assert "\n" not in entry.title
        assert len(entry.title) <= 302
        assert len(entry.guid) <= 500
        assert safe(entry.summary) == entry.summary
