"""A stranger's HTML as text in the documents' subset of CommonMark: paragraphs, lists and links; emphasis is let go."""

import re
from html.parser import HTMLParser
from typing import Final

import nh3

from postroad.document.commonmark import safe
from postroad.document.text import clean, one_line
from postroad.gather.web import as_url, joined

_BLOCKS: Final = {"p", "div", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre"}
_KEPT: Final = _BLOCKS | {"br", "a"}
_DROPPED_WHOLE: Final = {"script", "style", "template", "title", "iframe", "object", "form", "svg", "math", "noscript"}
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>])")
_LINE_START: Final = re.compile(r"^(#{1,6}|[+-]|\d{1,9}(?=[.)]))(?=[\s.)]|$)", re.MULTILINE)
MAX_HTML: Final = 200_000
"""Characters of one entry's HTML that are looked at; more than this is no summary."""


def plain(html: str) -> str:
    """Return the words of a fragment of HTML on one line, for a title."""
    words = _Writer()
    words.feed(nh3.clean(html[:MAX_HTML], tags=set(), clean_content_tags=_DROPPED_WHOLE))
    words.close()
    return one_line(" ".join(words.words))


def as_commonmark(html: str, *, base: str = "", longest: int = 3000) -> str:
    """Return a fragment of HTML as CommonMark, cut between paragraphs to at most about ``longest`` characters.

    ``base`` completes relative links.
    """
    cleaned = nh3.clean(
        html[:MAX_HTML],
        tags=_KEPT,
        clean_content_tags=_DROPPED_WHOLE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    writer = _Writer(base)
    writer.feed(cleaned)
    writer.close()
    return safe(clean("\n\n".join(_cut(writer.paragraphs(), longest))))


def _cut(paragraphs: list[str], longest: int) -> list[str]:
    room = longest
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > room:
            # A cut within a link would leave half of it, so a paragraph is cut only where it has none.
            whole = paragraph if number or "](" in paragraph else paragraph[:room].rsplit(" ", 1)[0] + " …"
            return paragraphs[:number] or [whole[: longest * 2]]
        room -= len(paragraph)
    return paragraphs


class _Writer(HTMLParser):
    """Writes CommonMark from HTML that nh3 has balanced; it keeps no tree, so depth costs nothing."""

    def __init__(self, base: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.words: list[str] = []
        self._done: list[str] = []
        self._line: list[str] = []
        self._marker = ""
        self._link: tuple[str, int] | None = None

    def paragraphs(self) -> list[str]:
        """Return what was written, a paragraph or a list item each."""
        self._end()
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a line or a link."""
        if tag in _BLOCKS:
            self._end()
            self._marker = "- " if tag == "li" else self._marker
        elif tag == "br":
            self._line.append("\n")
        elif tag == "a":
            self._link = (joined(self._base, dict(attrs).get("href") or ""), len(self._line))

    def handle_endtag(self, tag: str) -> None:
        """End a block or a link."""
        if tag in _BLOCKS:
            self._end()
            self._marker = "" if tag == "li" else self._marker
        elif tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.words.append(data)
        self._line.append(_SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", data)))

    def _end_link(self) -> None:
        if self._link is None:
            return
        target, start = self._link
        text = "".join(self._line[start:])
        target = re.sub(r"[\s<>\\]", "", as_url(target))
        if target and text.strip():
            lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
            self._line[start:] = [f"{lead}[{' '.join(text.split())}](<{target}>){tail}"]
        self._link = None

    def _end(self) -> None:
        self._end_link()
        lines = (re.sub(r" +", " ", line).strip() for line in "".join(self._line).split("\n"))
        text = "\n".join(_LINE_START.sub(_guarded, line) for line in lines if line)
        self._line.clear()
        if text:
            self._done.append(self._marker + text.replace("\n", "\n" + " " * len(self._marker)))


def _guarded(start: re.Match[str]) -> str:
    """Return a line's start so that it doesn't become a heading or a list."""
    return f"{start[1]}\\" if start[1].isdigit() else f"\\{start[1]}"
