"""A reader's story as the staff reads it: what holds now, and each entry of the ledger, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from babel.dates import format_date

from postroad.network.models import Newsletter
from postroad.press.words import locale_of
from postroad.readers.models import ConsentEntry, Subscription
from postroad.readers.subjects import subjects_of

ACTS: Final = {
    "asked": ("wait", "Asked to read"),
    "confirmed": ("done", "Confirmed"),
    "enrolled": ("done", "Enrolled by import"),
    "changed": ("quiet", "Changed choices"),
    "moved": ("quiet", "Changed address"),
    "left": ("stop", "Left"),
    "stopped": ("stop", "Stopped"),
    "resumed": ("done", "Taken up again"),
    "undone": ("quiet", "Sign-up undone"),
    "erased": ("stop", "Erased"),
}
STATES: Final = {
    "pending": ("wait", "not confirmed yet"),
    "confirmed": ("done", "confirmed"),
    "left": ("stop", "left"),
    "stopped": ("stop", "stopped"),
}
HOW: Final = {
    "link": "by the link in a mail",
    "one-click": "by one click in the mail program",
    "form": "on the subscription page",
    "page": "on the preference page",
    "staff": "by the staff",
    "phone": "on a request by phone",
    "letter": "on a request by letter",
    "mail": "on a request by mail",
    "person": "on a request in person",
}
_RHYTHMS: Final = {"each": "each issue", "digest": "monthly digest", "events": "events and deadlines alone"}
_NAMES: Final = {
    "languages": "Languages",
    "topics": "Topics",
    "countries": "Countries",
    "rhythm": "Rhythm",
    "format": "Format",
    "discreet": "Discreet",
    "discreet_body": "In discreet mails",
    "paused_until": "Pause",
    "measured": "Measurement",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words. ``choices`` are what it changed, each with its name."""

    at: datetime
    newsletter: str
    sign: str
    act: str
    how: str
    source: str
    by: str
    basis: str
    evidence: str
    wording: str
    choices: tuple[tuple[str, str], ...]


def entries_of(key: int) -> list[Told]:
    """Return the ledger's entries of a reader, the newest first."""
    found = ConsentEntry.objects.filter(subscriber_key=key).select_related("newsletter", "wording", "batch", "by")
    return [_told(entry) for entry in found.order_by("-pk")]


def choices_of(subscription: Subscription) -> tuple[tuple[str, str], ...]:
    """Return what holds now, as names and words."""
    chosen = subscription.chosen
    shown = {name: getattr(chosen, name) for name in _NAMES if name != "discreet_body" or chosen.discreet}
    return _in_words(shown, subscription.newsletter)


def _told(entry: ConsentEntry) -> Told:
    sign, act = ACTS[entry.act]
    batch = entry.batch
    return Told(
        at=entry.at,
        newsletter=entry.newsletter.title,
        sign=sign,
        act=act,
        how=f"on the basis “{batch.basis}”" if batch else HOW.get(entry.how, entry.how),
        source="" if entry.source == "staff" else entry.source,
        by=str(entry.by) if entry.by else "",
        basis=batch.basis if batch else "",
        evidence=batch.evidence if batch else "",
        wording=entry.wording.text if entry.wording else "",
        choices=_in_words(entry.choices, entry.newsletter),
    )


def _in_words(choices: Mapping[str, Any], newsletter: Newsletter) -> tuple[tuple[str, str], ...]:
    return tuple((_NAMES[name], _word(name, value, newsletter)) for name, value in choices.items() if name in _NAMES)


def _word(name: str, value: Any, newsletter: Newsletter) -> str:
    english = locale_of("en")
    match name:
        case "topics":
            titles = {subject.key: subject.title for subject in subjects_of(newsletter)}
            return ", ".join(titles.get(key, key) for key in value) or "all"
        case "countries":
            return ", ".join(english.territories.get(code, code) for code in value) or "all"
        case "languages":
            return ", then ".join(english.languages.get(tag.replace("-", "_"), tag) for tag in value)
        case "paused_until":
            return f"until {format_date(date.fromisoformat(value), format='long', locale=english)}" if value else "none"
        case "rhythm":
            return str(_RHYTHMS.get(value, value))
        case "format":
            return "plain text" if value == "text" else "with layout"
        case "discreet_body":
            return "the plain issue" if value == "plain" else "a neutral line with a link"
        case "measured":
            return "agreed" if value else "not agreed"
        case _:
            return "yes" if value else "no"
