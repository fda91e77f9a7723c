"""From Markdown to a page whose lines are the source's lines, for the walk that all HTML takes."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.bounds import refuse_long
from postroad.document.reading.formats.text_lines import Line, wrap_of
from postroad.document.reading.limits import MAX_MARKS

_SLIPS = (
    # What people write and CommonMark does not mean: "##Heading", "[text] (address)", "** bold **", "-item", "•item".
    (re.compile(r"^( {0,3}(?:#{2,6}|#(?!\w+\s*$)))(?=[^\s#])", re.MULTILINE), r"\1 "),
    (re.compile(r"(\[[^\[\]\n]{1,300}\]) \((?=(?:https?://|mailto:|www\.)[^()\s]{1,2000}\))"), r"\1("),
    (re.compile(r"(?<![*\w])\*\*[ \t]+(?=[^\s*])([^*\n]{1,300}?)[ \t]*\*\*(?![*\w])"), r"**\1**"),
    (re.compile(r"(?<![*\w])\*\*(?=[^\s*])([^*\n]{1,300}?)[ \t]+\*\*(?![*\w])"), r"**\1** "),
    (re.compile(r"^([ \t]*)[•·▪◦‣●○■▶►➢][ \t]*(?=\S)", re.MULTILINE), r"\1- "),
)
_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w/.@])www\.)[^\s<>\[\]{}|\"“”„«»]{2,2000}|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"
)
_MARKS = "[]*_<`~!&"
_TAIL = ".,;:!?'’”»"
_UNUSED = "a link's definition that nothing refers to"


def page_of(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the page, and the link definitions that no link of it uses, each with the reason that it is left out.

    Raise :class:`UnreadableFile` if the text is longer than any newsletter.
    """
    refuse_long(text)
    if sum(map(text.count, _MARKS)) > MAX_MARKS:
        raise UnreadableFile(
            f"The Markdown holds more than {MAX_MARKS:,} marks, which no newsletter does; save it as plain text (.txt)."
        )
    for slip, mend in _SLIPS:
        text = slip.sub(mend, text)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    page = _Page(text)
    for token in tokens:
        page.add(token)
    return "".join(page.parts), page.unused(environment)


def _parser() -> MarkdownIt:
    # Four spaces before a line are a newsletter's lay-out, not code.
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"]).disable("code")


class _Page:
    """HTML in the making, with each block on the line that it has in the source."""

    def __init__(self, text: str) -> None:
        self.parts: list[str] = ["<body>"]
        self._line = 0
        self._lines = text.split("\n")
        self._wrap = wrap_of([Line(line.strip(), number) for number, line in enumerate(self._lines)])
        self._targets: set[str] = set()

    def add(self, token: Token) -> None:
        """Add a block's token."""
        if token.map and token.nesting >= 0 and token.map[0] > self._line:
            self._put("\n" * (token.map[0] - self._line))
        if token.type == "inline":
            self._put("".join(self._inline(token.children or [], token.map[0] if token.map else 0)))
        elif token.type == "html_block":
            self._put(token.content)
        elif token.type == "fence":
            self._put(f"<pre>{escape(token.info)}\n{escape(token.content)}</pre>")
        elif (token.type == "paragraph_open" and token.hidden) or (token.type == "paragraph_close" and token.hidden):
            pass
        else:
            self._put(_tag(token))

    def unused(self, environment: dict[str, Any]) -> list[tuple[str, str]]:
        """Return the definitions whose target no link has."""
        defined = [
            *environment.get("references", {}).items(),
            *((d["label"], d) for d in environment.get("duplicate_refs", ())),
        ]
        lines = (
            " ".join(filter(None, (f"[{label}]: {found.get('href', '')}", found.get("title", ""))))
            for label, found in defined
            if found.get("href") not in self._targets
        )
        return [(line, _UNUSED) for line in lines]

    def _put(self, html: str) -> None:
        self.parts.append(html)
        self._line += html.count("\n")

    def _inline(self, tokens: Sequence[Token], number: int) -> list[str]:
        """Return the HTML of a block's words, which begin on the line of that number."""
        parts: list[str] = []
        links = 0
        for token in tokens:
            links += token.nesting if token.type in ("link_open", "link_close") else 0
            if token.type == "text":
                parts.append(escape(token.content) if links else _linked(token.content))
            elif token.type == "softbreak":
                parts.append("\n" if self._joins(number) else "<br>\n")
                number += 1
            elif token.type == "hardbreak":
                parts.append("<br>\n")
                number += 1
            elif token.type == "html_inline":
                parts.append(token.content)
                number += token.content.count("\n")
            elif token.type == "code_inline":
                parts.append(f"<code>{escape(token.content)}</code>")
            elif token.type == "image":
                self._targets.add(str(token.attrs.get("src", "")))
                parts.append(f'<img alt="{escape(token.content)}" src="{escape(str(token.attrs.get("src", "")))}">')
            else:
                self._targets.add(str(token.attrs.get("href", "")))
                parts.append(_tag(token))
        return parts

    def _joins(self, number: int) -> bool:
        """Return whether a line was broken only because it was full; a short line that ends is a line of its own."""
        if number + 1 >= len(self._lines):
            return True
        before, after = self._lines[number].strip(), self._lines[number + 1].strip()
        if after[:1].islower() or self._wrap.joins(before, after):
            return True
        return not self._wrap.width and len(before) > 60 and not before.endswith((".", ":", "!", "?"))


def _tag(token: Token) -> str:
    attributes = "".join(f' {name}="{escape(str(value))}"' for name, value in token.attrs.items())
    return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}{attributes}>"


def _linked(text: str) -> str:
    """Return text as HTML, with addresses in it as links."""
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        address = found[0]
        while address[-1] in _TAIL or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        target = address if "://" in address else f"mailto:{address}" if "@" in address else f"https://{address}"
        parts.append(f'{escape(text[at : found.start()])}<a href="{escape(target)}">{escape(address)}</a>')
        at = found.start() + len(address)
    return "".join([*parts, escape(text[at:])])
