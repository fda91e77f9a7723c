"""Picking: a segment's sieves become one query over the subscriptions, and one sentence."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from pydantic import BaseModel, ConfigDict, SerializeAsAny, field_validator

from postroad.network.models import Newsletter
from postroad.readers.models import Subscription
from postroad.readers.segments.sieves import SIEVES, Moment, Sieve


class Wanted(BaseModel):
    """What a segment is made of: sieves that a reader must all pass. Frozen; stored as JSON, by the sieves' names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sieves: tuple[SerializeAsAny[Sieve], ...] = ()

    @field_validator("sieves")
    @classmethod
    def _each_once(cls, sieves: tuple[Sieve, ...]) -> tuple[Sieve, ...]:
        if len({sieve.name for sieve in sieves}) < len(sieves):
            raise ValueError("A segment has each sieve once.")
        return sieves

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return what was stored. Raise ValueError where it is none of ours."""
        strange = set(stored) - set(SIEVES)
        if strange:
            raise ValueError(f"There is no sieve “{min(strange)}”.")
        return cls(sieves=tuple(SIEVES[name].model_validate(stored[name]) for name in SIEVES if name in stored))

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {sieve.name: sieve.model_dump(mode="json") for sieve in self.sieves}

    @property
    def is_for_mail(self) -> bool:
        """Return whether it picks readers who may be written to."""
        return not any(sieve.is_about_the_gone for sieve in self.sieves)


def picked(newsletter: Newsletter, wanted: Wanted, *, now: datetime) -> QuerySet[Subscription]:
    """Return the subscriptions that pass all sieves, in no order. Without any sieve: all confirmed ones."""
    at = Moment(now, now.astimezone(ZoneInfo(newsletter.zone)).date())
    found = Subscription.objects.filter(newsletter=newsletter)
    if wanted.is_for_mail:
        found = found.filter(state=Subscription.State.CONFIRMED)
    for sieve in wanted.sieves:
        found = found.filter(sieve.condition(newsletter, at))
    return found


def count(newsletter: Newsletter, wanted: Wanted, *, now: datetime) -> int:
    """Return how many pass all sieves; see ``benchmarks/segments.py`` for how long it takes."""
    return picked(newsletter, wanted, now=now).count()


def said(newsletter: Newsletter, sieves: Iterable[Sieve]) -> str:
    """Return a segment as a sentence: "Readers in French, in pause now."."""
    words = ", ".join(sieve.said(newsletter) for sieve in sieves)
    return f"Readers {words}." if words else "All readers."
