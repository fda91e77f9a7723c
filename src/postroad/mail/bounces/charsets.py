"""Octets read as text, whatever they claim to be in."""

import codecs
from functools import lru_cache
from typing import Final

_ALIASES: Final = {
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac-roman",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
    "ansi": "",
}


def decoded(octets: bytes, charset: str = "") -> str:
    """Return the text. A charset that is unknown or wrong gives way to UTF-8, and that to Western Europe's."""
    codec = _codec(charset.strip().strip("\"'").lower()[:60])
    if codec:
        try:
            text, _ = codecs.lookup(codec).decode(octets, "replace")
        except (LookupError, ValueError, TypeError, AssertionError):
            text = ""
        if text and text.count("\ufffd") * 20 <= len(text):
            return text
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Return the codec for text of that name, or nothing where there is none."""
    charset = _ALIASES.get(charset, charset)
    try:
        found = codecs.lookup(charset)
        made, _ = found.decode(b"a", "replace")
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""
    return found.name if isinstance(made, str) and found.name not in ("idna", "punycode") else ""
