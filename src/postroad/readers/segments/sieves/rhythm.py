"""How often readers want mail."""

from collections.abc import Sequence

from django.db.models import Q

from postroad.network.models import Newsletter
from postroad.readers.models import Subscription
from postroad.readers.segments.sieves.sieve import Moment, OneOf


class Rhythm(OneOf):
    """They chose one of these rhythms."""

    name = "rhythm"
    question = "Rhythm"

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the rhythms."""
        rhythms = Subscription.Rhythm
        return [
            (rhythms.EACH, "Each issue"),
            (rhythms.DIGEST, "Monthly digest"),
            (rhythms.EVENTS, "Events and deadlines alone"),
        ]

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask the rhythm."""
        return Q(rhythm__in=self.any_of)

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return f"who get {self.named(newsletter).lower()}"
