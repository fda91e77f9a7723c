"""The Markdown print of an issue: CommonMark with front matter, which Postroad's own reader reads again."""

import re

from postroad.document import Document
from postroad.press.places import Places
from postroad.press.templates import kind_template, press_template
from postroad.press.theme import DEFAULT_THEME
from postroad.press.view import IssueView, ItemView

NOWHERE = Places()

_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def markdown(document: Document, places: Places = NOWHERE) -> str:
    """Return the whole issue as CommonMark, with its title, date and language in front."""
    issue = IssueView(document, DEFAULT_THEME, places, {})
    printed = press_template("markdown/issue.md").render(issue=issue, print_item=_item)
    return _EMPTY_LINES.sub("\n\n", printed).strip("\n") + "\n"


def _item(item: ItemView) -> str:
    return kind_template(item.item.kind, "markdown.md").render(item=item)
