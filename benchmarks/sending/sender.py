"""A sender in a process of its own, so that its memory is its own: reads a word a line, answers with a line of JSON.

``prepare SIZE`` makes an issue whose mail has about SIZE octets and fills its ledger; ``send`` sends it with the ledger
on; ``django COUNT`` sends COUNT mails of the same text as Django's users would.
"""

import json
import os
import resource
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postroad.delivery.models import Mailing

CONNECTIONS = 20
PROSE = "The members met in the harbour and told each other what they had learnt since the spring. "


def prepare(size: int) -> "Mailing":
    """Return a mailing whose messages have at least ``size`` octets, its ledger filled."""
    from postroad.delivery.editions import compile_edition
    from postroad.delivery.prepare import prepare as prepared
    from postroad.desk.accept import accept
    from postroad.document import Document, Section, new_key
    from postroad.document.kinds.news import News
    from postroad.network.models import Newsletter

    now = datetime.now(UTC)
    newsletter = Newsletter.objects.get()
    items = [News(title=f"News number {number}", body=PROSE * 3) for number in range(8)]
    while True:
        section = Section(key=new_key(), title="News", items=tuple(items))
        document = Document(title=f"Issue {time.time_ns()}", newsletter="The Measured Letter", sections=(section,))
        mailing = prepared(accept(document, newsletter, by=None).freeze(by=None, now=now), by=None, now=now)
        short = size - compile_edition(mailing, mailing.editions.get()).eight_bit.size
        if short <= 0:
            return mailing
        mailing.delete()
        # Text goes into both parts.
        last = items[-1]
        items[-1] = last.model_copy(update={"body": last.body + PROSE * (short // (2 * len(PROSE)) + 1)})


def send(mailing: "Mailing", port: int) -> dict[str, float]:
    """Send, and say how long it took from the call to its return."""
    from postroad.delivery.models import Relay
    from postroad.delivery.send import send as sent

    where = {"host": "127.0.0.1", "port": port, "security": "none", "connections": CONNECTIONS}
    relay, _ = Relay.objects.update_or_create(name="sink", defaults=where)
    began = time.monotonic()
    tally = sent(mailing, relay=relay)
    seconds = time.monotonic() - began
    if tally.accepted != tally.total or not tally.total:
        raise SystemExit(f"Not all mails were accepted: {tally}")
    return {"rate": tally.accepted / seconds}


def django_sends(mailing: "Mailing", count: int, port: int) -> dict[str, float]:
    """Send the same text by Django's ``send_messages`` over one kept connection, as it does."""
    from django.core.mail import EmailMultiAlternatives, get_connection

    from postroad.delivery.editions import letter_of

    letter = letter_of(mailing, mailing.editions.get())
    text, html = (part.text for part in letter.parts)
    mail = "django.core.mail.backends.smtp.EmailBackend"
    connection = get_connection(mail, host="127.0.0.1", port=port)
    began = time.monotonic()
    messages = []
    for number in range(count):
        leave = f"https://measured.example/leave/{number}/"
        headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        message = EmailMultiAlternatives(
            mailing.subject, text + leave, "letter@measured.example", [f"reader{number}@example.org"], headers=headers
        )
        message.attach_alternative(html + leave, "text/html")
        messages.append(message)
    sent = connection.send_messages(messages)
    return {"rate": sent / (time.monotonic() - began)}


def main(port: int) -> None:
    """Do what is asked, line by line."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    mailing: Mailing | None = None
    for line in sys.stdin:
        word, *numbers = line.split()
        answer: dict[str, float] = {}
        if word == "prepare":
            mailing = prepare(int(numbers[0]))
        elif mailing is not None:
            answer = send(mailing, port) if word == "send" else django_sends(mailing, int(numbers[0]), port)
        answer["peak_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
