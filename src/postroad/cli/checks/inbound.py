"""Checks of the inbound door: does mail come in, and does somebody read it?"""

import socket
from collections.abc import Iterator
from datetime import timedelta

from postroad.cli.checks.finding import Check, Finding, look, well, wrong

LONG: timedelta = timedelta(days=14)


def inbound_mail() -> Iterator[Finding]:
    """Look whether the door answers, or mail came in by other ways: each mail that is sent names addresses of ours."""
    from django.conf import settings

    from postroad.network.models import InboundMail

    about, at = "inbound mail", settings.CONFIG.door_at
    if at is not None:
        fault = _fault(at[1], at[2])
        if fault:
            mend = "Run `postroad serve`, which opens it; your mail server keeps the mails meanwhile."
            yield wrong(about, f"The door {settings.CONFIG.door} does not answer ({fault}).", mend)
        else:
            yield well(about, f"The door {settings.CONFIG.door} answers.")
        return
    last = InboundMail.objects.order_by("-at").values_list("at", flat=True).first()
    if last is None:
        said = "None ever came in: who leaves by mail, or answers, may write to nobody."
        yield look(about, said, "Let your mail server hand it over: docs/how-to/inbound.md tells how.")
    else:
        yield well(about, f"It comes in; the last one on {last:%Y-%m-%d}.")


def _fault(host: str, port: int) -> str:
    try:
        with socket.create_connection((host, port), timeout=5) as door:
            return "" if door.recv(3) in {b"220", b"421"} else "something else listens there"
    except OSError as error:
        return error.strerror or str(error)


def letters() -> Iterator[Finding]:
    """Look whether letters wait for long."""
    from django.utils import timezone

    from postroad.network.models import Correspondence

    waiting = Correspondence.objects.filter(done_at=None, automatic="")
    old = waiting.filter(received_at__lt=timezone.now() - LONG).count()
    leaving = waiting.filter(asks_to_leave=True).count()
    if old or leaving:
        said = f"{old} have waited for over two weeks; {leaving} ask to leave."
        yield look("letters", said, "Open Letters on the desk.")
    else:
        yield well("letters", f"{waiting.count()} wait on the desk.")


INBOUND_CHECKS: tuple[Check, ...] = (inbound_mail, letters)
