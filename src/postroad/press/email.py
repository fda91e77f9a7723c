"""The e-mail of an issue: subject, preheader, HTML and text."""

from dataclasses import dataclass

import mrml
from markupsafe import Markup, escape

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
    html = mail_html(document, theme, places)
    return EmailPrint(subject(document), preheader(document), html, text(document, theme, places))


def mail_html(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return the HTML part alone."""
    look = MailLook(theme, direction(document.language))
    issue = MailView(document, theme, places, look.tags, look)
    mjml = press_template("mail/issue.mjml").render(
        issue=issue, subject=subject(document), preheader=preheader(document), dark=theme.dark, print_item=_item
    )
    printed = mrml.to_html(mjml, mrml.ParserOptions(include_loader=mrml.noop_loader()), mrml.RenderOptions())
    return _labelled(str(printed.content), subject(document))


def _labelled(html: str, title: str) -> str:
    """Return the HTML with the title as its label: mrml writes it as Rust quotes text, which is not HTML's way."""
    before, _, rest = html.partition('<div aria-label="')
    _, _, after = rest.partition('" aria-roledescription="email" ')
    return f'{before}<div aria-label="{escape(title)}" {after}'


@dataclass(frozen=True)
class MailView(IssueView):
    """An issue as the mail's templates see it."""

    look: MailLook


def _item(item: ItemView) -> Markup:
    return Markup(kind_template(item.item.kind, "email.mjml").render(item=item).strip())  # noqa: S704  (autoescaped)
