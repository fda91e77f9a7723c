"""The masthead: an issue's title, its newsletter, its number and its date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale
from rapidfuzz import fuzz

from postroad.document.reading.blocks import Block, Source
from postroad.document.reading.lexicon import EDITORIAL, NEWSLETTER_TITLES, NUMBER, SALUTATION
from postroad.document.reading.notes import Notes
from postroad.document.reading.looks import is_titular
from postroad.document.reading.spans import words

_LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pt", "pl")


@dataclass
class Masthead:
    """What the beginning of an issue says about the issue."""

    title: Block | None = None
    newsletter: Block | None = None
    number: Block | None = None
    others: list[Block] = field(default_factory=list)


def masthead_of(blocks: Sequence[Block], source: Source) -> tuple[Masthead, list[Block]]:
    """Return the masthead and the blocks below it."""
    lines = _lines(blocks)
    head = Masthead()
    scored = sorted(((_score(block, source, at), -at) for at, block in enumerate(lines)), reverse=True)
    if scored and scored[0][0] > 0:
        head.title = lines[-scored[0][1]]
    for block in lines:
        if block is head.title:
            continue
        if (
            head.number is None
            and (NUMBER.search(block.text) or _is_date_line(block.text))
            and len(words(block.text)) <= 10
        ):
            head.number = block
        elif head.newsletter is None and head.title is not None and _is_name(block):
            head.newsletter = block
        else:
            head.others.append(block)
    if head.title is None:
        return Masthead(), list(blocks)
    taken = {id(block) for block in lines if block not in head.others or _before(lines, block, head.title)}
    head.others = [block for block in head.others if id(block) in taken]
    return head, [block for block in blocks if id(block) not in taken]


def _before(lines: Sequence[Block], block: Block, title: Block) -> bool:
    return [id(line) for line in lines].index(id(block)) < [id(line) for line in lines].index(id(title))


def _lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the short blocks at the beginning, up to the first sentence, list or salutation."""
    lines: list[Block] = []
    for block in blocks:
        text = block.text.strip()
        if not text or block.role in {"rule", "image"}:
            continue
        if block.role == "list_item" or len(words(text)) > 16 or SALUTATION.match(text) or EDITORIAL.match(text):
            break
        if len(lines) >= 5 or (text.endswith((".", ":")) and len(words(text)) > 6):
            break
        lines.append(block)
    return lines


def _score(block: Block, source: Source, at: int) -> float:
    text = " ".join(block.text.split())
    if not is_titular(block) and not (NEWSLETTER_TITLES.search(text) and len(words(text)) < 14):
        return -1
    score = 0.0
    if NEWSLETTER_TITLES.search(text):
        score += 3
    if source.title and fuzz.token_set_ratio(text.casefold(), source.title.casefold()) > 85 and len(words(text)) > 1:
        score += 3
    if block.role == "heading" and block.level == 1:
        score += 2.5
    if NUMBER.search(text) or months(text):
        score += 1
    if _is_date_line(text):
        score -= 4
    if block.size and block.size >= 24:
        score += 1.5
    return score - 0.6 * at if score > 0 else score


def _is_name(block: Block) -> bool:
    return 0 < len(words(block.text)) <= 10 and not block.text.strip().endswith((".", "?", "!", ":"))


def _is_date_line(text: str) -> bool:
    """Return whether a line says only when, or which number, it is."""
    rest = NUMBER.sub(" ", text)
    rest = re.sub(r"\d+(?:st|nd|rd|th|\.|er|º)?", " ", rest)
    left = [word for word in words(rest.casefold()) if word not in _month_words() and word not in _SMALL]
    return not left and bool(re.search(r"\d", text))


_SMALL = frozenset(
    "of de del di du le la the den vom der issue no nr n year jahrgang spring summer autumn winter fall printemps été automne hiver frühling sommer herbst "
    "primavera verano otoño invierno estate autunno inverno lente zomer herfst and und et y e en edition".split()
)


@cache
def _month_words() -> dict[str, int]:
    known: dict[str, int] = {}
    for language in _LANGUAGES:
        names = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[use][width].items():
                    word = name.casefold().rstrip(".")
                    if len(word) >= 3:
                        known.setdefault(word, number)
    known.update({"sept": 9, "maerz": 3})
    return known


def months(text: str) -> list[int]:
    """Return the months that a text names, in order."""
    return [_month_words()[word] for word in words(text.casefold()) if word in _month_words()]


def issue_date(head: Masthead, source: Source, name: str, blocks: Sequence[Block]) -> tuple[str | None, str]:
    """Return the issue's date (a month or a day, ISO 8601) and how it is known, for the report."""
    said = [block.text for block in (head.number, head.title, head.newsletter, *head.others) if block is not None]
    said.append(source.title)
    for text in said:
        day = re.search(
            r"\b(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(\w+)\.?\s+(?:de\s+|del\s+)?(20\d\d|19\d\d)\b", text
        )
        if day and day[2].casefold() in _month_words() and 1 <= int(day[1]) <= 31:
            return f"{day[3]}-{_month_words()[day[2].casefold()]:02}-{int(day[1]):02}", "the masthead gives the day"
        day = re.search(r"\b(\d{1,2})[./](\d{1,2})[./](20\d\d|19\d\d)\b", text)
        if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[1]) <= 31:
            return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", "the masthead gives the day"
        day = re.search(r"\b(20\d\d|19\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b", text)
        if day:
            return day[0], "the masthead gives the day"
    for text in said:
        named = months(text)
        year = re.search(r"\b(20\d\d|19[89]\d)\b", text)
        if named and year:
            return f"{year[1]}-{named[0]:02}", "the masthead gives the month"
    in_name = re.search(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)", name)
    named = next((found for text in said if (found := months(text))), [])
    if named:
        year_of = in_name[1] if in_name else (source.date or "")[:4] or _likely_year(blocks)
        if year_of:
            return (
                f"{year_of}-{named[0]:02}",
                "the masthead gives the month, the year is the one that the text speaks of",
            )
    if source.date:
        return source.date[:10], "the file's own date"
    if in_name:
        return "-".join(part for part in in_name.groups() if part), "the file's name"
    return None, "the source gives no date"


def _likely_year(blocks: Sequence[Block]) -> str:
    text = "\n".join(block.text for block in blocks)
    rights = re.findall(r"(?:©|copyright|\(c\))\D{0,20}(20\d\d|19\d\d)", text, re.I)
    if rights:
        return str(rights[-1])
    years = Counter(re.findall(r"\b(20[0-4]\d)\b", text))
    return years.most_common(1)[0][0] if years else ""


def number_of(head: Masthead, notes: Notes) -> str | None:
    """Return the issue's number; the other words of its line, and a line that says the date, are left over."""
    line = head.number
    found = NUMBER.search(line.text) if line is not None else None
    if line is not None and found is None:
        notes.leave(line.text, "it says the issue's date", line.place)
    if line is not None and found is not None:
        notes.leave(line.text[: found.start()], "it stands beside the issue's number", line.place)
        notes.leave(line.text[found.end() :], "it stands beside the issue's number", line.place)
        return " ".join(found[0].split())
    for block in (head.title, head.newsletter):
        found = NUMBER.search(block.text) if block is not None else None
        if found:
            notes.derived.append("number")
            return " ".join(found[0].split())
    return None
