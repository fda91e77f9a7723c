"""What the desk's tests stand on: a newsletter founded as the product founds one, and documents with something in them."""

from datetime import UTC, datetime
from typing import Any

from postroad.document import Document, Link, Section
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.network.found import Member, found
from postroad.network.models import Newsletter, Person

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

HARBOUR = Member("Harbour Light", "HL", "NL", "nl", "https://harbour.example")


def newsletter(**told: Any) -> Newsletter:
    """Found the newsletter of a network that does not exist."""
    return found(
        **{
            "title": "The Lantern",
            "sender_address": "news@lantern.example",
            "members": [HARBOUR],
            "sections": ["From the members", "Events"],
            **told,
        }
    )


def editor() -> Person:
    """Take on an editor."""
    return Person.objects.create_user("edith@lantern.example", "a long enough word", name="Edith")


def news(key: str = "newsnewsnewsnews", **told: Any) -> News:
    """Return a piece of news."""
    return News(
        **{
            "key": key,
            "title": "A shelter opens in the old port",
            "body": "Forty beds, and a *garden*.",
            "links": (Link(text="Read more", url="https://harbour.example/port"),),
            "publisher": "Harbour Light",
            **told,
        }
    )


def event(key: str = "eventeventevente", **told: Any) -> Event:
    """Return an event with a time."""
    return Event(
        **{
            "key": key,
            "title": "Round table on safe return",
            "body": "Bring questions.",
            "start": datetime.fromisoformat("2026-04-16T10:00:00+02:00"),
            "end": datetime.fromisoformat("2026-04-16T12:00:00+02:00"),
            "zone": "Europe/Brussels",
            "place": "Ghent",
            **told,
        }
    )


def document(**told: Any) -> Document:
    """Return an issue's document with one section of news and one of events."""
    return Document(
        **{
            "key": "issueissueissuei",
            "newsletter": "The Lantern",
            "title": "March at the Lantern",
            "number": "12",
            "date": "2026-03",
            "zone": "Europe/Brussels",
            "introduction": "What the members did in winter.",
            "sections": (
                Section(key="membersmembersme", title="From the members", items=(news(),)),
                Section(key="diarydiarydiaryd", title="Events", items=(event(),), closing_note="See you there."),
            ),
            **told,
        }
    )
