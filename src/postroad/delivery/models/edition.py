"""An edition: what one group of readers gets of a mailing."""

from django.db import models

from postroad.delivery.models.mailing import Mailing


class Edition(models.Model):
    """The same items in the same language, format and discretion; rendered once. ``signature`` names the result."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="editions")
    signature = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    format = models.CharField(max_length=8)
    topics = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("mailing", "signature"), name="edition_once_a_mailing"),)

    def __str__(self) -> str:
        return f"{self.mailing} ({self.language}, {self.format})"
