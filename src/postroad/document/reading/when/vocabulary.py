"""What a word may mean in an expression of time, in a text of a given language."""

from dataclasses import dataclass
from functools import cache

from babel import Locale

from postroad.document.reading.when import words

_ROLES: dict[str, str] = {
    "range": words.RANGE,
    "and": words.AND,
    "between": words.BETWEEN,
    "from": words.FROM,
    "at": words.AT,
    "clock lead": words.CLOCK_LEADS,
    "of": words.OF,
    "fill": words.FILL,
    "inclusive": words.INCLUSIVE,
    "unit": words.UNIT,
    "label": words.LABEL,
    "noon": words.NOON,
    "midnight": words.MIDNIGHT,
    "day lead": words.DAY_LEADS,
    "numbered": words.NUMBERED,
    "measure": words.MEASURES,
    "half day": " ".join(words.AFTERNOON),
    "am": "am",
    "pm": "pm",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word's meanings: the month it names (1 to 12), the weekday (1 is Monday), and what it does between them."""

    month: int = 0
    weekday: int = 0
    roles: frozenset[str] = frozenset()
    whole: bool = True
    """False for an abbreviation."""


NO_WORD = Word()


@cache
def vocabulary(language: str) -> dict[str, Word]:
    """Return the words of time by their case-folded form: the language's first, then English, then all others' full names."""
    own = language.split("-")[0].lower()
    months: dict[str, tuple[int, bool]] = {}
    weekdays: dict[str, tuple[int, bool]] = {}
    for each in dict.fromkeys((own, "en", *words.LANGUAGES)):
        if each not in words.LANGUAGES:
            continue
        abbreviated = each in {own, "en"}
        for word, number, whole in _names(each, "months", words.MONTH_FORMS[each]):
            if whole or abbreviated:
                months.setdefault(word, (number, whole))
        for word, number, whole in _names(each, "days", words.WEEKDAY_FORMS[each]):
            if whole or abbreviated:
                weekdays.setdefault(word, (number, whole))
    roles = _roles()
    return {
        word: Word(
            months.get(word, (0, True))[0],
            weekdays.get(word, (0, True))[0],
            roles.get(word, frozenset()),
            months.get(word, weekdays.get(word, (0, True)))[1],
        )
        for word in (*months, *weekdays, *roles)
    }


def _names(language: str, sort: str, forms: dict[str, int]) -> list[tuple[str, int, bool]]:
    names = getattr(Locale.parse(language), sort)
    found: list[tuple[str, int, bool]] = []
    for width in ("wide", "abbreviated"):
        for use in ("format", "stand-alone"):
            for number, name in names[use][width].items():
                word = name.casefold().rstrip(".").split("-")[0]
                found.append((word, number if sort == "months" else number + 1, width == "wide"))
    found.extend((word, number, len(word) > 4) for word, number in forms.items())
    return found


@cache
def _roles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for role, members in _ROLES.items():
        for word in members.split():
            found.setdefault(word, set()).add(role)
    return {word: frozenset(roles) for word, roles in found.items()}
