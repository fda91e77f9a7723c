"""An organisation of the network, and its membership."""

from django.db import models

from postroad.network.models.newsletter import Newsletter


class Organisation(models.Model):
    """An organisation: a member of a network, a partner or a publisher. ``country`` is ISO 3166-1, two letters."""

    class Kind(models.TextChoices):
        """What an organisation is to the network."""

        MEMBER = "member"
        PARTNER = "partner"
        PUBLISHER = "publisher"
        OTHER = "other"

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=35, blank=True)
    website = models.URLField(max_length=2000, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name or self.name


class Membership(models.Model):
    """That an organisation belongs to a newsletter's network, since a day and until one."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("newsletter", "organisation"), name="membership_once_a_newsletter"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} in {self.newsletter}"
