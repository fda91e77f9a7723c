"""The e-mail of an issue: subject, preheader, HTML and text."""

from dataclasses import dataclass

from postroad.document import Document
from postroad.press.places import Places
from postroad.press.text import text
from postroad.press.theme import DEFAULT_THEME, Theme
from postroad.press.web import page

NOWHERE = Places()


@dataclass(frozen=True, slots=True)
class EmailPrint:
    """An issue as mail. ``subject`` and ``preheader`` are one line each; ``html`` is a whole document."""

    subject: str
    preheader: str
    html: str
    text: str


def email(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> EmailPrint:
    """Return the e-mail of an issue."""
    return EmailPrint(document.title, "", page(document, theme, places), text(document, theme, places))
