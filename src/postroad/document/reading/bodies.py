"""From blocks to the text of a body, in CommonMark that says exactly the words of the blocks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.spans import merged, plain, strip, within_word

_SPECIAL = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,40};)|~(?=~)|~(?<=~~)")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+>](?=\s|$|[->])|=+(?=\s*$)|~~~|\|)")
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+")


def body(blocks: Iterable[Block]) -> str:
    """Return the blocks as CommonMark; what is empty or no text is left out."""
    parts: list[tuple[bool, str]] = []
    for block in blocks:
        if block.role in {"rule", "image"} or not block.text.strip():
            continue
        parts.append((block.role == "list_item", _block(block)))
    text = ""
    for at, (listed, part) in enumerate(parts):
        glue = "" if at == 0 else "\n" if listed and parts[at - 1][0] else "\n\n"
        text += glue + part
    return text


def _block(block: Block) -> str:
    text = inline(strip(block.spans))
    if block.role == "list_item":
        indent = "  " * min(block.depth, 4)
        return f"{indent}- " + text.replace("\n", f"\n{indent}  ")
    if block.role == "quote":
        return "> " + text.replace("\n", "\n> ")
    if block.role == "heading":
        return f"**{text}**" if "*" not in text and "\n" not in text else text
    return text


def inline(spans: Sequence[Span]) -> str:
    """Return runs of marked text as inline CommonMark."""
    made = []
    text = plain(spans)
    at = 0
    for span in merged(spans):
        at += len(span.text)
        if span.text.strip():
            # Marks within a word are shown as they are where a link begins or ends there.
            torn = within_word(text, at - len(span.text)) or within_word(text, at)
            made.append(_run(replace(span, bold=False, italic=False) if torn else span))
        else:
            made.append("\n" if "\n" in span.text else span.text)
    lines = [_LINE_START.sub(r"\1\\\2", line.strip()) for line in "".join(made).split("\n")]
    return "\\\n".join(_NUMBERED.sub(r"\1\\", line) for line in lines if line)


def _run(span: Span) -> str:
    before = span.text[: len(span.text) - len(span.text.lstrip())]
    after = span.text[len(span.text.rstrip()) :]
    words = span.text.strip()
    if span.href and _is_own_address(words, span.href):
        return f"{before}<{words}>{after}"
    text = _SPECIAL.sub(r"\\\g<0>", words)
    if span.href and re.match(r"(?:https?:|mailto:|tel:|www\.)", span.href, re.I):
        text = f"[{text}]({_target(span.href)})"
    if span.bold or span.italic:
        marks = "***" if span.bold and span.italic else "**" if span.bold else "*"
        text = "\n".join(f"{marks}{line.strip()}{marks}" if line.strip() else "" for line in text.split("\n"))
    return f"{before}{text}{after}"


def _is_own_address(words: str, href: str) -> bool:
    return words == href and bool(_ADDRESS.fullmatch(words)) and len(words) < 2000


def _target(href: str) -> str:
    href = re.sub(r"[\s<>\x00-\x1f]", "", href)
    return href.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")


def one_line(spans: Sequence[Span]) -> str:
    """Return the words of marked text on one line, without marks."""
    return " ".join(plain(spans).split())
