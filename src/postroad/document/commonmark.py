"""The small part of CommonMark that bodies may use; anything else is made safe on the way in.

Allowed are paragraphs, emphasis, strong, links (http, https, mailto, tel), lists, block quotes and hard line breaks. A
heading becomes a bold paragraph, code becomes text, an image its alternative text, a link to anywhere else loses its
target; HTML is shown as the text that it is. No word is lost.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from postroad.document.commonmark_writer import Writer, escape_line, words_of
from postroad.document.safety import clean

_MAX_NESTING = 40
_MAX_BRACKETS = 2000
"""More than these in one text is no body; reading them as markup would take more than linear time."""
_MAX_ROUNDS = 6
_LONGEST_KEPT = 10_000

_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
# Without these, their text is read as paragraphs: code and definitions of links would hide words.
_parser.disable(["code", "fence", "reference", "html_block", "html_inline"])
_parser.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign]
_parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
_parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]

_SIGNS = re.compile(r"[\\`*\[\]<~\t]|  |\n\n\n")
_RARE_SIGNS = re.compile(r"(?<![^\W_])_|_(?![^\W_])|&(?:#\w{1,8}|\w{1,40});")
_LINE_STARTS = re.compile(r"\n(?:[ +>-]|=+(?:\n|$)|#{1,6}(?: |\n|$)|\d{1,9}[.)](?: |\n|$))| \n")


def safe(text: str) -> str:
    """Return the text in the allowed subset. ``safe(safe(x)) == safe(x)`` for any ``x``."""
    text = clean(text).strip()
    if _is_plain(text):
        return text
    return _kept_safe(text) if len(text) <= _LONGEST_KEPT else _made_safe(text)


def _is_plain(text: str) -> bool:
    """Return whether nothing in the text can be markup, so that it need not be parsed."""
    if _SIGNS.search(text) or _LINE_STARTS.search("\n" + text):
        return False
    return not (("_" in text or "&" in text) and _RARE_SIGNS.search(text))


def _made_safe(text: str) -> str:
    if text.count("[") + text.count("<") > _MAX_BRACKETS and _brackets(text) > _MAX_BRACKETS:
        return escape(text)
    try:
        for _ in range(_MAX_ROUNDS):
            # What stands beside removed markup can read as other markup, so the text is read until it says the same.
            again = clean(_rewritten(text)).strip()
            if again == text:
                return text
            text = again
    except (RecursionError, _TooDeep):
        return escape(text)
    return escape(plain(text))


# The same bodies are made safe at each load of an issue.
_kept_safe = lru_cache(maxsize=2048)(_made_safe)


def escape(text: str) -> str:
    """Return CommonMark that shows a plain text: its lines as lines, its blank lines between paragraphs."""
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", clean(text).strip())
    lines = ([_spaced(line) for line in paragraph.split("\n")] for paragraph in paragraphs)
    shown = ("\\\n".join(escape_line(line) for line in paragraph if line) for paragraph in lines)
    return "\n\n".join(paragraph for paragraph in shown if paragraph)


def plain(text: str) -> str:
    """Return the words of a CommonMark text, its paragraphs and list items each in lines of their own."""
    text = clean(text).strip()
    return text if _is_plain(text) else words_of(_parser.parse(text))


def _brackets(text: str) -> int:
    """Return how many brackets may open markup: those that are not escaped."""
    bare = re.sub(r"\\.", "", text)
    return bare.count("[") + bare.count("<")


def _spaced(line: str) -> str:
    return re.sub(r"[ \t]+", " ", line).strip()


class _TooDeep(Exception):
    """The text nests deeper than the parser reads, so part of it would be lost."""


def _rewritten(text: str) -> str:
    tokens = _parser.parse(text)
    if any(token.level >= _MAX_NESTING - 2 for token in tokens):
        raise _TooDeep
    return Writer().written(tokens)
