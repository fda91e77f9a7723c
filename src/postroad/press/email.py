"""The e-mail of an issue: subject, preheader, HTML and text."""

from dataclasses import dataclass

import mrml
from markupsafe import Markup

from postroad.document import Document
from postroad.press.mail_look import MailLook
from postroad.press.places import Places
from postroad.press.subject import preheader, subject
from postroad.press.templates import kind_template, press_template
from postroad.press.text import text
from postroad.press.theme import DEFAULT_THEME, Theme
from postroad.press.view import IssueView, ItemView
from postroad.press.words import direction

NOWHERE = Places()

MAX_HTML_BYTES = 102_000
"""Gmail cuts a mail off after 102 KB of HTML, and with it the link to leave."""


@dataclass(frozen=True, slots=True)
class EmailPrint:
    """An issue as mail. ``subject`` and ``preheader`` are one line each; ``html`` is a whole document."""

    subject: str
    preheader: str
    html: str
    text: str


def email(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> EmailPrint:
    """Return the e-mail of an issue. It loads nothing from anywhere and reads well with styles and pictures gone."""
    look = MailLook(theme, direction(document.language))
    issue = MailView(document, theme, places, look.tags, look)
    mjml = press_template("mail/issue.mjml").render(
        issue=issue, subject=subject(document), preheader=preheader(document), dark=theme.dark, print_item=_item
    )
    html = mrml.to_html(mjml, mrml.ParserOptions(include_loader=mrml.noop_loader()), mrml.RenderOptions()).content
    return EmailPrint(subject(document), preheader(document), html, text(document, theme, places))


@dataclass(frozen=True)
class MailView(IssueView):
    """An issue as the mail's templates see it."""

    look: MailLook


def _item(item: ItemView) -> Markup:
    return Markup(kind_template(item.item.kind, "email.mjml").render(item=item).strip())  # noqa: S704  (autoescaped)
