"""From bytes to text, whatever encoding an old newsletter was saved in, rightly or wrongly declared."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import chardet

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.binary import refuse_binary, refuse_nul_ridden
from postroad.document.reading.language import language_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these names to mean (WHATWG Encoding Standard, 4.2).
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
          "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874"}  # fmt: skip
_STATEFUL = ("iso2022", "hz")
# Codecs that aren't text encodings, or that would run over the text twice (UTF-7 smuggles tags).
_REFUSED = ("utf-7", "utf-16", "utf-32", "idna", "punycode", "unicode", "raw", "rot", "base64", "hex", "bz2", "zlib", "zip",
            "quopri", "uu", "undefined", "mbcs", "oem", "charmap", "palmos")  # fmt: skip
_GUESSES = ("windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
            "windows-1256", "windows-1257", "iso-8859-2", "koi8-r", "koi8-u", "macroman", "cp932", "euc-jp", "gb18030",
            "big5", "cp949")  # fmt: skip
_OF_ONE_BYTE = ("cp12", "iso8859", "koi8", "mac", "cp8")
_EASTERN = frozenset({"cp1250", "cp1257", "iso8859-2"})
_WESTERN = {
    "en": "éèêëïöüñçàâôóäá", "fr": "àâæçèéêëîïôœùûüÿ", "de": "äöüßé", "es": "áéíñóúüç", "it": "àèéìíîòóù",
    "nl": "éëïöüáèêóç", "pt": "àáâãçéêíóôõúü", "sv": "åäöéü",
}  # fmt: skip
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])(?![\w’·])[^\x00-\x7f](?=[^\W\d_])")
_TWO_ALPHABETS = re.compile("[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
_ODD_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
_SAMPLE = 100_000
_ODD_RUN = re.compile("[^\\x00-\\x7f]+")


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was found in, and a sentence for people where that was a guess."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, declared: Sequence[str] = ()) -> str:
    """Return the bytes as text, as :func:`decoded` finds it."""
    return decoded(data, declared).text


def decoded(data: bytes, declared: Sequence[str] = ()) -> Decoded:
    """Return the bytes as text with "\\n" line ends and no byte-order mark; anything that is text gives text.

    A byte-order mark wins, then UTF-8 if all bytes are valid, then what is ``declared`` (first wins), then a guess.
    Raise :class:`UnreadableFile` if the bytes are no text at all, naming what they seem to be.
    """
    found = _by_mark(data) or _without_mark(data, declared)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    return Decoded(text, found.encoding, found.note)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if encoding == "utf-8":
                refuse_binary(data[len(mark) :])
                refuse_nul_ridden(data[len(mark) :])
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _without_mark(data: bytes, declared: Sequence[str]) -> Decoded:
    refuse_binary(data)
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, f"The file says no encoding; it was read as {wide.upper()}.")
    refuse_nul_ridden(data)
    names = [name for name in map(_codec, declared) if name]
    stateful = next((name for name in names if name.startswith(_STATEFUL)), None)
    # An encoding of one byte a letter takes any bytes, also UTF-8 with a stray one; so that is looked for before.
    at = next((at for at, name in enumerate(names) if name.startswith(_OF_ONE_BYTE)), len(names))
    first, others = filter(None, (stateful, "utf-8", *names[:at])), names[at:]
    return _as_one_of(first, data) or _mended(data) or _as_one_of(others, data) or _guessed(data)


def _as_one_of(names: Iterable[str], data: bytes) -> Decoded | None:
    """Return the text in the first of the encodings that all bytes are valid in."""
    texts = ((name, _strictly(data, name)) for name in names)
    return next((Decoded(text, name) for name, text in texts if text is not None), None)


def _wide(data: bytes) -> str | None:
    """Return UTF-16's name if the bytes hold NULs and read, two by two, as letters of an alphabet."""
    head = data[:8192]
    if head.count(0) * 100 < len(head):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, "ignore")
        drawn = sum(c < "\u0800" or "\u2000" <= c < "\u2070" for c in text if c.isprintable() or c in "\t\n\r")
        if text and drawn >= 0.95 * (len(head) // 2):
            return encoding
    return None


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(re.sub(r"[^\w.:-]", "", name)[:40]).name
    except (LookupError, ValueError):
        return None
    return None if found.startswith(_REFUSED) else _MEANT.get(found, found)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _mended(data: bytes) -> Decoded | None:
    """Return UTF-8 in which a few bytes of Windows-1252 strayed, as they do when texts are pasted together."""
    sound = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data))
    text = data.decode("utf-8", "surrogateescape")
    strays = len(re.findall("[\udc80-\udcff]", text))
    # Text of one byte a letter seldom looks like UTF-8, and never so often as not.
    if sound < max(2, strays):
        return None
    mended = re.sub("[\udc80-\udcff]", lambda stray: _western(ord(stray[0]) - 0xDC00), text)
    return Decoded(mended, "utf-8", f"{strays} bytes of the file are not UTF-8; they were read as Windows-1252.")


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _guessed(data: bytes) -> Decoded:
    encoding = _likeliest(data if len(data) <= _SAMPLE else b"\n".join(_ODD_LINE.findall(data))[:_SAMPLE])
    text = data.decode(encoding, "replace")
    if not re.search(r"\w", text):
        raise UnreadableFile("The file holds no words in any encoding that Postroad knows; save it again as UTF-8.")
    return Decoded(text, encoding, f"The file says no encoding that fits; it was read as {encoding.upper()}, a guess.")


def _likeliest(data: bytes) -> str:
    found = chardet.detect_all(data, ignore_threshold=True, include_encodings=_GUESSES)
    ranked = [(codecs.lookup(one["encoding"] or "cp1252").name, one["confidence"]) for one in found]
    best, most = ranked[0] if ranked else ("cp1252", 0.0)
    western = next((confidence for name, confidence in ranked if name in {"cp1252", "iso8859-1"}), 0.0)
    is_little = len(_ODD_RUN.findall(data.decode("latin-1"))) < 3
    return "cp1252" if (is_little and western >= 0.9 * most) or _is_western(data, best) else best


def _is_western(data: bytes, guess: str) -> bool:
    """Return whether a text is of Western Europe though another guess was made: its plain words tell more."""
    guessed = data.decode(guess, "replace")
    if 2 * len(_TWO_ALPHABETS.findall(guessed)) > len(_ODD_RUN.findall(guessed)):
        return True
    if guess not in _EASTERN:
        return False
    text = data.decode("cp1252", "replace")
    if _SIGN_IN_WORD.search(text):
        return False
    odd = {sign for sign in text.lower() if sign > "\x7f" and sign.isalpha()}
    if odd <= set("ëç"):  # Albanian has no others
        return True
    language, is_clear = language_of(text)
    return is_clear and odd <= set(_WESTERN.get(language, ""))
