"""How quick old newsletters are read, each format beside a kept parser that only parses the same bytes.

The reference does much less: it builds a tree and understands nothing. So the goals say how many such parses the whole
understanding (headings, items, links, dates, zones, word-for-word account) may cost: twenty-five.
"""

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import lxml.html
import mammoth
from markdown_it import MarkdownIt

from benchmarks.figure import Figure, peak_rss_mb, side_by_side
from postroad.document.reading import read

SAMPLES = Path(__file__).parent.parent / "tests" / "samples"


def figures() -> Iterator[Figure]:
    """Measure each format over all of its samples."""
    for ending, reference, parse, goal in (
        ("txt", "markdown-it-py parsing the same text", _by_markdown_it, 25.0),
        ("md", "markdown-it-py parsing the same text", _by_markdown_it, 25.0),
        ("html", "the standard library's html.parser walking the same page", _by_html_parser, 25.0),
        ("docx", "mammoth turning the same file into HTML", _by_mammoth, 2.5),
        ("eml", "the standard library's email parsing the same mail, and lxml its HTML", _by_email, 25.0),
    ):
        files = [
            (file.name, file.read_bytes())
            for file in sorted(SAMPLES.glob(f"*/*.{ending}"))
            if "nasty" not in file.parts
        ]
        ours, theirs = side_by_side(_all(files, _by_us), _all(files, parse), rounds=7)
        yield Figure(
            f"reading.{ending}",
            ours / len(files),
            "ms a file",
            reference,
            theirs / len(files),
            goal,
            "<=",
            peak_rss_mb(),
        )


def _all(files: list[tuple[str, bytes]], done: Callable[[str, bytes], object]) -> Callable[[], None]:
    def run() -> None:
        for name, data in files:
            done(name, data)

    return run


def _by_us(name: str, data: bytes) -> object:
    return read(data, name)


def _by_markdown_it(name: str, data: bytes) -> object:
    return MarkdownIt("commonmark").parse(data.decode("utf-8", "replace"))


def _by_html_parser(name: str, data: bytes) -> object:
    parser = HTMLParser()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()
    return parser


def _by_mammoth(name: str, data: bytes) -> object:
    return mammoth.convert_to_html(BytesIO(data))


def _by_email(name: str, data: bytes) -> object:
    mail = message_from_bytes(data, policy=policy.default)
    body = mail.get_body(("html", "plain"))
    return lxml.html.fromstring(body.get_content()) if body is not None else None
