"""The types of text that a document is made of. Each makes what comes in safe, once, so that no print has to doubt it."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from postroad.document.commonmark import safe
from postroad.document.safety import clean, safe_url

__all__ = ["CommonMark", "Country", "Key", "Language", "Line", "Url", "Words", "clean", "one_line"]

_WHITE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return clean text with each run of white space as one space."""
    return _WHITE.sub(" ", clean(text)).strip()


Line = Annotated[str, AfterValidator(one_line)]
"""Text on one line."""

Words = Annotated[str, AfterValidator(lambda text: clean(text).strip())]
"""Text that may have several lines, and no markup."""

CommonMark = Annotated[str, AfterValidator(safe)]
"""Text in the allowed subset of CommonMark (see :func:`postroad.document.commonmark.safe`)."""

Url = Annotated[str, AfterValidator(safe_url)]
"""An absolute http, https, mailto or tel address, or empty when there is none; anything else becomes empty."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""Lower-case letters, digits and hyphens; random for items, kept over copies and corrections."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag of BCP 47, such as ``en`` or ``zh-Hant``."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""A country's two letters of ISO 3166-1."""
