"""Mails for the catcher, honest and hostile."""

import smtplib
from email.message import EmailMessage


def letter(subject: str = "The Lantern, June", to: str = "reader@post.example") -> EmailMessage:
    """Return a mail with a text part, an HTML part and a calendar."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "The Lantern <news@lantern.example>"
    message["To"] = to
    message.set_content("The shelter in the harbour reopened.\n")
    message.add_alternative(
        '<p>The shelter reopened. <a href="https://lantern.example/room">The reading room</a></p>', subtype="html"
    )
    message.add_attachment(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text", "calendar", filename="events.ics")
    return message


def send(port: int, message: EmailMessage) -> None:
    """Hand a mail over as any program would."""
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.send_message(message)
