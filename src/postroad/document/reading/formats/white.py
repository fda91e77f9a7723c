"""White space and what can't be seen, as a browser shows them: cleaned once, so that no word is glued or torn."""

import re

_NEVER_SEEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u200b\u2060\u180e\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Controls, soft hyphens, zero-width spaces, joiners of nothing: the filling of preview lines."""
_SPACE = (
    "[ \\t\\n\\r\\f\\v\\x1c-\\x1f\\x85\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\u2800\\u3164]"
)
_SPACES = re.compile(rf"{_SPACE}+")
# Zero-width (non-)joiners shape letters in Persian, Hindi and emoji; beside a space they only fill preview lines.
_IDLE_JOINERS = re.compile(r"(?:(?<![^\s])[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)|(?<=\s)[\u200e\u200f]+(?=\s|$))")
_KEPT = re.compile(
    r"(?<=\w)[\u00a0\u202f](?=[!?:;»%€])|(?<=«)[\u00a0\u202f](?=\w)|(?<=\d)[\u00a0\u202f](?=\d\d\d(?!\d))"
)


def _space(match: re.Match[str]) -> str:
    one = match[0]
    return one if len(one) == 1 and one in "\u00a0\u202f" and _KEPT.match(match.string, match.start()) else " "


def drawn(text: str) -> str:
    """Return the text without characters that are never drawn, and without lone surrogates."""
    return _NEVER_SEEN.sub("", text.encode("utf-8", "ignore").decode("utf-8"))


def collapsed(text: str) -> str:
    """Return the text with each run of white space as one space, kept at the ends, and nothing invisible.

    No-break spaces stay only where typography wants them: before ``! ? : ; » % €``, after ``«``, between thousands.
    """
    text = _SPACES.sub(_space, drawn(text))
    if "\u200c" in text or "\u200d" in text or "\u200e" in text or "\u200f" in text:
        text = _SPACES.sub(_space, _IDLE_JOINERS.sub("", text))
    return text
