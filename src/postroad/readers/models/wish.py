"""A wish: what somebody asked of a page, for an address that may or may not be known."""

from django.db import models

from postroad.network.models import Newsletter


class Wish(models.Model):
    """Stored by the page, taken up a moment later (:mod:`postroad.readers.wishes`), and gone then.

    A page does the same for every address: it stores one wish. So neither its answer nor its timing can say whether the
    address is known.
    """

    class Kind(models.TextChoices):
        """What is wished for."""

        SUBSCRIBE = "subscribe"
        MANAGE = "manage"

    kind = models.CharField(max_length=12, choices=Kind)
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="wishes")
    address = models.CharField(max_length=320, blank=True)
    subscriber_key = models.BigIntegerField(null=True)
    language = models.CharField(max_length=35, default="en")
    choices = models.JSONField(default=dict, blank=True)
    wording = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "wishes"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind}, {self.asked_at:%Y-%m-%d %H:%M}"
