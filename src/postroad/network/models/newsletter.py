"""A newsletter: a publication with a title, languages, sections, subjects, a zone, a sender and readers."""

from django.db import models


class Newsletter(models.Model):
    """A publication. ``theme`` is data that :mod:`postroad.press.theme` checks; ``zone`` an IANA name."""

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    language = models.CharField(max_length=35, default="en")
    languages = models.JSONField(default=list, help_text="BCP 47 tags, the main language first")
    zone = models.CharField(max_length=64, default="Europe/Brussels")
    sender_name = models.CharField(max_length=200)
    sender_address = models.EmailField(max_length=254)
    reply_address = models.EmailField(max_length=254, blank=True)
    postal_address = models.TextField(blank=True)
    website = models.URLField(max_length=2000, blank=True)
    theme = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class RecurringSection(models.Model):
    """A section with which each new issue begins."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="recurring_sections")
    title = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class Topic(models.Model):
    """What a reader may want to read about."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="topics")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("newsletter", "slug"), name="topic_once_a_newsletter"),)

    def __str__(self) -> str:
        return self.title
