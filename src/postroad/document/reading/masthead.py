"""The masthead: an issue's title, its newsletter, its number and its date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from postroad.document.reading.blocks import Block, Source, Span
from postroad.document.reading.candidates import names_section
from postroad.document.reading.lexicon import EDITORIAL, NEWSLETTER_TITLES, NUMBER, ORGANISATION, SALUTATION, TOC_TITLES
from postroad.document.reading.looks import body_size, is_titular, look_of
from postroad.document.reading.months import date_spans, day_said, month_said, months, only_says_date
from postroad.document.reading.notes import Notes
from postroad.document.reading.spans import cut, plain, within_word, words

_LONGEST_DATED = 9
_LONGEST_HEADING = 32
_MOST_LINES = 7
_LONGEST = 18
_BETWEEN = " \t\n|·•–—-,;:()[]/*~="
_FROM = re.compile(r"^(?:from|by|von|vom|de la part|di|van|presented by|herausgegeben)\b", re.I)


@dataclass
class Masthead:
    """What the beginning of an issue says about the issue; ``imprint`` are lines without a field of their own."""

    title: Block | None = None
    newsletter: str = ""
    number: str = ""
    imprint: list[Block] = field(default_factory=list)


def masthead_of(blocks: Sequence[Block], source: Source, language: str) -> tuple[Masthead, list[Block]]:
    """Return the masthead and the blocks below it."""
    lines, end = _lines(blocks)
    head = Masthead()
    best = (0.0, 0)
    for wary in (True, False):
        scores = [(_score(lines, at, source, language, body_size(blocks), wary), -at) for at in range(len(lines))]
        best = max(scores, default=best)
        if best[0] >= 0.5:
            break
    if best[0] < 0.5:
        return head, list(blocks)
    at = -best[1]
    head.title = lines[at]
    last = at
    for number in range(at + 1, len(lines)):
        if not _belongs(lines, number, language, last_line=number == len(lines) - 1, follows=_following(blocks, end)):
            break
        last = number
    for number, line in enumerate(lines[: last + 1]):
        if number != at:
            _take(head, line, language)
    rest = _without(blocks, lines[: last + 1], end)
    _take_pictures(
        head, [block for block in blocks[:end] if block.role == "image" and all(block is not one for one in rest)]
    )
    return head, rest


def _take_pictures(head: Masthead, pictures: Sequence[Block]) -> None:
    """Take the logo's words as the newsletter's name where nothing else gives it."""
    for picture in pictures:
        if not words(picture.alt):
            continue
        if head.newsletter:
            head.imprint.append(picture)
        else:
            head.newsletter = " ".join(picture.alt.split())


def _lines(blocks: Sequence[Block]) -> tuple[list[Block], int]:
    """Return the lines at the beginning, up to the first sentence, list or salutation, and where their blocks end."""
    lines: list[Block] = []
    for at, block in enumerate(blocks):
        text = block.text.strip()
        if not text or block.role in {"rule", "image"}:
            continue
        parts = _split(block)
        longest = _LONGEST_HEADING if block.role == "heading" and block.level == 1 else _LONGEST
        long = any(len(words(part.text)) > longest for part in parts)
        told = re.search(r"[.!?]$", text) and len(words(text)) > 6 and not is_titular(block)
        stops = SALUTATION.match(text) or EDITORIAL.match(text) or TOC_TITLES.match(text.strip(" :•*"))
        if block.role == "list_item" or long or told or stops or (lines and _is_section(text)):
            return lines, at
        if len(lines) + len(parts) > _MOST_LINES:
            return lines, at
        lines.extend(parts)
    return lines, len(blocks)


def _is_section(text: str) -> bool:
    return names_section(text) and not NUMBER.search(text) and not NEWSLETTER_TITLES.search(text)


def _split(block: Block) -> list[Block]:
    """Return the lines of a block as blocks."""
    text = block.text
    ends = [match.start() for match in re.finditer("\n", text)]
    starts = [0, *(end + 1 for end in ends)]
    parts = [block.with_spans(cut(block.spans, a, b)) for a, b in zip(starts, [*ends, len(text)], strict=True)]
    parts = [part for part in parts if part.text.strip()]
    return [parts[0], *(replace(part, gap=0) for part in parts[1:])] if parts else []


def _following(blocks: Sequence[Block], end: int) -> Block | None:
    return next((block for block in blocks[end:] if block.text.strip()), None)


def _without(blocks: Sequence[Block], taken: Sequence[Block], end: int) -> list[Block]:
    """Return the blocks without the lines that were taken, and without pictures and rules above the last of them."""
    left = list(blocks[:end])
    count = len(taken)
    while count > 0 and left:
        block = left.pop(0)
        if block.role in {"rule", "image"} or not block.text.strip():
            continue
        parts = _split(block)
        if len(parts) > count:
            left[:0] = parts[count:]
            count = 0
        else:
            count -= len(parts)
    return [*left, *blocks[end:]]


def _score(lines: Sequence[Block], at: int, source: Source, language: str, normal: float, wary: bool) -> float:
    block = lines[at]
    text = " ".join(block.text.split())
    named = NEWSLETTER_TITLES.search(text)
    if not is_titular(block) and (not named or len(words(text)) > 13 or re.search(r"[.!?,:] [^\W\d_]", text)):
        return -9.0
    look = look_of([block], 0, normal, spaced=False)
    score = 0.5 * min(max(look.prominence, 0), 16) - 0.8 * at
    if at == 0:
        score += 1.0 if len(words(text)) <= 6 else 0.6
    if named:
        score += 1.5 if len(words(text)) <= 8 else 0.3
    if source.title and len(text) > 2 and fuzz.token_set_ratio(text.casefold(), source.title.casefold()) > 85:
        score += 2
    if block.role == "heading" and block.level == 1:
        score += 2
    below = lines[at + 1].text if at + 1 < len(lines) and lines[at + 1].gap == 0 else ""
    if at and (block.gap or len(words(text)) <= 4) and (NUMBER.search(below) or date_spans(below, language)):
        score += 1.5  # the head of the group that says number and date
    if wary and ORGANISATION.search(text) and not named:  # the publisher, where another line may be the title
        score -= 1
    if len(words(text)) > 12:
        score -= 1.5
    if text.endswith(":") or _FROM.match(text):
        score -= 3
    if only_says_date(text, language) or not words(NUMBER.sub("", text)):
        score -= 9
    return score


def _belongs(lines: Sequence[Block], at: int, language: str, *, last_line: bool, follows: Block | None) -> bool:
    """Return whether a line below the title is still the masthead's, and not the first text or title of the news."""
    text = lines[at].text
    if NUMBER.search(text) or date_spans(text, language) or only_says_date(text, language):
        return True
    if NEWSLETTER_TITLES.search(text) and not re.search(r"[.!?]$", text.strip()):
        return True
    if any(NUMBER.search(line.text) or date_spans(line.text, language) for line in lines[at + 1 : at + 3]):
        return True
    greeted = follows is not None and (
        SALUTATION.match(follows.text.strip()) or TOC_TITLES.match(follows.text.strip(" :•*"))
    )
    attached = lines[at].gap == 0
    return (
        len(words(text)) <= 12
        and not re.search(r"[.!?]$", text.strip())
        and bool((last_line and greeted) or (attached and not last_line) or (attached and greeted))
    )


def _take(head: Masthead, line: Block, language: str) -> None:
    """Put a line's words where they belong: the number, the newsletter's name, and the rest into the imprint."""
    text = " ".join(line.text.split())
    imprint: list[str] = []
    number = NUMBER.search(text)
    if number and not head.number and not within_word(text, number.start(1)):
        head.number = number[1]
        imprint.append(text[number.start() : number.start(1)].strip(_BETWEEN))
        text = _cut_out(text, *number.span())
    text = text.strip(_BETWEEN)
    for start, stop in reversed(date_spans(text, language)):
        imprint.append(text[start:stop])
        text = _cut_out(text, start, stop)
    if words(text):
        if not head.newsletter and len(words(text)) <= 14 and not only_says_date(text, language):
            head.newsletter = text
        else:
            imprint.insert(0, text)
    said = " · ".join(part for part in imprint if part)
    if said:
        head.imprint.append(replace(line, role="paragraph", spans=(Span(said),)))


def _cut_out(text: str, start: int, stop: int) -> str:
    before, after = text[:start].rstrip(_BETWEEN), text[stop:].lstrip(_BETWEEN)
    return f"{before} | {after}".strip(_BETWEEN) if before and after else (before or after).strip(_BETWEEN)


def number_of(head: Masthead, notes: Notes) -> str | None:
    """Return the issue's number; one that the title says is derived from there."""
    if head.number:
        return head.number
    for text in (plain(head.title.spans) if head.title else "", head.newsletter):
        found = NUMBER.search(text)
        if found:
            notes.derived.append("number")
            return found[1]
    return None


def issue_date(head: Masthead, source: Source, name: str, language: str) -> tuple[str | None, str]:
    """Return the issue's date (a month or a day, ISO 8601) and how it is known, for the report."""
    title = head.title.text if head.title else ""
    said = [*(block.text for block in head.imprint), title, head.newsletter]
    for sayer, why in ((day_said, "the masthead gives the day"), (month_said, "the masthead gives the month")):
        for text in said:
            found = sayer(text, language)
            if found:
                return found, why
    for sayer in (day_said, month_said):
        found = sayer(source.title, language)
        if found:
            return found, "the file's own title gives it"
    in_name = re.search(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)", name)
    # In a long line a month is one that something takes place in.
    short = [text for text in (*said, source.title) if len(words(text)) <= _LONGEST_DATED]
    named = next((spoken for text in short if (spoken := months(text, language))), [])
    if named:
        year = in_name[1] if in_name else (source.date or "")[:4] or _likely_year(source.blocks)
        if year:
            return f"{year}-{named[0]:02}", "the masthead gives the month, the year is the one that the text speaks of"
    if source.date and re.match(r"\d{4}-\d\d", source.date) and _may_be_of(source.date[:4], source.blocks):
        return source.date[:10], "the file's own date"
    if in_name:
        parts = "-".join(part for part in in_name.groups() if part)
        return (day_said(parts, language) if in_name[3] else parts), "the file's name"
    found = month_said(re.sub(r"[\W_]+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", name), language)
    return (found, "the file's name") if found else (None, "the source gives no date")


def _may_be_of(year: str, blocks: Sequence[Block]) -> bool:
    """Return whether a text may be of a year: it names that year or the next, or none at all (files keep stale dates)."""
    named = set(re.findall(r"(?<!\d)(20[0-4]\d)(?!\d)", "\n".join(block.text for block in blocks)))
    return not named or year in named or str(int(year) + 1) in named


def _likely_year(blocks: Sequence[Block]) -> str:
    text = "\n".join(block.text for block in blocks)
    rights = re.findall(r"(?:©|copyright|\(c\))\D{0,20}(20\d\d|19\d\d)", text, re.I)
    if rights:
        return str(rights[-1])
    years = Counter(re.findall(r"\b(20[0-4]\d)\b", text))
    return years.most_common(1)[0][0] if years else ""
