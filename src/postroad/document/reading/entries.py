"""One entry: where its date, its title and its text part."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.clock import Clock
from postroad.document.reading.draft import DraftItem
from postroad.document.reading.lexicon import ACTION_LINK
from postroad.document.reading.looks import reads_as_date
from postroad.document.reading.spans import cut, lead_in, link_ranges, plain, strip, within_word, words
from postroad.document.reading.times import only_says_when
from postroad.document.reading.when import Expression

_EDGE = " \t\n\u00a0-–—:|·•,;"


_SENTENCE = re.compile(r"[.!?…](?:[\"'”’»)\]]*)(?=\s+[^\sa-zà-ÿ]|\s*$)|\n")


_COLON_TITLE = re.compile(r"\s*((?:[^\s:]+\s){0,9}[^\s:]{2,}?)(?:\s?:|\s[–—-])\s+(?=[A-ZÀ-Þ0-9\"“„«¿¡‘'(])")
"""A short title, set before its text by a colon or a dash."""


_COLON = re.compile(r":\s")


_ABBREVIATED = re.compile(
    r"(?:\b(?:\d{1,2}|[A-Za-z]|nr|no|vol|bzgl|inkl|str|usw|Dr|Mr|Ms|Mrs|St|Prof|No|Nr|vs|etc|bzw|ca|z\.B|u\.a|d\.h|Art|art|e\.g|i\.e|approx|Sr|Sra|núm|pág|dott|ing))\.$"
)


_LABEL = re.compile(
    r"^(?:date|when|datum|wann|quand|cuándo|fecha|quando|data|wanneer|time|uhrzeit|heure|hora|orario|tijd)\s*:?\s*",
    re.I,
)


_PLACE_SIGNS = ("|", ",", "·")


TITLE_LIMIT = 160


MAX_TITLE = 200


_HOURS = re.compile(
    r"[\s,|–—-]*(?:(?:at|from|à|de|um|von|a las|de las|alle|ore|dalle|om|van)\s+)?\d{1,2}\s?(?:[:.h]\s?\d{2}|h|uhr|am|pm|uur)"
    r"(?:\s?(?:am|pm|h|uhr|uur))?(?:\s*(?:[-–—]|to|à|bis|a|alle|tot)\s*\d{1,2}(?:\s?[:.h]\s?\d{2})?\s?(?:am|pm|h|uhr|uur)?)?"
    r"(?:\s*\(?(?:[A-Z]{2,4}T|GMT|UTC|MEZ|MESZ)\)?)?(?=$|[\s,:;.–—-])",
    re.I,
)
"""Hours that stand apart from their date, behind a line's end or a comma."""


FindTimes = Callable[[str], Sequence[Expression]]


def dated_start(block: Block, find: FindTimes) -> Expression | None:
    """Return the expression of time with which a block begins, if it does."""
    text = block.text
    head = text[:160]
    if not re.search(r"\d", head):
        return None
    for expression in find(head):
        if within_word(text, expression.span[0]) or within_word(text, expression.span[1]):
            return None
        before = _LABEL.sub("", text[: expression.span[0]].strip(_EDGE + "([*"))
        if expression.precision == "month" or expression.deadline or len(words(before)) > 2 or len(before) > 9:
            return None
        after = text[expression.span[1] :].lstrip(" ,")
        prose = len(text) > 110 and (bool(before) or after[:1].islower())
        return None if prose and block.role != "list_item" else expression
    return None


def dated_item(block: Block, find: FindTimes) -> DraftItem:
    """Return the item that a dated line tells; the date stays in front, in a block of its own kind (role ``time``)."""
    expression = dated_start(block, find)
    if expression is None:
        return DraftItem(*title_and_rest(block), block.place)
    stop = expression.span[1]
    if expression.precision == "day" and (hours := _HOURS.match(block.text[stop:])):
        stop += hours.end() if not within_word(block.text, stop + hours.end()) else 0
    when = Block(cut(block.spans, 0, stop), place=block.place)
    rest, sign = _behind_the_date(block, stop)
    first, _, second = plain(rest).partition("\n")
    if sign in _PLACE_SIGNS and second.strip() and len(words(first)) <= 6:
        # "3 May | Town Hall", and the title on the next line.
        title, more = title_and_rest(block.with_spans(strip(cut(rest, len(first)))))
        return DraftItem(
            title, [Block(strip(cut(rest, 0, len(first))), place=block.place), *more], block.place, when=when
        )
    title, more = title_and_rest(block.with_spans(rest)) if plain(rest).strip() else ((), [])
    return DraftItem(title, more, block.place, when=when)


def _behind_the_date(block: Block, stop: int) -> tuple[tuple[Span, ...], str]:
    """Return what stands behind a date, without the marks between ("– ", ") : "), and the first of those marks."""
    tail = cut(block.spans, stop)
    text = plain(tail)
    marks = text[: len(text) - len(text.lstrip(_EDGE + ")]*."))]
    rest = strip(cut(tail, len(marks)), _EDGE)
    ending = text.rstrip()
    if ending[-1:] in ")]" and plain(rest)[-1:] != ending[-1:]:
        rest = (*rest, Span(ending[-1:]))
    return rest, marks.strip(" \t\u00a0)]*.")[:1]


def entry_of(blocks: Sequence[Block], begins: Sequence[int]) -> Callable[[Block], DraftItem]:
    """Return how entries are cut here: at the colon where most of them have a short title before one."""
    if sum("\n" in blocks[at].text.strip() for at in begins) >= 0.6 * len(begins):
        return entry
    cut_at = [_COLON_TITLE.match(blocks[at].text) for at in begins]
    if len(begins) < 2 or sum(map(bool, cut_at)) < 0.6 * len(begins):
        return entry
    return _at_colon


def _at_colon(block: Block) -> DraftItem:
    found = _COLON_TITLE.match(block.text)
    if found is None:
        return entry(block)
    rest = strip(cut(block.spans, found.end(1)), _EDGE)
    title = strip(cut(block.spans, 0, found.end(1)))
    return DraftItem(title, [replace(block, spans=rest, role="paragraph")] if words(plain(rest)) else [], block.place)


def title_and_date(block: Block, clock: Clock) -> tuple[tuple[Span, ...], Block | None]:
    """Return a title's words, and the line of it that says nothing but when, if there is one."""
    if "\n" not in block.text.strip():
        return strip(block.spans), None
    at = 0
    for line in block.text.split("\n"):
        if line.strip() and only_says_when(line, clock):
            when = block.with_spans(strip(cut(block.spans, at, at + len(line))))
            rest = strip((*cut(block.spans, 0, at), *cut(block.spans, at + len(line))))
            return (rest, replace(when, role="paragraph")) if plain(rest).strip() else (strip(block.spans), None)
        at += len(line) + 1
    return strip(block.spans), None


def has_lead_in(block: Block) -> bool:
    """Return whether a block begins with bold words and goes on without."""
    length = lead_in(block.spans)
    return block.role in {"paragraph", "list_item"} and 3 < length <= MAX_TITLE and length < len(block.text.strip())


def begins_with_link(block: Block) -> bool:
    """Return whether a block begins with a link that is a title and no "Read more"."""
    ranges = link_ranges(block.spans)
    if not ranges or block.text[: ranges[0][0]].strip():
        return False
    label = block.text[ranges[0][0] : ranges[0][1]].strip()
    return len(words(label)) > 2 and not ACTION_LINK.match(label.strip(" .»›>→"))


def entry(block: Block) -> DraftItem:
    """Return the item that an entry without a title of its own tells."""
    title, rest = title_and_rest(block)
    return DraftItem(title, rest, block.place, titled=bool(lead_in(block.spans)) or begins_with_link(block))


def title_and_rest(block: Block) -> tuple[tuple[Span, ...], list[Block]]:
    """Return the words that serve as a title, and what is left of the block."""
    spans = strip(block.spans)
    text = plain(spans)
    stop = _title_stop(spans, text)
    title = strip(cut(spans, 0, stop), _EDGE)
    rest = cut(spans, stop)
    text_left = plain(rest)
    rest = cut(rest, len(text_left) - len(text_left.lstrip(" \t\n\u00a0-–—:|·•")))
    left = [replace(block, spans=rest, role="paragraph")] if plain(rest).strip() else []
    if left and reads_as_date(plain(title)):
        title, more = title_and_rest(left[0])
        left = [replace(block, spans=cut(spans, 0, stop), role="paragraph"), *more]
    return title, left


def _title_stop(spans: Sequence[Span], text: str) -> int:
    bold = lead_in(spans)
    if 3 < len(text[:bold].strip()) <= MAX_TITLE and bold < len(text):
        return bold
    ranges = link_ranges(spans)
    if (
        ranges
        and not text[: ranges[0][0]].strip()
        and len(words(text[: ranges[0][1]])) > 2
        and ranges[0][1] <= MAX_TITLE
    ):
        after = text[ranges[0][1] :].lstrip()
        if not within_word(text, ranges[0][1]) and (not after or not after[:1].islower()):
            return ranges[0][1]
    for end in _SENTENCE.finditer(text):
        if end.end() > TITLE_LIMIT:
            break
        if not _ABBREVIATED.search(text[: end.end()].rstrip()) and len(words(text[: end.start()])) > 1:
            return end.end()
    if len(text) <= TITLE_LIMIT:
        return len(text)
    colon = next((mark.end() for mark in _COLON.finditer(text[:TITLE_LIMIT]) if mark.end() > 20), None)
    return colon or _cut_long(text)


def _cut_long(text: str) -> int:
    """Return where to cut a long first sentence: at its last comma or dash, else between two words."""
    soft = [mark.end() for mark in re.finditer(r"[,;]\s|\s[–—-]\s", text[:TITLE_LIMIT]) if mark.end() > 40]
    return soft[-1] if soft else text.rfind(" ", 0, TITLE_LIMIT) if " " in text[:TITLE_LIMIT] else TITLE_LIMIT
