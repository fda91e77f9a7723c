"""Words in many languages, found in what servers and people write."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

_MARKS: Final = dict.fromkeys([*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x200E, 0x200F, 0xAD])
_LETTERS: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "đ": "d",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "\u3000": " ",
    }
)
_WITHIN_CJK: Final = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff]) (?=[\u3040-\u30ff\u4e00-\u9fff])")
_GAP: Final = r"[^\n]{0,80}?"


def plain(text: str) -> str:
    """Return text for comparing: small letters, no accents, one space between words, none within Japanese and Chinese."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.translate(_LETTERS)).translate(_MARKS)
        # Put together again: Japanese and Korean signs come apart as well.
        text = unicodedata.normalize("NFKC", text)
        return _WITHIN_CJK.sub("", " ".join(text.split()))
    return " ".join(text.split())


class Words:
    """A vocabulary. " * " in it stands for up to 80 signs, "^" in front and "$" at the end for a word's two ends."""

    __slots__ = ("_parts", "_whole")

    def __init__(self, words: Iterable[str]) -> None:
        whole: dict[str, None] = {}
        parts: dict[str, tuple[str, re.Pattern[str]]] = {}
        for word in words:
            known = plain(word.removeprefix("^").removesuffix("$"))
            pieces = [piece.strip() for piece in known.split("*")]
            if len(pieces) == 1 and word[:1] != "^":
                whole.setdefault(plain(word) if word == word.strip() else f"{plain(word)} ")
            else:
                begin = r"(?<!\w)" if word[:1] == "^" else ""
                end = r"(?!\w)" if word[-1:] == "$" else ""
                sought = re.compile(begin + _GAP.join(map(re.escape, pieces)) + end)
                parts.setdefault(word, (max(pieces, key=len), sought))
        self._whole = tuple(whole)
        self._parts = tuple(parts.values())

    def found(self, text: str) -> str:
        """Return the first word of the vocabulary that stands in ``text`` (already plain), or nothing."""
        for word in self._whole:
            if word in text:
                return word
        for rarest, sought in self._parts:
            if rarest in text and (here := sought.search(text)):
                return here[0]
        return ""

    def count(self, text: str, at_most: int) -> int:
        """Return how many words of the vocabulary stand in ``text`` (already plain), at most so many."""
        found = 0
        for word in self._whole:
            found += word in text
            if found >= at_most:
                break
        return found

    def stand_in(self, text: str) -> bool:
        """Return whether one of the words stands in ``text`` (already plain)."""
        return bool(self.found(text))


@cache
def told(file: str) -> dict[str, Any]:
    """Return what a file of the vocabulary says."""
    return tomllib.loads((Path(__file__).parent / "vocabulary" / f"{file}.toml").read_text(encoding="utf-8"))


@cache
def words(file: str, name: str) -> Words:
    """Return one vocabulary of a file."""
    return Words(told(file)[name])
