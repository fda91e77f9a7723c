"""The text part of an issue's e-mail: laid out for reading, not stripped from the HTML."""

import re

from postroad.document import Document
from postroad.press.body_text import COLUMNS
from postroad.press.places import Places
from postroad.press.templates import kind_template, press_template
from postroad.press.theme import DEFAULT_THEME, Theme
from postroad.press.view import IssueView, ItemView

NOWHERE = Places()

_EMPTY_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile(r"[ \t]+\n")


def text(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return the issue as plain text in lines of at most 72 columns; only an address may be longer, on its own line.

    It may be sent as it is or as ``format=flowed`` (RFC 3676): no line ends with a space or begins as a quotation.
    """
    issue = IssueView(document, theme, places, {})
    printed = press_template("text/issue.txt").render(issue=issue, print_item=_item, rule="-" * COLUMNS)
    return _EMPTY_LINES.sub("\n\n", _LINE_ENDS.sub("\n", printed)).strip("\n") + "\n"


def _item(item: ItemView) -> str:
    """Return one item, its lines together but for the empty ones that the template means."""
    return kind_template(item.item.kind, "text.txt").render(item=item)
