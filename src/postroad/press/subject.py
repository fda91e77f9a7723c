"""What stands in a list of mails or tabs before anybody opens the issue: its subject and its first words."""

import re

from postroad.document import Document
from postroad.document.commonmark import plain
from postroad.document.text import one_line
from postroad.press.dates import issue_date
from postroad.press.words import words

PREHEADER_CHARACTERS = 110
"""What readers of mail show beside the subject."""


def subject(document: Document) -> str:
    """Return the newsletter's name and the title on one line; the name not twice where the title says it already.

    A title that is the newsletter's name and no more gets the issue's date: in a list of mails, issues must differ.
    """
    title, name = one_line(document.title), one_line(document.newsletter)
    if document.date and title.casefold() == (name or title).casefold() and document.date[:4] not in title:
        return f"{title}, {issue_date(document, words(document.language))}"
    return title if not name or name.casefold() in title.casefold() else f"{name}: {title}"


def preheader(document: Document) -> str:
    """Return the introduction's beginning, else the first titles, cut at a word, on one line."""
    said = one_line(plain(document.introduction)) or " · ".join(one_line(item.title) for item in document.items[:5])
    if len(said) <= PREHEADER_CHARACTERS:
        return said
    return re.sub(r"\s+\S*$", "", said[:PREHEADER_CHARACTERS]) + "…"
