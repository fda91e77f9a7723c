"""Which of our addresses a mail came to, and so which room's act it is for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.utils import timezone

from postroad.delivery.models import Delivery
from postroad.delivery.returned import delivery_named
from postroad.mail.tokens import TokenError
from postroad.network.models import Newsletter
from postroad.readers.keys import LEAVE, opened

LONGEST: Final = 320


class Kind(StrEnum):
    """What a door is for."""

    SUBSCRIBE = "subscribe"
    LEAVE = "leave"
    LETTER = "letter"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Door:
    """An address of ours. ``newsletter`` is None where it names none; ``token`` is one that was verified, or empty."""

    kind: Kind
    newsletter: Newsletter | None = None
    token: str = ""
    language: str = ""
    delivery: Delivery | None = None


def door_of(recipient: str) -> Door | None:
    """Return the door that an address is, or None where nobody is there.

    subscribe@, subscribe+SLUG@, subscribe+SLUG+LANGUAGE@ · leave@, leave+SLUG@, leave+TOKEN@ · bounces@, bounces+NAME@ ·
    each newsletter's sender and reply addresses · mail@ on the discreet domain, where no newsletter's name is known.
    """
    address = recipient.strip().removeprefix("<").removesuffix(">")
    local, _, domain = address.rpartition("@")
    if not local or len(address) > LONGEST:
        return None
    newsletters = list(Newsletter.objects.order_by("pk"))
    theirs = _whose(address.lower(), newsletters)
    if theirs is not None:
        return Door(Kind.LETTER, theirs)
    verb, _, rest = local.partition("+")
    is_discreet = domain.lower() == settings.CONFIG.discreet_domain.lower()
    if domain.lower() not in domains(newsletters):
        return None
    if is_discreet and verb.lower() == "mail":
        return Door(Kind.LETTER)
    open_door = {"bounces": _bounces, "leave": _leave, "unsubscribe": _leave}
    if not is_discreet:
        # Whether a newsletter is there must not be asked of the discreet domain.
        open_door |= {"subscribe": _subscribe, "join": _subscribe}
    found = open_door.get(verb.lower())
    return found(rest, [] if is_discreet else newsletters) if found else None


def domains(newsletters: list[Newsletter]) -> set[str]:
    """Return the domains, in lower case, at which we have addresses."""
    own = {settings.CONFIG.domain.lower(), settings.CONFIG.discreet_domain.lower()}
    addresses = [(one.sender_address, one.reply_address) for one in newsletters]
    return (own | {address.rpartition("@")[2].lower() for pair in addresses for address in pair}) - {""}


def is_ours(identity: str, domain: str) -> bool:
    """Return whether a sender's address is one of ours: a mail that goes in circles, or a forgery."""
    own = {settings.CONFIG.domain.lower(), settings.CONFIG.discreet_domain.lower()}
    return domain.lower() in own or _whose(identity.lower(), list(Newsletter.objects.all())) is not None


def _whose(address: str, newsletters: list[Newsletter]) -> Newsletter | None:
    for told in ("reply_address", "sender_address"):
        for newsletter in newsletters:
            if getattr(newsletter, told).lower() == address:
                return newsletter
    return None


def _subscribe(rest: str, newsletters: list[Newsletter]) -> Door | None:
    slug, _, language = rest.partition("+")
    if not slug:
        return Door(Kind.SUBSCRIBE, newsletters[0] if len(newsletters) == 1 else None) if newsletters else None
    found = next((one for one in newsletters if one.slug == slug.lower()), None)
    if found is None:
        return None
    spoken = {one.lower(): one for one in found.languages}
    return Door(Kind.SUBSCRIBE, found, language=spoken.get(language.lower(), ""))


def _leave(rest: str, newsletters: list[Newsletter]) -> Door:
    """Return the door to leave by. A token that was altered on the way is none; then the sender's name must do."""
    if not rest:
        return Door(Kind.LEAVE)
    found = next((one for one in newsletters if one.slug == rest.lower()), None)
    if found is not None:
        return Door(Kind.LEAVE, found)
    try:
        opened(LEAVE, rest, now=timezone.now())
    except TokenError:
        return Door(Kind.LEAVE)
    return Door(Kind.LEAVE, token=rest)


def _bounces(rest: str, newsletters: list[Newsletter]) -> Door | None:
    if not rest:
        return Door(Kind.RETURNED)
    delivery = delivery_named(rest)
    return Door(Kind.RETURNED, delivery.mailing.newsletter, delivery=delivery) if delivery is not None else None
