"""Discreet mode: what can be seen of a mail from outside says nothing of the newsletter, nor of who sends it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from postroad.network.models import Newsletter
from postroad.readers.models import Subscription
from postroad.readers.words import words


class NoDiscreetFront(ValueError):
    """A reader chose discreet mails and there is no domain for them (any more): nothing may be sent to them."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a reader's mails show to the outside.

    ``base_url`` (without a final slash) is where all links lead, ``domain`` the one of every header and of the return path.
    ``subject`` is the neutral subject, or empty where a mail has a subject of its own. ``reply_address`` may be empty.
    """

    base_url: str
    domain: str
    sender_name: str
    subject: str
    sender_address: str
    reply_address: str = ""

    @property
    def is_discreet(self) -> bool:
        """Return whether it says nothing of the newsletter."""
        return bool(self.subject)


def is_offered() -> bool:
    """Return whether the operator set a domain for discreet mails."""
    return bool(settings.CONFIG.discreet_domain)


def front_for(newsletter: Newsletter, subscription: Subscription) -> Front:
    """Return what one reader's mails show. Raise :class:`NoDiscreetFront` rather than show more than was agreed."""
    return discreet_front(subscription.language) if subscription.discreet else own_front(newsletter)


def own_front(newsletter: Newsletter) -> Front:
    """Return what mails show to readers who chose nothing else."""
    return Front(
        base_url=settings.POSTROAD_URL,
        domain=settings.CONFIG.domain,
        sender_name=newsletter.sender_name,
        subject="",
        sender_address=newsletter.sender_address,
        reply_address=newsletter.reply_address,
    )


def discreet_front(language: str) -> Front:
    """Return the neutral front, with a subject in a language. Raise :class:`NoDiscreetFront` where there is none."""
    domain = settings.CONFIG.discreet_domain
    if not domain:
        raise NoDiscreetFront(
            "This reader chose discreet mails, and no domain for them is set. Set discreet_domain in postroad.toml."
        )
    return Front(
        base_url=discreet_url(),
        domain=domain,
        sender_name=settings.CONFIG.discreet_name,
        subject=words(language).word("discreet_subject"),
        sender_address=f"mail@{domain}",
    )


def discreet_url() -> str:
    """Return where discreet links lead, without a final slash: the site's scheme and port, at the neutral domain."""
    site = urlsplit(settings.POSTROAD_URL)
    port = f":{site.port}" if site.port else ""
    return f"{site.scheme}://{settings.CONFIG.discreet_domain}{port}"
