"""The text part of an issue's e-mail."""

from postroad.document import Document
from postroad.press.places import Places
from postroad.press.theme import DEFAULT_THEME, Theme

NOWHERE = Places()


def text(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return the issue as plain text, laid out for reading."""
    lines = [document.title, ""]
    for section in document.sections:
        lines += [section.title, "", *(f"{item.title}\n\n{item.body}\n" for item in section.items)]
    return "\n".join([*lines, places.leave, ""])
