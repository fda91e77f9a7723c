"""The e-mail of an issue: subject, preheader, HTML and text."""

import re
from dataclasses import dataclass

import mrml
from markupsafe import Markup

from postroad.document import Document
from postroad.document.text import one_line
from postroad.press.body_text import plain
from postroad.press.mail_look import MailLook
from postroad.press.places import Places
from postroad.press.templates import kind_template, press_template
from postroad.press.text import text
from postroad.press.theme import DEFAULT_THEME, Theme
from postroad.press.view import IssueView, ItemView
from postroad.press.words import direction

NOWHERE = Places()

MAX_HTML_BYTES = 102_000
"""Gmail cuts a mail off after 102 KB of HTML, and with it the link to leave."""

PREHEADER_CHARACTERS = 110
"""What readers of mail show beside the subject."""


@dataclass(frozen=True, slots=True)
class EmailPrint:
    """An issue as mail. ``subject`` and ``preheader`` are one line each; ``html`` is a whole document."""

    subject: str
    preheader: str
    html: str
    text: str


def email(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> EmailPrint:
    """Return the e-mail of an issue. It loads nothing from anywhere and reads well with styles and pictures gone."""
    subject, preheader = _subject(document), _preheader(document)
    look = MailLook(theme, direction(document.language))
    issue = MailView(document, theme, places, look.tags, look)
    mjml = press_template("mail/issue.mjml").render(
        issue=issue, subject=subject, preheader=preheader, dark=theme.dark, print_item=_item
    )
    html = mrml.to_html(mjml, mrml.ParserOptions(include_loader=mrml.noop_loader()), mrml.RenderOptions()).content
    return EmailPrint(subject, preheader, html, text(document, theme, places))


@dataclass(frozen=True)
class MailView(IssueView):
    """An issue as the mail's templates see it."""

    look: MailLook


def _item(item: ItemView) -> Markup:
    return Markup(kind_template(item.item.kind, "email.mjml").render(item=item).strip())  # noqa: S704  (autoescaped)


def _subject(document: Document) -> str:
    """Return the newsletter's name and the title, unless the title says the name already."""
    title, name = one_line(document.title), one_line(document.newsletter)
    return title if not name or name.casefold() in title.casefold() else f"{name}: {title}"


def _preheader(document: Document) -> str:
    """Return the introduction's beginning, else the first titles, cut at a word."""
    words = one_line(plain(document.introduction)) or " · ".join(item.title for item in document.items[:5])
    if len(words) <= PREHEADER_CHARACTERS:
        return words
    return re.sub(r"\s+\S*$", "", words[:PREHEADER_CHARACTERS]) + "…"
