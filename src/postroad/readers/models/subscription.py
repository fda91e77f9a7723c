"""A subscription: a subscriber's choice for one newsletter."""

from django.db import models

from postroad.network.models import Newsletter
from postroad.readers.models.subscriber import Subscriber


class Subscription(models.Model):
    """Pending until confirmed; only confirmed ones are written to. ``topics`` empty means all."""

    class State(models.TextChoices):
        """Where a subscription stands; the consent entries say how it came there."""

        PENDING = "pending"
        CONFIRMED = "confirmed"
        LEFT = "left"

    class Format(models.TextChoices):
        """What the reader's mail is made of."""

        HTML = "html"
        TEXT = "text"

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="subscriptions")
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="subscriptions")
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    language = models.CharField(max_length=35, default="en")
    topics = models.JSONField(default=list, blank=True)
    rhythm = models.CharField(max_length=20, default="each")
    format = models.CharField(max_length=8, choices=Format, default=Format.HTML)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "newsletter"), name="subscription_once_a_newsletter"),
        )
        indexes = (models.Index(fields=("newsletter", "state", "subscriber"), name="subscription_audience"),)

    def __str__(self) -> str:
        return f"{self.subscriber} of {self.newsletter}"
