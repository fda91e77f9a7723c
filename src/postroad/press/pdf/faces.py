"""Which letters the shipped typefaces have. PDF/UA allows no letter without a shape, so what has none gets a stand-in."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"

FAMILIES = (
    "Source Serif 4",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif Armenian",
    "Noto Serif Georgian",
    "Noto Sans Symbols 2",
    "Noto Emoji",
)
"""The typefaces, in the order in which a letter is looked for in them."""

STAND_IN = "□"

_LONG_WORD = re.compile(r"[^\s\u00ad\u200b-]{33,}")
_PIECE = 12
_PUNCTUATION = ".,:;!?()“”„’\"'«»"


def printable(text: str) -> str:
    """Return the text with a stand-in for each run of letters that no typeface has, and places to break long words."""
    shown = text if _simple().issuperset(text) else "".join(_clusters(text))
    return _LONG_WORD.sub(_breakable, re.sub(f"{STAND_IN}+", STAND_IN, shown) if STAND_IN not in text else shown)


def _clusters(text: str) -> Iterator[str]:
    """Give the text letter by letter, each with its marks if one typeface has them all, else without them."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or unicodedata.category(text[end])[0] == "M"):
            end += 1
        yield _shown(text[start:end])
        start = end


def _shown(cluster: str) -> str:
    if cluster.isspace() or cluster in _INVISIBLE:
        return cluster
    letters = {ord(letter) for letter in cluster if letter not in _INVISIBLE}
    if any(letters <= face for face in coverage()):
        return cluster
    if any(ord(cluster[0]) in face for face in coverage()) and not unicodedata.combining(cluster[0]):
        return cluster[0]
    return STAND_IN


_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")


def _breakable(word: re.Match[str]) -> str:
    """Give a word too long for a column soft hyphens, or bare places to break where it is no word of letters."""
    text = word[0]
    joint = "\u00ad" if text.strip(_PUNCTUATION).isalpha() else "\u200b"
    cuts = [at for at in range(_PIECE, len(text), _PIECE) if unicodedata.category(text[at])[0] != "M"]
    return joint.join(text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True))


@cache
def _simple() -> frozenset[str]:
    """Return the letters that can be set whatever stands beside them: most texts have no others."""
    known = (chr(point) for point in frozenset.union(*coverage()))
    return frozenset(letter for letter in known if unicodedata.category(letter)[0] != "M") | _INVISIBLE | {"\n"}


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """Return the code points of each typeface: those that all its styles have."""
    styles: dict[str, frozenset[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        name = path.stem.split("-")[0]
        points = frozenset(code_points(path.read_bytes()))
        styles[name] = styles[name] & points if name in styles else points
    return tuple(styles.values())


def code_points(font: bytes) -> Iterator[int]:
    """Give the code points that a TrueType font maps to a shape (OpenType, "cmap", formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    base = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    subtables = struct.unpack_from(">H", font, base + 2)[0]
    for number in range(subtables):
        offset = base + struct.unpack_from(">HHI", font, base + 4 + 8 * number)[2]
        form = struct.unpack_from(">H", font, offset)[0]
        if form == 12:
            yield from _segments(font, offset)
        elif form == 4:
            yield from _deltas(font, offset)


def _segments(font: bytes, offset: int) -> Iterator[int]:
    groups = struct.unpack_from(">I", font, offset + 12)[0]
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">III", font, offset + 16 + 12 * number)
        yield from (point for point in range(first, last + 1) if glyph + point - first)


def _deltas(font: bytes, offset: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, offset + 6)[0] // 2
    ends, starts = offset + 14, offset + 16 + 2 * count
    for number in range(count):
        last = struct.unpack_from(">H", font, ends + 2 * number)[0]
        first, delta, jump = (
            struct.unpack_from(">H", font, starts + 2 * (number + count * row))[0] for row in range(3)
        )
        where = starts + 4 * count + 2 * number + jump
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point if not jump else struct.unpack_from(">H", font, where + 2 * (point - first))[0]
            if (glyph + delta) & 0xFFFF if glyph or not jump else 0:
                yield point


def plainer(text: str) -> str:
    """Return the text without marks and joiners, for the rare pile of them that no typeface can set."""
    bare = (letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter)[0] not in "MC")
    return "".join(letter if any(ord(letter) in face for face in coverage()) else STAND_IN for letter in bare)
