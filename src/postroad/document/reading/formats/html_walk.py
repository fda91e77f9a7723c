"""Walking a page's tree: what is seen, in reading order, as blocks; what is hidden, apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.formats.building import BlockBuilder, Face
from postroad.document.reading.formats.html_style import (
    Style,
    StyleSheet,
    colour_of,
    declarations,
    font_size,
    ground_of,
    is_bold,
    is_hidden,
    is_italic,
    size_of,
)
from postroad.document.reading.formats.html_tree import LINK, events
from postroad.document.reading.formats.white import collapsed, drawn

HIDDEN_PREVIEW = "hidden preview text"
HIDDEN = "hidden text"


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol "
    "optgroup option p plaintext pre section select listing xmp summary table tbody td textarea tfoot th thead "
    "tr ul"
)
_SPACED = _tags("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre figure hr center fieldset")
_UNSEEN = _tags("script style template head title meta link base datalist param source track")
_BOLD = _tags("b strong")
_ITALIC = _tags("i em cite dfn var address")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to what it holds."""

    face: Face = field(default_factory=Face)
    href: str | None = None
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    tiny: bool = False
    kept_white: bool = False
    lists: int = 0
    is_block: bool = False
    margin: int = 0


class HtmlWalk:
    """Collects a page's blocks, and the texts that it hides."""

    def __init__(self, sheet: StyleSheet, base: str = "") -> None:
        self.builder = BlockBuilder()
        self.hidden: list[tuple[str, str]] = []
        self._sheet = sheet
        self._base = base
        self._looks = [_Look()]
        self._unseen = 0
        self._cells = 0
        self._hidden_words: list[str] = []

    def walk(self, root: Any) -> tuple[Block, ...]:
        """Return the blocks of everything that the tree shows."""
        for event, element in events(root):
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._end_hidden()
        return self.builder.done()

    def _enter(self, element: Any) -> None:
        tag = _tag(element)
        if self._unseen or tag in _UNSEEN:
            self._unseen += 1
            return
        style = self._style(tag, element)
        look = self._look(tag, element, style)
        self._looks.append(look)
        if look.is_block:
            self._boundary(look)
        if tag == "br":
            self._break(look)
        elif tag == "hr" and not look.hidden:
            self.builder.rule(_place(element))
        elif tag == "img" and not look.hidden:
            self._image(element, look)
        self._text(element.text, look, element)

    def _leave(self, element: Any) -> None:
        if self._unseen:
            self._unseen -= 1
        else:
            look = self._looks.pop()
            if look.is_block:
                self._boundary(look)
        if not self._unseen:
            self._text(element.tail, self._looks[-1], element)

    def _boundary(self, look: _Look) -> None:
        if look.hidden:
            self._hidden_words.append(" ")
        else:
            self.builder.space(look.margin)

    def _break(self, look: _Look) -> None:
        if look.hidden:
            self._hidden_words.append(" ")
        else:
            self.builder.line_break()

    def _text(self, text: str | None, look: _Look, element: Any) -> None:
        if not text:
            return
        if look.hidden or look.tiny:
            self._hidden_words.append(text)
            return
        self._end_hidden()
        if look.kept_white:
            self._lines(text, look, element)
        else:
            self.builder.text(_span(collapsed(text), look), look.face, _place(element))

    def _lines(self, text: str, look: _Look, element: Any) -> None:
        for number, line in enumerate(drawn(text).split("\n")):
            if number:
                self.builder.line_break()
            self.builder.text(_span(collapsed(line), look), look.face, _place(element))

    def _end_hidden(self) -> None:
        """Put by what was hidden so far, as one text."""
        if self._hidden_words:
            words = collapsed("".join(self._hidden_words)).strip()
            self._hidden_words.clear()
            if words:
                self.hidden.append((words, HIDDEN if self.builder.worded_blocks else HIDDEN_PREVIEW))

    def _image(self, element: Any, look: _Look) -> None:
        alt = collapsed(element.get("alt") or "").strip()
        source = collapsed(element.get("src") or "").strip()
        if _is_pixel(element) and not alt:
            return
        spans = () if look.href is None else (Span("", look.href),)
        self.builder.image(Block(spans, "image", place=_place(element), alt=alt, source=source, cell=look.face.cell))

    def _style(self, tag: str, element: Any) -> Style:
        own = element.get("style")
        by_rules = self._sheet.of(tag, (element.get("class") or "").split()[:20], element.get("id") or "")
        return {**by_rules, **declarations(own)} if own else by_rules

    def _look(self, tag: str, element: Any, style: Style) -> _Look:
        above = self._looks[-1]
        face = self._face(tag, element, style, above)
        return _Look(
            face,
            href=self._href(element) if tag == LINK and element.get("href") is not None else above.href,
            bold=is_bold(style, above.bold or tag in _BOLD),
            italic=is_italic(style, above.italic or tag in _ITALIC),
            hidden=above.hidden
            or is_hidden(style)
            or element.get("hidden") is not None
            or style.get("mso-list") == "ignore",
            tiny=face.size is not None and face.size <= 1,
            kept_white=_keeps_white(tag, style, above.kept_white),
            lists=above.lists + (tag in ("ul", "ol", "menu", "dir")),
            is_block=_is_block(tag, style),
            margin=1 if tag in _SPACED and not (tag in ("ul", "ol") and above.lists) else 0,
        )

    def _face(self, tag: str, element: Any, style: Style, above: _Look) -> Face:
        face = _set(tag, element, style, above)
        if tag in ("td", "th") or (face.ground != above.face.ground and tag in _BLOCKS and tag != "body"):
            self._cells += 1
            face = replace(face, cell=self._cells)
        if tag in _HEADINGS:
            return replace(face, role="heading", level=_HEADINGS[tag])
        if element.get("role") == "heading" and (element.get("aria-level") or "2") in "123456":
            return replace(face, role="heading", level=int(element.get("aria-level") or 2))
        if tag == "li" or "mso-list" in style:
            return replace(face, role="list_item", depth=max(0, above.lists - 1))
        if tag == "blockquote" and _is_quote(element):
            return replace(face, role="quote")
        return face

    def _href(self, element: Any) -> str:
        href = drawn(element.get("href") or "").strip()
        if self._base and href and not href.startswith("#"):
            try:
                return urljoin(self._base, href)
            except ValueError:
                return href
        return href


def _set(tag: str, element: Any, style: Style, above: _Look) -> Face:
    """Return the face that the element's style and attributes give it."""
    if not style and not element.attrib and tag not in ("center", "table"):
        return above.face
    face = above.face
    size = size_of(style, face.size)
    if tag == "font" and "font-size" not in style and element.get("size"):
        size = font_size(element.get("size"), size)
    align = style.get("text-align") or (element.get("align") or "").lower()
    if tag == "table" and not style.get("text-align"):
        align = "left"  # a table is set in the middle by what is around it, its text is not
    colour = colour_of(style.get("color") or element.get("color") or "")
    return replace(
        face,
        size=size,
        centred=face.centred if not align and tag != "center" else align == "center" or tag == "center",
        colour=face.colour if not colour or tag == LINK else colour,
        ground=ground_of(style, element.get("bgcolor") or "") or face.ground,
    )


def _tag(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def _place(element: Any) -> str:
    return f"line {element.sourceline}" if element.sourceline else ""


def _span(text: str, look: _Look) -> Span:
    return Span(text, look.href, look.bold, look.italic)


def _is_block(tag: str, style: Style) -> bool:
    display = style.get("display", "")
    if display in ("block", "list-item", "table", "table-cell", "table-row", "flex", "grid"):
        return True
    return tag in _BLOCKS and not (display == "inline" and tag in ("p", "div", "li", "h1", "h2", "h3", "h4"))


def _keeps_white(tag: str, style: Style, inherited: bool) -> bool:
    white = style.get("white-space", "")
    if white:
        return white.startswith("pre") or white == "break-spaces"
    return inherited or tag in ("pre", "textarea", "listing", "xmp", "plaintext")


def _is_quote(element: Any) -> bool:
    """Return whether a block quote quotes: mail programs also wrap whole forwarded mails in one, and indent by it."""
    if element.get("type") == "cite" or "gmail_quote" in (element.get("class") or ""):
        return False
    return next(element.iter("table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"), None) is None


def _is_pixel(element: Any) -> bool:
    sizes: Iterable[str] = ((element.get(name) or "").strip().removesuffix("px") for name in ("width", "height"))
    return all(size in ("0", "1") for size in sizes)
