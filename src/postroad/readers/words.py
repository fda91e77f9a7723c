"""The readers' own words ("Look into your mail") in the languages of their catalogue, the files ``words*.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from postroad.press.words import FALLBACK, Words, locale_of


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return all words, by language and name."""
    every: dict[str, dict[str, Any]] = {}
    for file in sorted(Path(__file__).parent.glob("words*.toml")):
        for language, said in tomllib.loads(file.read_text(encoding="utf-8")).items():
            every.setdefault(language, {}).update(said)
    return every


@cache
def words(language: str) -> Words:
    """Return the readers' words in a language (a tag of BCP 47)."""
    every = catalogue()
    own = every.get(language) or every.get(language.split("-")[0]) or {}
    return Words(language, locale_of(language), own, every[FALLBACK])
