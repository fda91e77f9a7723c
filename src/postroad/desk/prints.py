"""The prints of an issue as it stands now, for the editor's eye."""

from collections.abc import Callable
from dataclasses import dataclass

from postroad.document import Document
from postroad.press import web
from postroad.press.calendar import calendar
from postroad.press.email import email
from postroad.press.markdown import markdown
from postroad.press.pdf import pdf
from postroad.press.theme import Theme

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Print:
    """One print: its name in addresses, its name for people, its type, and how it is made.

    ``in_frame`` says whether a browser shows it within the page; the others are files to open.
    """

    name: str
    label: str
    content_type: str
    make: Callable[[Document, Theme], str | bytes]
    in_frame: bool = True
    ending: str = ""


PRINTS: tuple[Print, ...] = (
    Print("web", "Web", HTML, lambda document, theme: web.page(document, theme)),
    Print("mail", "Mail", HTML, lambda document, theme: email(document, theme).html),
    Print("text", "Text", TEXT, lambda document, theme: email(document, theme).text),
    Print("markdown", "Markdown", TEXT, lambda document, theme: markdown(document)),
    Print("pdf", "PDF", "application/pdf", lambda document, theme: pdf(document, theme), False, "pdf"),
    Print(
        "calendar",
        "Calendar",
        "text/calendar; charset=utf-8",
        lambda document, theme: calendar([document], name=document.title),
        False,
        "ics",
    ),
)
