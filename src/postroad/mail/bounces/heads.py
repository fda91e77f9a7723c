"""The header of a mail or of a part, and fields that look like one, read within bounds."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from postroad.mail.bounces.charsets import decoded

_MAX_FIELDS: Final = 400
_MAX_VALUE: Final = 8_000
_NAME: Final = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,20}:")
_WORD: Final = re.compile(r"=\?([A-Za-z0-9_.:*-]{1,60})\?([BbQq])\?([^?\s]{0,2000}|[^?\n]{0,300})\?=")
_BETWEEN_WORDS: Final = re.compile(r"\?=[ \t]{1,80}=\?")
_PARAMETER: Final = re.compile(
    r""";\s{0,80}([A-Za-z0-9*_-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]{0,400})"?|([^;\s]{1,400}))"""
)
_HEX: Final = re.compile(rb"=([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Head:
    """Fields by their names in lower case, in their order; values are unfolded, and words of RFC 2047 are not yet read."""

    fields: tuple[tuple[str, str], ...] = ()
    _by_name: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in self.fields:
            self._by_name.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def first(self, name: str) -> str:
        """Return the first field of that name, or nothing."""
        found = self._by_name.get(name)
        return found[0] if found else ""

    def all(self, name: str) -> list[str]:
        """Return all fields of that name."""
        return self._by_name.get(name, [])

    def shown(self, name: str) -> str:
        """Return the first field of that name as a person sees it."""
        return words_of(self.first(name))


def head_of(raw: bytes) -> Head:
    """Return the fields in ``raw``. Lines that are no field are passed over."""
    fields: list[tuple[str, list[bytes]]] = []
    for line in raw.split(b"\n"):
        line = line.rstrip(b"\r")
        if line[:1] in (b" ", b"\t"):
            if fields and line.strip():
                fields[-1][1].append(line.strip())
            continue
        found = _NAME.match(line)
        if found:
            if len(fields) >= _MAX_FIELDS:
                break
            fields.append((found[1].decode("ascii").lower(), [line[found.end() :].strip()]))
    return Head(tuple((name, decoded(b" ".join(lines)[:_MAX_VALUE])) for name, lines in fields))


def words_of(value: str) -> str:
    """Return a header's value with its encoded words (RFC 2047) read."""
    if "=?" not in value:
        return value
    return _WORD.sub(_word, _BETWEEN_WORDS.sub("?==?", value))


def _word(found: re.Match[str]) -> str:
    charset, how, text = found[1].partition("*")[0], found[2], found[3].encode("latin-1", "replace")
    if how in "Bb":
        try:
            octets = base64.b64decode(text + b"=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            return found[0]
    else:
        octets = _HEX.sub(lambda one: bytes((int(one[1], 16),)), text.replace(b"_", b" "))
    return decoded(octets, charset)


def kind_and_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return a Content-Type's kind, in lower case, and its parameters."""
    kind = value.partition(";")[0].strip().lower()
    return kind, {found[1].lower().rstrip("*"): found[2] or found[3] or "" for found in _PARAMETER.finditer(value)}
