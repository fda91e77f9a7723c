"""The account of words: each word of the source stands in the document or among the left-overs, and none twice."""

from collections import Counter
from collections.abc import Iterator

from postroad.document.commonmark import plain
from postroad.document.model import Document
from postroad.document.parts import Item
from postroad.document.reading.blocks import Source
from postroad.document.reading.report import ReadingReport
from postroad.document.reading.spans import seen, words
from postroad.document.text import clean


def words_of_source(source: Source) -> Counter[str]:
    """Return how often each word stands in the source: in its blocks, pictures' texts, and what its format sets aside."""
    counted: Counter[str] = Counter()
    for block in source.blocks:
        counted.update(words(clean(seen(block.text))))
        counted.update(words(clean(seen(block.alt))))
    for text, _ in source.dropped:
        counted.update(words(clean(seen(text))))
    return counted


def words_of_reading(document: Document, report: ReadingReport) -> Counter[str]:
    """Return how often each word of the source is told by a document and its report.

    What is *derived* is no word of the source: keys, the date, a zone's IANA name, a title or a newsletter's name that the
    file's own head gives (``report.derived``), a number that the title says, and the addresses of links that have a text.
    """
    counted: Counter[str] = Counter()
    for text in _texts(document, report):
        counted.update(words(text))
    for left_over in report.left_overs:
        counted.update(words(left_over.text))
    return counted


def _texts(document: Document, report: ReadingReport) -> Iterator[str]:
    if "title" not in report.derived:
        yield document.title
    if "newsletter" not in report.derived:
        yield document.newsletter
    if "number" not in report.derived:
        yield document.number or ""
    yield plain(document.introduction)
    yield plain(document.editors_note)
    yield plain(document.footer.text)
    for section in document.sections:
        yield section.title
        yield plain(section.introduction)
        yield plain(section.closing_note)
        for item in section.items:
            yield from _texts_of(item)


def _texts_of(item: Item) -> Iterator[str]:
    yield item.title
    yield plain(item.body)
    if item.picture is not None:
        yield item.picture.alt
    for link in item.links:
        yield link.text
    when = getattr(item, "when_as_written", "")
    yield when
    if when:
        yield getattr(item, "zone_as_written", None) or ""
