"""Cutting text into the tokens that expressions of time are made of. Every pattern is bounded, so this takes linear time."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from postroad.document.reading.when.vocabulary import NO_WORD, Word

_TOKEN = re.compile(
    r"""
      (?P<iso>(?<![\w./-])(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})
          (?:T(?P<ih>\d\d):(?P<imin>\d\d)(?::\d\d(?:\.\d{1,6})?)?(?P<iz>Z|[+-]\d\d:?\d\d)?)?(?![\w/-]|\.\d))
    | (?P<numdate>(?<!\w)(?<!\d[./])(?P<n1>\d{1,2})(?P<ns>[./])[ ]?(?P<n2>\d{1,2})(?P=ns)[ ]?
          (?P<ny>\d{4}|\d\d)(?!\w)(?![./-]\d))
    | (?P<dashdate>(?<![\w./-])(?P<d1>\d{1,2})-(?P<d2>\d{1,2})-(?P<dy>(?:19|20)\d\d)(?![\w-]))
    | (?P<clock>(?<![\w:])(?<!\d[.,])(?P<ch>\d{1,2})(?::(?P<cm>\d\d)(?::\d\d)?|[ ]?[hHuU][ ]?(?P<cm2>\d\d))(?![\d:]))
    | (?P<hour>(?<![\w:])(?<!\d[.,])(?P<hh>\d{1,2})[ ]?(?:hs|hrs?|[hHuU])(?!\w))
    | (?P<pair>(?<!\w)(?<!\d[./:,])(?<![$€£])(?P<p1>\d{1,2})(?P<ps>[./])(?P<p2>\d{1,2})(?!\d)(?![./,]\d))
    | (?P<num>(?<!\w)(?<!\d[.,/])(?<![$€£#§])(?P<digits>\d{1,4})
          (?P<ord>(?:st|nd|rd|th|er|ère|re|ème|eme|ste|de|e|[º°ª])(?!\w))?(?!\d)(?!,\d{3}(?!\d)))
    | (?P<ampm>(?<=[\d\s])(?P<half>[aApP])\.[ ]?[mM](?:\.|(?!\w)))
    | (?P<word>[^\W\d_]+)
    | (?P<space>\s+)
    | (?P<other>\d+|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d+")
_BEFORE, _AFTER = 60, 90
_DASHES = frozenset("-–—‐‑‒―−~")


@dataclass(slots=True)
class Token:
    """A piece of text. ``numbers`` are the figures in it; ``sort`` is the name of its pattern, "dash", "line" or a sign."""

    sort: str
    start: int
    end: int
    word: Word = NO_WORD
    numbers: tuple[int, ...] = ()
    detail: str = ""
    text: str = ""


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Return the stretches around figures: an expression of time has at least one figure, most prose has none."""
    begin, end = -1, -1
    for figure in _DIGITS.finditer(text):
        if figure.start() - _BEFORE > end:
            if end >= 0:
                yield begin, end
            begin = max(0, figure.start() - _BEFORE, end)
        end = min(len(text), figure.end() + _AFTER)
    if end >= 0:
        yield begin, end


def tokens(text: str, begin: int, end: int, known: dict[str, Word]) -> list[Token]:
    """Return the tokens of a stretch, without blanks; a line's end is a token."""
    # A stretch begins and ends between words.
    while begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum() and end - begin < 400:
        begin -= 1
    found: list[Token] = []
    for match in _TOKEN.finditer(text, begin, end):
        sort = match.lastgroup or ""
        start, stop = match.span()
        if sort == "space":
            lines = match[0].count("\n")
            if lines:
                found.append(Token("line", start, stop, numbers=(lines,)))
        elif sort == "word":
            word = _word(match[0], start, stop, known)
            if word.word.month and found and found[-1].sort == "pair" and found[-1].detail[0] == "/":
                found[-1:] = _two_days(found[-1])
            found.append(word)
        else:
            found.append(_figures(match, sort, start, stop))
    return found


def _two_days(pair: Token) -> list[Token]:
    """Return the days of "3/4 May", which look like a day and a month until the month is named."""
    first, second = pair.numbers
    width = int(pair.detail[1])
    slash = pair.end - width - 1
    return [
        Token("num", pair.start, slash, numbers=(first,), detail=str(slash - pair.start)),
        Token("/", slash, slash + 1),
        Token("num", slash + 1, pair.end, numbers=(second,), detail=str(width)),
    ]


def _word(text: str, start: int, stop: int, known: dict[str, Word]) -> Token:
    word = known.get(text.casefold(), NO_WORD)
    if word.month in {3, 5} and text in {"may", "march"}:
        return Token("word", start, stop, word, text=text, detail="doubtful")
    return Token("word", start, stop, word, text=text)


def _figures(match: re.Match[str], sort: str, start: int, stop: int) -> Token:
    part = match.group
    if match["iso"]:
        time = (int(part("ih")), int(part("imin"))) if part("ih") else ()
        return Token(
            "iso",
            start,
            stop,
            numbers=(int(part("iy")), int(part("im")), int(part("id")), *time),
            detail=part("iz") or "",
        )
    if match["numdate"]:
        return Token(
            "numdate",
            start,
            stop,
            numbers=(int(part("n1")), int(part("n2")), int(part("ny"))),
            detail=part("ns") + str(len(part("ny"))),
        )
    if match["dashdate"]:
        return Token("numdate", start, stop, numbers=(int(part("d1")), int(part("d2")), int(part("dy"))), detail="-4")
    if match["clock"]:
        return Token("clock", start, stop, numbers=(int(part("ch")), int(part("cm") or part("cm2"))))
    if match["hour"]:
        return Token("hour", start, stop, numbers=(int(part("hh")),))
    if match["pair"]:
        return Token(
            "pair", start, stop, numbers=(int(part("p1")), int(part("p2"))), detail=part("ps") + str(len(part("p2")))
        )
    if match["num"]:
        return Token(
            "num",
            start,
            stop,
            numbers=(int(part("digits")),),
            detail=f"{len(part('digits'))}{'o' if part('ord') else ''}",
        )
    if match["ampm"]:
        return Token("ampm", start, stop, detail=f"{part('half').lower()}m")
    sign = match[0]
    return Token("dash" if sign in _DASHES else "digits" if sign[0].isdigit() else sign, start, stop)


def index_at(found: list[Token], offset: int, begin: int) -> int:
    """Return the index of the first token that begins at or after an offset."""
    return bisect_left(found, offset, lo=begin, key=lambda token: token.start)
