"""The types of text that a document is made of. Each makes what comes in safe, once, so that no print has to doubt it."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from postroad.document.commonmark import safe

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# Overrides and isolates can make a title read as something else than it is (Unicode TR 36, 3.1).
_BIDI_CONTROLS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_WHITE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, without control characters, surrogates and invisible direction overrides."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _BIDI_CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """Return clean text with each run of white space as one space."""
    return _WHITE.sub(" ", clean(text)).strip()


def _safe_url(url: str) -> str:
    url = re.sub(r"[\s\x00-\x1f\x7f]+", "", clean(url))
    if not url:
        return ""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if scheme is None:
        return f"https://{url}" if re.match(r"www\.[^/]+\.", url) else ""
    return url if scheme[1].lower() in {"http", "https", "mailto", "tel"} else ""


Line = Annotated[str, AfterValidator(one_line)]
"""Text on one line."""

Words = Annotated[str, AfterValidator(lambda text: clean(text).strip())]
"""Text that may have several lines, and no markup."""

CommonMark = Annotated[str, AfterValidator(lambda text: safe(clean(text)))]
"""Text in the allowed subset of CommonMark (see :func:`postroad.document.commonmark.safe`)."""

Url = Annotated[str, AfterValidator(_safe_url)]
"""An absolute http, https, mailto or tel address, or empty when there is none; anything else becomes empty."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""Lower-case letters, digits and hyphens; random for items, kept over copies and corrections."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag of BCP 47, such as ``en`` or ``zh-Hant``."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""A country's two letters of ISO 3166-1."""
