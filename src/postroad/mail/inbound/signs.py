"""The signs in many languages, from the file ``signs.toml`` beside this one."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _told() -> dict[str, dict[str, list[str]]]:
    told: dict[str, Any] = tomllib.loads(Path(__file__).with_name("signs.toml").read_text(encoding="utf-8"))
    return told


@cache
def sign(kind: str) -> re.Pattern[str]:
    """Return the expression that finds one kind of sign in any of the languages; letters' case counts for nothing."""
    every = [one for of_language in _told().values() for one in of_language[kind]]
    return re.compile("|".join(f"(?:{one})" for one in every), re.IGNORECASE)


def plain(text: str) -> str:
    """Return words alone: small letters without accents, one space between them, no stop at either end."""
    text = text.replace("’", "'").casefold().replace("ł", "l")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not "\u0300" <= letter <= "\u036f")
    # Put together again, since Arabic letters with a hamza come apart as well.
    return " ".join(unicodedata.normalize("NFC", bare).split()).strip(" .!?,;:¡¿-–—\"'«»„“”()[]")
