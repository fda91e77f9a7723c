"""In which zone times are told."""

from zoneinfo import available_timezones

from django import forms

from postroad.readers.choosing.block import Block
from postroad.readers.models import Subscription
from postroad.readers.said import Said


class Zone(Block):
    """The one choice that belongs to the person and not to a subscription, so it stands in the subscriber's row."""

    name = "zone"

    def ask(self) -> None:
        """Ask for a zone, or the newsletter's own."""
        own = self.said.word("zone_own", zone=readable(self.subscription.newsletter.zone))
        self.fields["zone"] = forms.ChoiceField(
            label=self.said["zone_title"],
            choices=[("", own), *((zone, readable(zone)) for zone in _zones())],
            initial=self.subscription.subscriber.zone,
            required=False,
        )

    @classmethod
    def now(cls, subscription: Subscription, said: Said) -> str:
        """Name the zone."""
        return said.word("zone_now", zone=readable(subscription.subscriber.zone or subscription.newsletter.zone))


def readable(zone: str) -> str:
    """Return a zone's name without underscores."""
    return zone.replace("_", " ")


def _zones() -> list[str]:
    """Return the zones that are named by a continent and a place, as people know them."""
    continents = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return sorted(zone for zone in available_timezones() if zone.startswith(continents))
