"""The lines of plain text as it comes out of a PDF or a mail: pages, running heads, hard wraps, torn words."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■□–—▶►✓✔➢➤*+-]|o(?=\s{2,}))\s+(?=\S)")
NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*([=\-_~*#])\1{3,}\s*$")
RULE = re.compile(r"^\s*(?:([=\-_~*#•·—–.+])\s?)(?:\1\s?){2,}$")
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|pagina|página|pág|pag|s|p)\.?\s*)?\d{1,3}(?:\s*(?:/|of|von|de|di|van|sur)\s*\d{1,3})?\W*$",
    re.I,
)
_PAGE = re.compile(
    r"(?:^|\s)(?:page|seite|pagina|página|pág\.?|pag\.?|p\.)\s*\d{1,3}(?:\s*(?:/|of|von|de|di|van|sur)\s*\d{1,3})?\s*$",
    re.I,
)
_SPACED_OUT = re.compile(r"(?<!\S)(?:[A-ZÀ-Þ] ){2,}[A-ZÀ-Þ](?: {2,}(?:[A-ZÀ-Þ] )*[A-ZÀ-Þ])*(?!\S)")
"""Words in capitals with a space after each letter, and more between them."""
_PAGE_LINE = re.compile(
    r"^(?:(?:page|seite|pagina|página|pág\.?|pag\.?)\s*\d{1,3}\b[^.!?]*|[^.!?]*\b(?:page|seite|pagina|página|pág\.?|pag\.?)\s*\d{1,3}\W*)$",
    re.I,
)
_JOINERS = {"und", "oder", "and", "or", "et", "ou", "y", "e", "o", "en", "of", "bzw"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, its indentation in columns, its number in the file, and whether a page begins with it."""

    text: str
    number: int
    indent: int = 0
    begins_page: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether there is nothing to read on it."""
        return not self.text


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, with tabs and odd spaces as spaces and quotation signs of mail ("> ") taken off."""
    lines: list[Line] = []
    raw_lines = re.sub(r"\r\n?", "\n", text).replace("\u2028", "\n").replace("\u00ad\n", "\u00ad\n").split("\n")
    quoted = sum(line.startswith(">") for line in raw_lines) > 0.6 * max(
        1, sum(bool(line.strip()) for line in raw_lines)
    )
    for number, raw in enumerate(raw_lines, 1):
        for position, page in enumerate(raw.split("\f")):
            if quoted:
                page = re.sub(r"^(?:>\s?)+", "", page)
            wide = page.expandtabs(4).replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
            wide = _SPACED_OUT.sub(lambda line: re.sub(r"(?<=\w) (?=\w(?!\w))", "", line[0]), wide)
            words = re.sub(r"[ \u2000-\u200a\u202f\u205f\u3000]+", " ", wide).strip()
            lines.append(Line(words, number, len(wide) - len(wide.lstrip()), begins_page=position > 0))
    return lines


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines without page numbers and the heads and feet that stand on many pages, and those lines."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.begins_page:
            pages.append([])
        pages[-1].append(line)
    if len(pages) < 2:
        numbered = _with_page_numbers(lines)
        gone = {id(line) for line in numbered}
        return [line for line in lines if id(line) not in gone], numbered
    edges = [[line for line in page if not line.is_blank] for page in pages]
    heads = Counter(key for page in edges for key in {_shape(line.text) for line in (*page[:3], *page[-3:])})
    often = {key for key, count in heads.items() if count >= max(2, len(pages) // 2)}
    running: list[Line] = []
    for number, page in enumerate(edges):
        for line in {id(line): line for line in (*page[:3], *page[-3:])}.values():
            repeated = _shape(line.text) in often and len(line.text) < 120 and not (number == 0 and line in page[:3])
            if repeated or PAGE_NUMBER.match(line.text):
                running.append(line)
    gone = {id(line) for line in running}
    running += _with_page_numbers([line for line in lines if id(line) not in gone])
    gone = {id(line) for line in running}
    return [line for line in lines if id(line) not in gone or (line.begins_page and _blank(line))], running


def _with_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the heads and feet of pages where nothing marks the pages: lines that come again with another page number.

    What comes again right above or below such a line goes with it.
    """
    shapes = Counter(_shape(line.text) for line in lines if line.text)
    worded = [line for line in lines if line.text]
    first = " ".join(line.text for line in worded[:6]).casefold()
    paged = [at for at, line in enumerate(worded) if _PAGE_LINE.match(line.text) and len(line.text) < 60]
    numbered = {at for at in paged if len(paged) > 1} | {
        at
        for at, line in enumerate(worded)
        if _PAGE.search(line.text)
        and len(line.text) < 100
        and (shapes[_shape(line.text)] > 1 or _stands_alone(worded, at))
    }
    numbered |= {at for at, line in enumerate(worded) if at > 5 and _repeats_head(line.text, first)}
    beside = {
        near
        for at in numbered
        for near in (at - 1, at + 1)
        if 0 <= near < len(worded) and shapes[_shape(worded[near].text)] > 1 and len(worded[near].text) < 100
    }
    return [worded[at] for at in sorted(numbered | beside)]


def _repeats_head(text: str, first: str) -> bool:
    """Return whether a line is a number beside words that stand in the masthead."""
    found = re.match(r"^(?:\d{1,3}\s+([^\W\d].*?)|([^\W\d].*?)\s\d{1,3})$", text)
    said = (found[1] or found[2]).casefold().strip() if found else ""
    return len(said.split()) > 1 and len(said) < 80 and said in first


def _stands_alone(worded: Sequence[Line], at: int) -> bool:
    """Return whether a line ends what stands close together, as a page's foot does, and is no end of a sentence."""
    line, before = worded[at], worded[at - 1] if at else None
    after = worded[at + 1] if at + 1 < len(worded) else None
    closed = (
        before is None
        or before.text.endswith((".", "!", "?"))
        or line.number - before.number > 1
        or len(before.text) < 60
    )
    return (
        closed
        and (after is None or after.number - line.number > 1)
        and not line.text.endswith(".")
        and "...." not in line.text
    )


def _blank(line: Line) -> bool:
    return line.is_blank


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


@dataclass(frozen=True)
class Wrap:
    """How the text was wrapped: at a column (``exact``), by eye, or not at all (``width`` 0)."""

    width: float = 0
    exact: bool = False
    widest: float = 0

    def joins(self, line: str, following: str) -> bool:
        """Return whether the line was broken only because it was full."""
        if not self.width:
            return False
        first = following.split(" ", 1)[0]
        if self.exact:
            return len(line) + 1 + len(first) > self.width
        if line.endswith((".", "!", "?")) and len(line) + 1 + len(first) <= self.widest:
            return False
        return len(line) >= 0.8 * self.width


def wrap_of(lines: Sequence[Line]) -> Wrap:
    """Return how the text was wrapped, learnt from the lines that clearly go on in the next (it begins in lower case)."""
    pairs = [
        (line.text, following.text)
        for line, following in pairwise(lines)
        if following.text[:1].islower() and len(line.text) > 25
    ]
    if len(pairs) < 3:
        return Wrap()
    lengths = sorted(len(line) for line, _ in pairs)
    if median(lengths) > 160:
        return Wrap()
    widest = quantiles(lengths, n=20)[-1] if len(lengths) > 4 else lengths[-1]
    widest = max(widest, max(length for length in lengths if length <= widest * 1.08))
    full = [len(line) + 1 + len(after.split(" ", 1)[0]) > widest for line, after in pairs]
    exact = sum(full) >= 0.9 * len(full)
    return Wrap(widest if exact else median(lengths), exact, widest)


def joined_lines(first: str, second: str, hyphened: Container[str]) -> str:
    """Return two lines as one; a word that was divided at the end of the line becomes whole again.

    ``hyphened`` are the words, in lower case, that stand in the text with a hyphen: they keep it.
    """
    if first.endswith("\u00ad"):
        return first[:-1] + second
    torn = re.search(r"(\w+)[-‐]$", first[-100:])
    after = re.match(r"\w+", second)
    if torn is None or after is None or "://" in first[-300:].rsplit(" ", 1)[-1]:
        return f"{first} {second}"
    if after[0].casefold() in _JOINERS or not second[:1].islower():
        return f"{first}{second}" if after[0].casefold() not in _JOINERS else f"{first} {second}"
    with_hyphen = f"{torn[1]}-{after[0]}".casefold()
    return first + second if with_hyphen in hyphened else first[:-1] + second
