"""Founding a newsletter: the publication, its network's organisations, its recurring sections and its topics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from postroad.network.models import Membership, Newsletter, Organisation, RecurringSection, Topic
from postroad.press.theme import ThemeError, load_theme

RESERVED = frozenset(
    {
        "desk",
        "reader",
        "catcher",
        "look",
        "sign-in",
        "sign-out",
        "static",
        "media",
        "robots",
        "sitemap",
        "favicon",
        "feed",
    }
)
"""Names that stand for other parts of the site, and so for no newsletter."""


class FoundingError(ValueError):
    """The newsletter can't be founded as described; the message says what is wrong and the mend."""


@dataclass(frozen=True)
class Member:
    """An organisation of the network. ``country`` is ISO 3166-1, two letters; ``language`` a BCP 47 tag."""

    name: str
    short_name: str = ""
    country: str = ""
    language: str = ""
    website: str = ""


@transaction.atomic
def found(
    title: str,
    *,
    sender_address: str,
    sender_name: str = "",
    slug: str = "",
    languages: Iterable[str] = ("en",),
    zone: str = "Europe/Brussels",
    description: str = "",
    reply_address: str = "",
    postal_address: str = "",
    website: str = "",
    theme: Mapping[str, Any] | None = None,
    members: Iterable[Member] = (),
    sections: Iterable[str] = (),
    topics: Iterable[str] = (),
    since: date | None = None,
) -> Newsletter:
    """Found a newsletter with its network. ``languages`` are BCP 47 tags, the main one first.

    Raise :class:`FoundingError` and store nothing where it can't be.
    """
    spoken = tuple(dict.fromkeys(languages)) or ("en",)
    newsletter = Newsletter.objects.create(
        slug=_free_slug(slug or slugify(title), asked=bool(slug)),
        title=_needed(title, "a title"),
        description=description,
        language=spoken[0],
        languages=list(spoken),
        zone=_zone(zone),
        sender_name=sender_name or title,
        sender_address=_address(sender_address),
        reply_address=_address(reply_address) if reply_address else "",
        postal_address=postal_address,
        website=website,
        theme=_theme(theme or {}),
    )
    for member in members:
        join(newsletter, member, since=since)
    RecurringSection.objects.bulk_create(
        RecurringSection(newsletter=newsletter, title=name, position=place) for place, name in enumerate(sections)
    )
    Topic.objects.bulk_create(
        Topic(newsletter=newsletter, slug=slugify(name) or f"topic-{place + 1}", title=name, position=place)
        for place, name in enumerate(dict.fromkeys(topics))
    )
    return newsletter


def join(newsletter: Newsletter, member: Member, *, since: date | None = None) -> Organisation:
    """Let an organisation join the newsletter's network; one that is known by its name is not made twice."""
    name = _needed(member.name, "an organisation's name")
    organisation = Organisation.objects.filter(name=name).first() or Organisation.objects.create(
        slug=_free_organisation_slug(slugify(member.short_name or name)[:70] or "organisation"),
        name=name,
        short_name=member.short_name,
        kind=Organisation.Kind.MEMBER,
        country=member.country.upper(),
        language=member.language,
        website=member.website,
    )
    Membership.objects.get_or_create(newsletter=newsletter, organisation=organisation, defaults={"since": since})
    return organisation


def _needed(text: str, what: str) -> str:
    if not text.strip():
        raise FoundingError(f"A newsletter needs {what}; none was given.")
    return text.strip()


def _zone(zone: str) -> str:
    if zone not in available_timezones():
        raise FoundingError(f"“{zone}” is not a time zone. Give one like Europe/Brussels.")
    return zone


def _theme(theme: Mapping[str, Any]) -> dict[str, Any]:
    try:
        load_theme(theme)
    except ThemeError as error:
        raise FoundingError(str(error)) from error
    return dict(theme)


def _address(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise FoundingError(f"“{address}” is not an e-mail address. Give one like news@example.org.") from error
    return address


def _free_slug(wanted: str, *, asked: bool) -> str:
    wanted = wanted[:70].strip("-") or "newsletter"
    if slugify(wanted) != wanted:
        raise FoundingError(f"“{wanted}” can't stand in an address. Use lower-case letters, digits and hyphens.")
    is_taken = wanted in RESERVED or Newsletter.objects.filter(slug=wanted).exists()
    if is_taken and asked:
        raise FoundingError(f"The name “{wanted}” is taken. Choose another one for the newsletter's address.")
    return _numbered(wanted, set(Newsletter.objects.values_list("slug", flat=True)) | RESERVED)


def _free_organisation_slug(wanted: str) -> str:
    return _numbered(wanted, set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)))


def _numbered(wanted: str, taken: set[str] | frozenset[str]) -> str:
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
