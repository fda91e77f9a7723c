"""The day or month that a line of a masthead says: no prose, so a few shapes are enough, in any language with month names."""

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError

from postroad.document.reading.spans import words

_LANGUAGES = ("en", "fr", "de", "es", "it", "nl")
_YEAR = r"((?:19[89]|20[0-4])\d)"
_DAY_MONTH = re.compile(
    rf"(?<!\w)(\d{{1,2}})(?:\.|st|nd|rd|th|er|º|ª|°)?\s+(?:de\s+|of\s+)?([^\W\d]+)\.?,?\s+(?:de\s+|"
    rf"del\s+)?{_YEAR}(?!\w)"
)
_MONTH_DAY = re.compile(rf"(?<!\w)([^\W\d]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s+{_YEAR}(?!\w)")
_FIGURES = re.compile(rf"(?<!\w)(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}(?!\w)")
_ISO = re.compile(rf"(?<!\w){_YEAR}-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\w)")
_MONTH_YEAR = re.compile(rf"(?<!\w)([^\W\d]+)\.?[\s,]*(?:de\s+|del\s+)?{_YEAR}(?!\w)")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\w)")
_SMALL = frozenset(
    """
    of de del di du le la the den vom der issue edition ausgabe year jahrgang spring summer autumn winter fall printemps
    été automne hiver frühling frühjahr sommer herbst primavera verano otoño invierno estate autunno inverno lente zomer
    voorjaar najaar herfst und et y e en and week kw no nr monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905
)


def figures(text: str) -> str:
    """Return the text with the digits of any script as 0 to 9."""
    return "".join(
        str(unicodedata.digit(sign))
        if sign.isdigit() and sign not in "0123456789" and unicodedata.digit(sign, None) is not None
        else sign
        for sign in text
    )


@cache
def month_words(language: str) -> dict[str, int]:
    """Return the months' names in a language and in those of most readers."""
    known: dict[str, int] = {}
    for one in (language.split("-")[0], *_LANGUAGES):
        try:
            names = Locale.parse(one).months
        except (UnknownLocaleError, ValueError):
            continue
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[use][width].items():
                    word = name.casefold().rstrip(".")
                    if len(word) >= 3 and word.isalpha():
                        known.setdefault(word, number)
    known.update({"sept": 9, "maerz": 3})
    return known


def months(text: str, language: str) -> list[int]:
    """Return the months that a text names, in order."""
    known = month_words(language)
    return [known[word] for word in words(text.casefold()) if word in known]


def day_said(text: str, language: str) -> str | None:
    """Return the day that a line says, as ISO 8601."""
    text = figures(text)
    known = month_words(language)
    for found in _DAY_MONTH.finditer(text):
        if found[2].casefold() in known and 1 <= int(found[1]) <= 31:
            return _day(found[3], known[found[2].casefold()], int(found[1]))
    for found in _MONTH_DAY.finditer(text):
        if found[1].casefold() in known and 1 <= int(found[2]) <= 31:
            return _day(found[3], known[found[1].casefold()], int(found[2]))
    for found in _FIGURES.finditer(text):
        day, month = int(found[1]), int(found[3])
        if month > 12 >= day:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            return _day(found[4], month, day)
    iso = _ISO.search(text)
    return iso[0] if iso and iso[3] and _day(iso[1], int(iso[2]), int(iso[3])) else None


def month_said(text: str, language: str) -> str | None:
    """Return the month that a line says with its year, as ISO 8601."""
    text = figures(text)
    known = month_words(language)
    for found in _MONTH_YEAR.finditer(text):
        if found[1].casefold() in known:
            return f"{found[2]}-{known[found[1].casefold()]:02}"
    named, year = months(text, language), _ANY_YEAR.search(text)
    if named and year:
        return f"{year[1]}-{named[0]:02}"
    numbers = re.search(rf"(?<![\d/])(0?[1-9]|1[0-2])/{_YEAR}(?!\w)", text)
    return f"{numbers[2]}-{int(numbers[1]):02}" if numbers and len(words(text)) <= 3 else None


def _day(year: str, month: int, day: int) -> str | None:
    from datetime import date

    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None


def only_says_date(text: str, language: str) -> bool:
    """Return whether a line says nothing but when the issue came out."""
    text = figures(text)
    if not re.search(r"\d", text):
        return False
    known = month_words(language)
    rest = re.sub(r"\d+(?:st|nd|rd|th|er|º|ª)?(?!\w)", " ", text.casefold())
    return not [word for word in words(rest) if word not in known and word not in _SMALL]


def date_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return where a line says a day, or a month with its year."""
    plain = figures(text)
    known = month_words(language)
    found: list[tuple[int, int]] = []
    for pattern, group in ((_DAY_MONTH, 2), (_MONTH_DAY, 1), (_FIGURES, 0), (_ISO, 0), (_MONTH_YEAR, 1)):
        for match in pattern.finditer(plain):
            named = not group or match[group].casefold() in known
            if named and not any(match.start() < stop and start < match.end() for start, stop in found):
                found.append(match.span())
    return sorted(found)
