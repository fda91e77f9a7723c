"""What makes characters and addresses from outside safe, before anything else looks at them."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# Overrides and isolates can make a title read as something else than it is (Unicode TR 36, 3.1).
_BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean(text: str) -> str:
    """Return the text in NFC, without control characters, surrogates and invisible direction overrides."""
    if text.isascii() and text.isprintable():
        return text
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _BIDI_CONTROLS.sub("", text))


def safe_url(url: str) -> str:
    """Return an absolute http, https, mailto or tel address, or "" for anything else."""
    url = _NOT_IN_ADDRESSES.sub("", clean(url))
    scheme = _SCHEME.match(url)
    if scheme is None:
        return f"https://{url}" if re.match(r"www\.[^/]+\.", url) else ""
    return url if scheme[1].lower() in _SCHEMES else ""
