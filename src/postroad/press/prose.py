"""CommonMark bodies as a small tree, for the prints that are not made of HTML.

A block or a run of text is a plain JSON value: a dictionary with ``is`` (its sort) and ``in`` (what is in it), or a string.
Sorts of blocks: ``p``, ``ul``, ``ol`` (with ``start``), ``li``, ``quote``, ``pre``, ``h``, ``hr``.
Sorts of runs: ``em``, ``strong``, ``a`` (with ``href``), ``code``, ``br``.
Anything else, raw HTML above all, is its own text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Node = dict[str, Any]
Run = Node | str

_PARSER = MarkdownIt("commonmark")
_BLOCKS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "quote",
    "heading": "h",
}
_LEAVES = {"fence": "pre", "code_block": "pre", "html_block": "p", "hr": "hr"}
_DEEPEST = 12  # a list within lists within lists is hostile, not prose


def tree(commonmark: str) -> list[Node]:
    """Return the blocks of a body."""
    blocks: list[Node] = []
    open_blocks = [blocks]
    for token in _PARSER.parse(commonmark):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            open_blocks[-1].extend(runs(token.children or ()))  # type: ignore[arg-type]
        elif token.nesting < 0:
            open_blocks.pop()
        elif name in _LEAVES:
            open_blocks[-1].append({"is": _LEAVES[name], "in": [token.content.strip("\n")] if token.content else []})
        elif token.nesting > 0:
            block: Node = {"is": _BLOCKS.get(name, "p"), "in": []}
            if name == "ordered_list":
                block["start"] = int(token.attrGet("start") or 1)
            if len(open_blocks) <= _DEEPEST:
                open_blocks[-1].append(block)
                open_blocks.append(block["in"])
            else:
                open_blocks.append(open_blocks[-1])
    return blocks


def runs(tokens: Sequence[Token]) -> list[Run]:
    """Return the runs of text that a line's tokens say."""
    line: list[Run] = []
    open_runs = [line]
    for token in tokens:
        if token.nesting > 0:
            run: Node = {
                "is": {"em": "em", "strong": "strong", "link": "a"}[token.type.removesuffix("_open")],
                "in": [],
            }
            if run["is"] == "a":
                run["href"] = str(token.attrGet("href") or "")
            open_runs[-1].append(run)
            open_runs.append(run["in"])
        elif token.nesting < 0:
            open_runs.pop()
        elif leaf := _leaf(token):
            open_runs[-1].append(leaf)
    return line


def _leaf(token: Token) -> Run:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return {"is": "br", "in": []}
    if token.type == "code_inline":
        return {"is": "code", "in": [token.content]}
    return token.content  # text, a picture's words, and HTML as it was written


def plain(commonmark: str) -> str:
    """Return a body as plain text: paragraphs apart, list items with a mark, links with their address after them."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_plain_blocks(tree(commonmark), ""))).strip()


def _plain_blocks(blocks: Sequence[Run], indent: str) -> Iterator[str]:
    line = ""
    for number, block in enumerate(blocks):
        if isinstance(block, str) or block["is"] in _RUNS:
            line += _plain_run(block)
            continue
        if line:
            yield f"{indent}{line}"
            line = ""
        yield from _plain_block(block, number, indent)
    if line:
        yield from (f"{indent}{part}" for part in line.split("\n"))


def _plain_block(block: Node, number: int, indent: str) -> Iterator[str]:
    sort = block["is"]
    if sort in ("ul", "ol"):
        for place, entry in enumerate(block["in"]):
            mark = "- " if sort == "ul" else f"{block['start'] + place}. "
            lines = [text for text in _plain_blocks(entry["in"], "") if text]
            yield from (f"{indent}{mark if at == 0 else ' ' * len(mark)}{text}" for at, text in enumerate(lines))
        yield ""
    elif sort == "hr":
        yield ""
    else:
        yield from _plain_blocks(block["in"], indent)
        yield ""


_RUNS = frozenset({"em", "strong", "a", "code", "br"})


def _plain_run(run: Run) -> str:
    if isinstance(run, str):
        return run
    if run["is"] == "br":
        return "\n"
    words = "".join(map(_plain_run, run["in"]))
    href = run.get("href", "").removeprefix("mailto:").removeprefix("tel:")
    return f"{words} ({href})" if href and href != words else words
