"""Bodies as plain text: paragraphs of 72 columns, and the addresses of links below them by number."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from postroad.press.body import safe_target, tokens
from postroad.press.links import PrintedLink

COLUMNS = 72

_SPACES = re.compile(r"[ \t]+")
"""Where a line may be broken; not at a space that keeps two words together, as French has before a colon."""


def body_text(text: str, columns: int = COLUMNS) -> str:
    """Return the body laid out for reading; links are numbered from 1, their addresses stand below, a line each."""
    addresses: list[str] = []
    blocks = list(_blocks(tokens(text), addresses, columns))
    if addresses:
        blocks.append("\n".join(f"[{number}] {address}" for number, address in enumerate(addresses, 1)))
    return "\n\n".join(block for block in blocks if block)


def _blocks(blocks: Iterable[Token], addresses: list[str], columns: int) -> Iterator[str]:
    """Yield paragraphs, each list as one block."""
    marks: list[str] = []
    numbers: list[int | None] = []
    listed: list[str] = []
    for token in blocks:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            start = token.attrs.get("start", 1)
            numbers.append(None if token.type.startswith("bullet") else int(start))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbers.pop()
            if not numbers:
                yield "\n".join(listed)
                listed = []
        elif token.type == "list_item_open":
            number = numbers[-1]
            marks.append("- " if number is None else f"{number}. ")
            numbers[-1] = None if number is None else number + 1
        elif token.type == "list_item_close":
            marks.pop()
        elif token.type in {"inline", "fence", "code_block"}:
            words = _words(token.children, addresses) if token.children is not None else token.content
            if not numbers:
                yield wrapped(words, columns=columns)
                continue
            indent = "   " * (len(numbers) - 1)
            listed.append(wrapped(words, indent + marks[-1], indent + " " * len(marks[-1]), columns))
            marks[-1] = " " * len(marks[-1])


def _words(children: Iterable[Token], addresses: list[str]) -> str:
    """Return the text of inline tokens; each link's address goes to ``addresses`` and its number into the text."""
    pieces: list[str] = []
    open_links: list[tuple[str, int]] = []
    for token in children:
        if token.type == "link_open":
            open_links.append((safe_target(token.attrs.get("href")), len(pieces)))
        elif token.type == "link_close":
            target, begin = open_links.pop()
            shown = "".join(pieces[begin:])
            if target and target.removeprefix("mailto:") != shown:
                addresses.append(target)
                pieces.append(f" [{len(addresses)}]")
        elif token.type == "hardbreak":
            pieces.append("\n")
        elif token.type == "softbreak":
            pieces.append(" ")
        else:
            pieces.append(token.content)
    return "".join(pieces)


def wrapped(text: str, first: str = "", rest: str = "", columns: int = COLUMNS) -> str:
    """Return the text in lines of at most so many columns, wide letters counted as two.

    A word that is longer (an address) keeps a line of its own; only scripts without spaces are cut between letters.
    No line ends with a space, or begins so that a reader of format=flowed (RFC 3676) or mbox takes it for something else.
    """
    lines = []
    indent = first
    for paragraph in text.split("\n"):
        line = indent
        for word in _pieces(paragraph):
            glue = "" if line in {first, rest} or word.glued else " "
            if width(line + glue + word.text) > columns and line not in {first, rest}:
                lines.append(line)
                line, glue = rest, ""
            line += glue + word.text
        if line.strip():
            lines.append(line)
        indent = rest
    return "\n".join(_unmistakable(line) for line in lines)


def width(text: str) -> int:
    """Return how many columns a terminal needs for the text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


class _Piece:
    """A word, or a letter of a script without spaces; ``glued`` when no space stands before it."""

    __slots__ = ("glued", "text")

    def __init__(self, text: str, glued: bool) -> None:
        self.text, self.glued = text, glued


def _pieces(text: str) -> Iterator[_Piece]:
    for word in _SPACES.split(text.strip(" \t")):
        if word.isascii() or all(unicodedata.east_asian_width(letter) not in "WF" for letter in word):
            yield _Piece(word, False)
            continue
        for place, letter in enumerate(word):
            yield _Piece(letter, place > 0)


def _unmistakable(line: str) -> str:
    return f" {line}" if line.startswith((">", "From ")) or line == "--" else line.rstrip()


def underlined(text: str, sign: str, columns: int = COLUMNS) -> str:
    """Return a heading in its lines with a line of the sign below, as wide as the widest."""
    heading = wrapped(text, columns=columns)
    return f"{heading}\n{sign * max((width(line) for line in heading.splitlines()), default=0)}"


def link_line(link: PrintedLink, columns: int = COLUMNS) -> str:
    """Return "See more: https://…", the address on a line of its own where it would not fit."""
    line = f"{link.text}: {link.url}"
    return line if width(line) <= columns else f"{wrapped(link.text)}:\n{link.url}"
