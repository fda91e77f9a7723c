"""The press's own words ("In this issue", "Deadline") in the languages of its catalogue, ``words.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

FALLBACK = "en"

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku-arab", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language. ``language`` is the one asked for; English stands in for what it lacks."""

    language: str
    locale: Locale
    own: Mapping[str, Any]
    english: Mapping[str, Any]

    def word(self, name: str, **values: object) -> str:
        """Return a word or phrase, its braces filled in. Raise KeyError for a name that English doesn't have."""
        return str(self.own.get(name, self.english[name])).format(**values)

    def count(self, name: str, count: int) -> str:
        """Return "1 item", "5 items": the number with what it counts, in the language's plural form."""
        forms = self.own.get(name, self.english[name])
        return str(forms.get(self.locale_for(name).plural_form(count), forms["other"])).format(count=count)

    def locale_for(self, name: str) -> Locale:
        """Return the locale of the language in which the word is said."""
        return self.locale if name in self.own else locale_of(FALLBACK)

    def knows(self, name: str) -> bool:
        """Say whether the catalogue has the name at all."""
        return name in self.english


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return all words, by language and name."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@cache
def words(language: str) -> Words:
    """Return the words of a language (a tag of BCP 47)."""
    every = catalogue()
    own = every.get(language) or every.get(language.split("-")[0]) or {}
    return Words(language, locale_of(language), own, every[FALLBACK])


@cache
def locale_of(language: str) -> Locale:
    """Return how the language writes dates and numbers; English alone is European English, with days before months."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse("en_GB" if tag == "en" else tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


def direction(language: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    tag = language.lower()
    if "-latn" in tag:
        return "ltr"
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.split("-")[0] in _RIGHT_TO_LEFT or "-arab" in tag else "ltr"


@cache
def weak_texts() -> frozenset[str]:
    """Return the link texts, of all languages and in lower case, that don't say where a link leads."""
    return frozenset(text for table in catalogue().values() for text in table["weak"])
