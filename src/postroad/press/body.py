"""Bodies: CommonMark into HTML, for each print. What is not in the subset comes out as the text that it holds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

BARE_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]]")
"""An address that stands bare in a text, without what follows it in the sentence."""

_SAFE_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>]+", re.I)

_BLOCKS = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote"}
_INLINE = {"em": "em", "strong": "strong"}


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    # An unsafe link is read as a link, so that only its text is printed; see `safe_target`.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def tokens(text: str) -> list[Token]:
    """Return the body as tokens of markdown-it; there is no HTML among them."""
    return _reader().parse(text)


def safe_target(url: object) -> str:
    """Return the address if it is an absolute http, https, mailto or tel address, else nothing."""
    return url if isinstance(url, str) and _SAFE_TARGET.fullmatch(url) else ""


def body_html(text: str, attributes: Mapping[str, str] | None = None) -> Markup:
    """Return the body as HTML that is also well-formed XML.

    ``attributes`` gives what stands within a tag, by tag (``{"p": ' style="margin:0"'}``); it is ours and not escaped.
    """
    return Markup("".join(_html(tokens(text), attributes or {})))  # noqa: S704  (each piece is escaped below)


def _html(blocks: Iterable[Token], attributes: Mapping[str, str]) -> Iterator[str]:
    for token in blocks:
        name, _, edge = token.type.rpartition("_")
        if token.type == "inline":
            yield from _inline(token.children or (), attributes)
        elif name == "heading":
            yield f"<p{attributes.get('p', '')}><strong>" if edge == "open" else "</strong></p>\n"
        elif name in _BLOCKS and not token.hidden:
            tag = _BLOCKS[name]
            yield f"<{tag}{_start(token)}{attributes.get(tag, '')}>" if edge == "open" else f"</{tag}>\n"
        elif token.type in {"fence", "code_block"}:
            yield f"<p{attributes.get('p', '')}>{escape(token.content.strip(), quote=False)}</p>\n"


def _start(token: Token) -> str:
    start = token.attrs.get("start")
    return f' start="{start}"' if isinstance(start, int) and start > 1 else ""


def _inline(children: Iterable[Token], attributes: Mapping[str, str]) -> Iterator[str]:
    open_links: list[bool] = []
    for token in children:
        name, _, edge = token.type.rpartition("_")
        if token.type == "link_open":
            target = safe_target(token.attrs.get("href"))
            open_links.append(bool(target))
            if target:
                yield f'<a href="{escape(target)}"{attributes.get("a", "")}>'
        elif token.type == "link_close":
            if open_links.pop():
                yield "</a>"
        elif name in _INLINE:
            yield f"<{_INLINE[name]}>" if edge == "open" else f"</{_INLINE[name]}>"
        elif token.type == "softbreak":
            yield "\n"
        elif token.type == "hardbreak":
            yield "<br />"
        elif token.type == "code_inline":
            yield f"<code>{escape(token.content, quote=False)}</code>"
        else:
            yield escape(token.content, quote=False) if open_links else _linked(token.content, attributes)


def _linked(text: str, attributes: Mapping[str, str]) -> str:
    """Make links of the addresses that stand bare in the text."""
    pieces, last = [], 0
    for match in BARE_ADDRESS.finditer(text):
        address = match[0]
        pieces.append(escape(text[last : match.start()], quote=False))
        pieces.append(f'<a href="{escape(address)}"{attributes.get("a", "")}>{escape(address, quote=False)}</a>')
        last = match.end()
    return "".join([*pieces, escape(text[last:], quote=False)])
