"""What we hold about a reader, as a file that they can take with them: JSON, or CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from postroad.readers.models import AddressChange, ConsentEntry, Note, Subscriber, Subscription

Held = dict[str, Any]

_ALSO: dict[str, Callable[[int], list[Held]]] = {}


def also(name: str, rows_of: Callable[[int], list[Held]]) -> None:
    """Add what a later room holds under a reader's random key. Called once, when the room is ready."""
    _ALSO[name] = rows_of


def held(subscriber: Subscriber, *, now: datetime) -> Held:
    """Return everything that is stored about a reader, in words and plain values."""
    return {
        "as_of": now.isoformat(timespec="seconds"),
        "reader": {
            "key": subscriber.key,
            "address": subscriber.address,
            "name": subscriber.name,
            "zone": subscriber.zone,
            "organisation": subscriber.organisation.name if subscriber.organisation else "",
            "since": subscriber.created_at.isoformat(timespec="seconds"),
        },
        "subscriptions": [_subscription(one) for one in subscriber.subscriptions.select_related("newsletter")],
        "consent": [_entry(one) for one in _entries(subscriber)],
        "mails_asked_for": [_note(one) for one in Note.objects.filter(subscriber=subscriber)],
        "changes_of_address": [_change(one) for one in AddressChange.objects.filter(subscriber=subscriber)],
        **{name: rows_of(subscriber.key) for name, rows_of in _ALSO.items()},
    }


def as_json(told: Held) -> str:
    """Return it as JSON, to be read by people and programs."""
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_csv(told: Held) -> str:
    """Return it as CSV: which thing, which number of its kind, which field, and what it says. Safe in a spreadsheet."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("what", "number", "field", "value"))
    for what, number, field, value in _flat(told):
        rows.writerow((what, number, field, _harmless(value)))
    return out.getvalue()


def _flat(told: Held) -> Iterator[tuple[str, int | str, str, str]]:
    for what, value in told.items():
        if isinstance(value, list):
            for number, one in enumerate(value, start=1):
                for field, said in _fields(one):
                    yield what, number, field, said
        elif isinstance(value, Mapping):
            for field, said in _fields(value):
                yield what, "", field, said
        else:
            yield what, "", "", str(value)


def _fields(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for field, value in told.items():
        if isinstance(value, Mapping):
            yield from _fields(value, f"{before}{field}.")
        elif isinstance(value, (list, tuple)):
            yield f"{before}{field}", ", ".join(map(str, value))
        else:
            yield f"{before}{field}", "" if value is None else str(value)


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _entries(subscriber: Subscriber) -> Iterator[ConsentEntry]:
    found = ConsentEntry.objects.filter(subscriber_key=subscriber.key).select_related("newsletter", "wording", "batch")
    return found.order_by("pk").iterator(chunk_size=500)


def _subscription(one: Subscription) -> Held:
    return {
        "newsletter": one.newsletter.title,
        "state": one.state,
        **{name: getattr(one.chosen, name) for name in one.chosen.__dataclass_fields__ if name != "state"},
        "confirmed_at": _moment(one.confirmed_at),
        "confirmed_how": one.confirmed_how,
        "changed_at": _moment(one.changed_at),
    }


def _entry(one: ConsentEntry) -> Held:
    return {
        "newsletter": one.newsletter.title,
        "act": one.act,
        "at": _moment(one.at),
        "how": one.how,
        "where": one.source,
        "wording": one.wording.text if one.wording else "",
        "basis": one.batch.basis if one.batch else "",
        "evidence": one.batch.evidence if one.batch else "",
        "by_the_network": one.by_id is not None,
        "changed": one.choices,
    }


def _note(one: Note) -> Held:
    return {"kind": one.kind, "asked_at": _moment(one.asked_at), "sent_at": _moment(one.sent_at)}


def _change(one: AddressChange) -> Held:
    return {
        "from": one.old_address,
        "to": one.new_address,
        "asked_at": _moment(one.asked_at),
        "made_at": _moment(one.made_at),
        "stopped_at": _moment(one.revoked_at),
    }


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
