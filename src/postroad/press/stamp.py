"""The date that a print is stamped with, so that the same document gives the same bytes on any day."""

from datetime import date

from postroad.document import Document

DATE_OF_AN_UNDATED_ISSUE = date(2000, 1, 1)


def stamp(document: Document) -> date:
    """Return the issue's date; of a month its first day; for an issue without a date, the same day always."""
    return document.day or DATE_OF_AN_UNDATED_ISSUE
