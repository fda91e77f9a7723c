"""A subscription: a subscriber's choice for one newsletter."""

from datetime import date
from typing import Any

from django.db import models

from postroad.network.models import Newsletter
from postroad.readers.choices import FIELDS, Choices
from postroad.readers.models.index import WithListsOnSQLite
from postroad.readers.models.subscriber import Subscriber


class Subscription(models.Model):
    """The present state, which the consent entries add up to (see :class:`~postroad.readers.choices.Choices` for the fields).

    Changed only by :func:`postroad.readers.consent.enter`, together with an entry.
    """

    class State(models.TextChoices):
        """Where a subscription stands; the consent entries say how it came there."""

        PENDING = "pending"
        CONFIRMED = "confirmed"
        LEFT = "left"
        STOPPED = "stopped"

    class Format(models.TextChoices):
        """What the reader's mail is made of."""

        HTML = "html"
        TEXT = "text"

    class Rhythm(models.TextChoices):
        """How often, or what alone."""

        EACH = "each"
        DIGEST = "digest"
        EVENTS = "events"

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="subscriptions")
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="subscriptions")
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    language = models.CharField(max_length=35, default="en")
    languages = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    countries = models.JSONField(default=list, blank=True)
    rhythm = models.CharField(max_length=20, choices=Rhythm, default=Rhythm.EACH)
    format = models.CharField(max_length=8, choices=Format, default=Format.HTML)
    discreet = models.BooleanField(default=False)
    discreet_body = models.CharField(max_length=8, default="link")
    paused_until = models.DateField(null=True, blank=True)
    measured = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_how = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "newsletter"), name="subscription_once_a_newsletter"),
        )
        indexes = (
            models.Index(fields=("newsletter", "state", "subscriber"), name="subscription_audience"),
            # All that a segment asks of present readers, so that counting them reads nothing else (benchmarks/segments.py).
            WithListsOnSQLite(
                fields=(
                    "newsletter",
                    "state",
                    "language",
                    "rhythm",
                    "topics",
                    "countries",
                    "confirmed_at",
                    "confirmed_how",
                    "paused_until",
                    "subscriber",
                ),
                name="subscription_segment",
            ),
            models.Index(fields=("newsletter", "state", "changed_at"), name="subscription_lately"),
            models.Index(
                fields=("newsletter", "state", "paused_until"),
                condition=models.Q(paused_until__isnull=False),
                name="subscription_in_pause",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subscriber_id} of {self.newsletter_id}"

    @property
    def chosen(self) -> Choices:
        """Return the present state as a value."""
        return Choices(
            state=self.state,  # type: ignore[arg-type]
            languages=tuple(self.languages or [self.language]),
            topics=tuple(self.topics),
            countries=tuple(self.countries),
            rhythm=self.rhythm,
            format=self.format,
            discreet=self.discreet,
            discreet_body=self.discreet_body,
            paused_until=self.paused_until.isoformat() if self.paused_until else "",
            measured=self.measured,
        )

    def take(self, chosen: Choices) -> list[str]:
        """Take a new state over into the fields, without saving; return the fields' names."""
        values: dict[str, Any] = {name: getattr(chosen, name) for name in FIELDS}
        for name in ("languages", "topics", "countries"):
            values[name] = list(values[name])
        values["paused_until"] = date.fromisoformat(chosen.paused_until) if chosen.paused_until else None
        values["language"] = chosen.languages[0]
        values["state"] = chosen.state
        for name, value in values.items():
            setattr(self, name, value)
        return list(values)
