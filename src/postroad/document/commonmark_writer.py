"""Writes the tokens of a CommonMark text down again, in one way only, leaving out what bodies may not use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from postroad.document.safety import clean, safe_url

_SPECIAL = re.compile(
    r"[\\`*\[\]<_&](?:(?<=[^_&])|(?<=(?<![^\W_])_)|(?<=_)(?![^\W_])|(?<=&)(?=(?:#\w{1,8}|\w{1,40});))"
)
_LINE_START = re.compile(r"^(?:#{1,6}(?= |\\?$)|[-+](?= |\\?$)|-+(?= *\\?$)|=+(?= *\\?$)|>|~(?=~~))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?= |\\?$)")
_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_BARE_URL = re.compile(r"[a-z][a-z0-9+.-]{1,31}:[^\s<>\\&\x00-\x20]*", re.I)
_MARKS = {"em": "*", "strong": "**"}


def escape_line(line: str) -> str:
    """Return one line of plain text so that CommonMark shows it as it is."""
    return guard_line(_SPECIAL.sub(r"\\\g<0>", line))


def guard_line(line: str) -> str:
    """Return a line of a paragraph so that its start is no heading, list, quotation, rule or fence."""
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\\\g<0>", line))


def words_of(tokens: Sequence[Token]) -> str:
    """Return the words of a whole text, a line for each paragraph and line."""
    texts = (_inline_words(token.children or ()) for token in tokens if token.type == "inline")
    return "\n\n".join(text for text in texts if text)


def _inline_words(children: Sequence[Token]) -> str:
    said: list[str] = []
    for child in children:
        if child.type in {"text", "text_special", "code_inline", "html_inline"}:
            said.append(child.content)
        elif child.type == "image":
            said.append(_inline_words(child.children or ()))
        elif child.type in {"softbreak", "hardbreak"}:
            said.append("\n")
    return "\n".join(" ".join(line.split()) for line in clean("".join(said)).split("\n")).strip()


@dataclass(slots=True)
class _Open:
    """Markup that is open in a line: what it is, where it leads, and what was written within so far."""

    sort: str
    href: str = ""
    parts: list[str] = field(default_factory=list)
    closed: tuple[str, str] = ("", "")
    """The emphasis that has just ended here, and what stands within; the next of its sort goes on with it."""

    def add(self, text: str) -> None:
        """Write something."""
        if text:
            self.parts.append(text)
            self.closed = ("", "")


class Writer:
    """Writes block tokens; one for each text."""

    def written(self, tokens: Sequence[Token]) -> str:
        """Return the text of all tokens."""
        blocks, _ = self._blocks(tokens, 0)
        return "\n\n".join(blocks)

    def _blocks(self, tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
        """Return the blocks up to the end of the enclosing one, and the index after it."""
        blocks: list[str] = []
        while at < len(tokens) and tokens[at].nesting >= 0:
            token = tokens[at]
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                block, at = self._list(tokens, at)
            elif token.type == "blockquote_open":
                inner, at = self._blocks(tokens, at + 1)
                block = "\n".join(f"> {line}".rstrip() for line in "\n\n".join(inner).split("\n")) if inner else ""
            elif token.type in {"paragraph_open", "heading_open"}:
                block = _paragraph(tokens[at + 1].children or (), bold=token.type == "heading_open")
                at += 3
            else:
                block, at = "", at + 1
            if block:
                blocks.append(block)
        return blocks, at + 1

    def _list(self, tokens: Sequence[Token], at: int) -> tuple[str, int]:
        start = tokens[at].attrGet("start")
        number = None if tokens[at].type == "bullet_list_open" else int(start) if start is not None else 1
        level, loose = tokens[at].level, False
        items: list[str] = []
        at += 1
        while tokens[at].type == "list_item_open":
            first = tokens[at + 1]
            blocks, at = self._blocks(tokens, at + 1)
            if not blocks:
                continue
            tight = first.type != "paragraph_open" or first.hidden
            loose = loose or not tight or first.level != level + 2
            glue = "\n" if tight and all(re.match(r"- |1\. ", block) for block in blocks[1:]) else "\n\n"
            loose = loose or (glue == "\n\n" and len(blocks) > 1)
            marker = "- " if number is None else f"{number}. "
            number = None if number is None else min(number + 1, 999_999_999)
            items.append(marker + glue.join(blocks).replace("\n", "\n" + " " * len(marker)))
        text = ("\n\n" if loose else "\n").join(items)
        return "\n".join(line.rstrip() for line in text.split("\n")), at + 1


def _paragraph(children: Sequence[Token], *, bold: bool) -> str:
    line = _Line()
    if bold:
        line.open("strong")
    for child in children:
        line.take(child)
    text = line.finished()
    lines = [guard_line(_BLANKS.sub(" ", each).strip(" ")) for each in text.split("\n")]
    text = "\n".join(each for each in lines if each not in {"", "\\"})
    # A break that nothing follows is none.
    trailing = len(text) - len(text.rstrip("\\"))
    return text[:-1].rstrip() if trailing % 2 else text


class _Line:
    """Writes the inline tokens of one paragraph."""

    def __init__(self) -> None:
        self._stack = [_Open("")]

    def take(self, token: Token) -> None:
        """Write one token."""
        sort = token.type
        if sort in {"text", "text_special", "code_inline", "html_inline"}:
            self._text(token.content)
        elif sort == "softbreak":
            self._stack[-1].add("\n")
        elif sort == "hardbreak":
            self._stack[-1].add("\\\n")
        elif sort == "image":
            self._text(_inline_words(token.children or ()).replace("\n", " "))
        elif sort == "link_open":
            self.open("link", str(token.attrGet("href") or ""))
        elif sort.endswith("_open"):
            self.open(sort.removesuffix("_open"))
        elif sort.endswith("_close"):
            self._close()

    def open(self, sort: str, href: str = "") -> None:
        """Begin emphasis, strong or a link; within its like it says nothing more."""
        inside = sort != "link" and any(each.sort == sort for each in self._stack)
        begun = _Open("" if inside else sort, safe_url(href))
        if begun.sort in _MARKS and self._stack[-1].closed[0] == begun.sort:
            begun.parts.append(self._stack[-1].closed[1])
            self._stack[-1].parts.pop()
        self._stack[-1].closed = ("", "")
        self._stack.append(begun)

    def finished(self) -> str:
        """Return what was written."""
        while len(self._stack) > 1:
            self._close()
        return "".join(self._stack[0].parts)

    def _text(self, text: str) -> None:
        self._stack[-1].add(_SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", clean(text))))

    def _close(self) -> None:
        done = self._stack.pop()
        text = "".join(done.parts)
        around = self._stack[-1]
        core = text.strip()
        if done.sort in _MARKS and core and not core.endswith("\\"):
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            around.add(lead)
            around.add(f"{_MARKS[done.sort]}{core}{_MARKS[done.sort]}")
            around.closed = ("", "") if tail else (done.sort, core)
            around.add(tail)
            return
        if done.sort == "link" and done.href:
            text = _link(text, done.href)
            if around.parts and around.parts[-1].endswith("!"):
                around.parts[-1] = f"{around.parts[-1][:-1]}\\!"
        around.add(text)


def _link(text: str, href: str) -> str:
    shown = re.sub(r"\\?\n", " ", text).strip()
    target = re.sub(r"[()<>\\\"'`*\[\]{}|^]", lambda sign: f"%{ord(sign[0]):02X}", href)
    target = re.sub(r"&(?=(?:#\w{1,8}|\w{1,40});)", "&amp;", target)
    if not shown:
        # Nobody saw it, so it says nothing; an address that suddenly stood there would be a word more.
        return ""
    if _BARE_URL.fullmatch(href) and shown == target == href:
        return f"<{href}>"
    return f"[{shown}]({target})"
