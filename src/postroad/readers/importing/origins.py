"""Which program a file comes from, known by its headings, and which of its columns say what.

Headings that many programs share stand in ``_HEADINGS``; an origin adds the marks that it is known by, and what only it says.
Sources: the programs' own export code and manuals (Keila ``contact_export``, listmonk ``models.go``, Ghost ``members`` CSV,
phpList ``export.php``, Mautic's contact import manual, Buttondown's API, Postorius' CSV, which is addresses alone).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from postroad.readers.importing.columns import Columns


def plain(heading: str) -> str:
    """Return a heading in lower case, with spaces for all that isn't a letter or a digit."""
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()


@dataclass(frozen=True)
class Origin:
    """A program that lists come from. It is known where all headings of one of its ``marks`` are there.

    ``fields`` are headings that mean something in its files only; they come before what all files share.
    """

    key: str
    title: str
    marks: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _marks(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.strip() for part in one.split(",")) for one in sets)


ORIGINS: Final = (
    Origin("postroad", "Postroad", _marks("address, state, languages, topics, countries, rhythm, discreet, joined")),
    Origin(
        "mailchimp",
        "Mailchimp",
        _marks("email address, leid, euid", "email address, member rating", "email address, optin time, confirm time"),
        {"topics": ("tags",), "countries": ("cc",), "joined": ("confirm time", "optin time")},
    ),
    Origin(
        "listmonk", "listmonk", _marks("uuid, email, name, attributes, status", "uuid, email, name, attribs, status")
    ),
    Origin(
        "ghost",
        "Ghost",
        _marks("email, subscribed to emails", "email, complimentary plan, stripe customer id"),
        {"topics": ("labels",)},
    ),
    Origin("keila", "Keila", _marks("email, first name, last name, data, status")),
    Origin(
        "phplist",
        "phpList",
        _marks("email, confirmed, blacklisted", "email, is this subscriber confirmed", "email, htmlemail, uniqid"),
        {
            "subscribed": ("confirmed", "is this subscriber confirmed"),
            "stopped": ("blacklisted", "is this subscriber blacklisted", "disabled", "is this account disabled"),
            "joined": ("entered",),
        },
    ),
    Origin(
        "mautic",
        "Mautic",
        _marks(
            "email, firstname, lastname, points",
            "email, firstname, lastname, preferred locale",
            "email, first name, last name, preferred locale",
            "email, first name, last name, date identified",
        ),
        {"joined": ("date identified", "dateidentified", "date added", "dateadded")},
    ),
    Origin(
        "substack",
        "Substack",
        _marks("email, active subscription", "email, email disabled", "email, stripe plan"),
        {"joined": ("created at", "start date", "subscription date")},
    ),
    Origin(
        "buttondown",
        "Buttondown",
        _marks("email, subscriber type", "email address, subscriber type", "email address, metadata, tags, type"),
        {"subscribed": ("subscriber type", "type"), "topics": ("tags",)},
    ),
    Origin(
        "mailman",
        "Mailman",
        _marks("address, delivery status", "email, delivery status", "email, delivery mode", "address, delivery mode"),
        {"subscribed": ("delivery status",)},
    ),
)

_HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "address": (
        "email address", "e mail address", "email", "e mail", "mail", "address", "subscriber", "adresse e mail",
        "adresse email", "adresse électronique", "courriel", "e mail adresse", "mailadresse", "correo electrónico", "correo",
        "indirizzo e mail", "indirizzo email", "indirizzo", "e mailadres", "emailadres", "البريد الإلكتروني",
    ),
    "name": ("name", "full name", "display name", "nom complet", "nom et prénom", "nombre completo", "naam", "الاسم"),
    "given": ("first name", "firstname", "given name", "fname", "prénom", "vorname", "nombre", "nome", "voornaam"),
    "family": ("last name", "lastname", "surname", "family name", "lname", "nom", "nachname", "apellidos", "cognome",
               "achternaam"),
    "language": ("languages", "language", "locale", "preferred locale", "lang", "langue", "sprache", "idioma", "lingua",
                 "taal", "اللغة"),
    "topics": ("topics", "topic", "interests", "sujets", "themen", "temas", "temi", "onderwerpen"),
    "countries": ("countries", "country", "country code", "pays", "land", "país", "paese"),
    "joined": ("joined", "confirmed at", "confirm time", "subscribed at", "optin time", "created at", "creation date",
               "signed up", "date", "inscrit le"),
    "format": ("format",),
    "rhythm": ("rhythm",),
    "discreet": ("discreet",),
    "discreet body": ("discreet body",),
    "paused until": ("paused until",),
    "zone": ("zone", "time zone", "timezone"),
    "subscribed": ("state", "status", "subscription status", "subscribed", "subscribed to emails", "statut", "estado",
                   "stato"),
    "stopped": ("unsub time", "clean time", "unsubscribed", "unsubscribed at", "unsubscribe date", "cleaned", "bounced",
                "blacklisted", "blocklisted", "blocked", "deleted at", "email disabled", "do not contact", "donotcontact",
                "donotemail", "do not email", "opted out", "opt out", "désabonné", "abgemeldet"),
}  # fmt: skip


@dataclass(frozen=True)
class Recognised:
    """What a file was taken for. ``columns`` is None where no column is known to hold addresses.

    ``nobody`` is a reason why nobody in the file is subscribed, or "".
    """

    key: str
    title: str
    columns: Columns | None
    nobody: str = ""


def recognise(headings: Sequence[str], *, has_head: bool, name: str = "") -> Recognised:
    """Return what headings and the file's name say."""
    if not has_head:
        return Recognised("plain", "a plain list of addresses", Columns(address=0) if len(headings) == 1 else None)
    there = [plain(heading) for heading in headings]
    origin = next((one for one in ORIGINS if any(marks <= set(there) for marks in one.marks)), None)
    columns = _columns(there, origin.fields if origin else {})
    if origin is None:
        return Recognised("table", "a table", columns)
    return Recognised(origin.key, origin.title, columns, _nobody(origin, name))


def _columns(there: Sequence[str], own: Mapping[str, tuple[str, ...]]) -> Columns | None:
    def first(what: str) -> int | None:
        wanted = (*own.get(what, ()), *_HEADINGS.get(what, ()))
        return next((there.index(heading) for heading in wanted if heading in there), None)

    def every(what: str) -> tuple[int, ...]:
        wanted = own[what] if what == "subscribed" and what in own else (*own.get(what, ()), *_HEADINGS[what])
        return tuple(dict.fromkeys(place for place, heading in enumerate(there) if heading in wanted))

    address = first("address")
    if address is None:
        return None
    parts = tuple(place for place in (first("given"), first("family")) if place is not None)
    whole = first("name")
    return Columns(
        address=address,
        name=(whole,) if whole is not None else parts,
        language=first("language"),
        topics=first("topics"),
        countries=first("countries"),
        joined=first("joined"),
        format=first("format"),
        rhythm=first("rhythm"),
        discreet=first("discreet"),
        discreet_body=first("discreet body"),
        paused_until=first("paused until"),
        zone=first("zone"),
        subscribed=every("subscribed"),
        stopped=every("stopped"),
    )


def _nobody(origin: Origin, name: str) -> str:
    """Mailchimp exports people who are not subscribed as files of their own, some with no column that says so."""
    for kind in ("nonsubscribed", "unsubscribed", "cleaned", "transactional"):
        if origin.key == "mailchimp" and kind in _words(name):
            return f"the file’s name says {kind}"
    return ""


def _words(name: str) -> Iterable[str]:
    return plain(name).split()


def title_of(key: str) -> str:
    """Return what an origin is called."""
    titles = {"plain": "a plain list of addresses", "table": "a table"}
    return titles.get(key) or next((f"an export of {one.title}" for one in ORIGINS if one.key == key), "a list")
