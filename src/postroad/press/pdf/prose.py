"""CommonMark bodies as a small tree of plain JSON values, which the print's templates set.

A block or a run of text is a dictionary with ``sort`` and ``parts`` (what is in it), or a string.
Sorts of blocks: ``p``, ``ul``, ``ol`` (with ``start``), ``li``, ``quote``, ``h``.
Sorts of runs: ``em``, ``strong``, ``a`` (with ``url``), ``br``. Anything else is the text that it holds.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it.token import Token

from postroad.press.body import BARE_ADDRESS, safe_target, tokens

Node = dict[str, Any]
Run = Node | str

_BLOCKS = {
    "paragraph_open": "p",
    "bullet_list_open": "ul",
    "ordered_list_open": "ol",
    "list_item_open": "li",
    "blockquote_open": "quote",
    "heading_open": "h",
}
_RUNS = {"em_open": "em", "strong_open": "strong", "link_open": "a"}


def tree(commonmark: str) -> list[Run]:
    """Return the blocks of a body."""
    blocks: list[Run] = []
    open_blocks = [blocks]
    for token in tokens(commonmark):
        if token.type == "inline":
            open_blocks[-1].extend(_runs(token.children or ()))
        elif token.nesting > 0:
            block: Node = {"sort": _BLOCKS.get(token.type, "p"), "parts": []}
            if block["sort"] == "ol":
                block["start"] = int(token.attrs.get("start", 1))
            open_blocks[-1].append(block)
            open_blocks.append(block["parts"])
        elif token.nesting < 0:
            open_blocks.pop()
        elif token.content.strip():
            open_blocks[-1].append({"sort": "p", "parts": _lines(token.content.strip())})
    return blocks


def _runs(line: Iterable[Token]) -> list[Run]:
    runs: list[Run] = []
    open_runs = [runs]
    for token in line:
        if token.nesting > 0:
            run: Node = {"sort": _RUNS.get(token.type, "em"), "parts": []}
            if run["sort"] == "a":
                run["url"] = safe_target(token.attrs.get("href"))
            open_runs[-1].append(run)
            open_runs.append(run["parts"])
        elif token.nesting < 0:
            open_runs.pop()
        elif token.type == "hardbreak":
            open_runs[-1].append({"sort": "br", "parts": []})
        elif len(open_runs) > 1:
            open_runs[-1].append(" " if token.type == "softbreak" else token.content)
        else:
            open_runs[-1].extend(_addresses_linked(" " if token.type == "softbreak" else token.content))
    return runs


def _addresses_linked(text: str) -> Iterator[Run]:
    last = 0
    for found in BARE_ADDRESS.finditer(text):
        yield text[last : found.start()]
        yield {"sort": "a", "url": found[0], "parts": [found[0]]}
        last = found.end()
    yield text[last:]


def _lines(text: str) -> list[Run]:
    """Return the lines of a text in which each line break counts."""
    runs: list[Run] = []
    for line in text.split("\n"):
        runs += [{"sort": "br", "parts": []}, line] if runs else [line]
    return runs
