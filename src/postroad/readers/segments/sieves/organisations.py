"""For what kind of organisation readers read."""

from collections.abc import Sequence

from django.db.models import Q

from postroad.network.models import Newsletter, Organisation
from postroad.readers.models import Subscriber
from postroad.readers.segments.sieves.sieve import Moment, OneOf


class Organisations(OneOf):
    """They read for an organisation of one of these kinds."""

    name = "organisations"
    question = "Kind of organisation"

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the kinds."""
        kinds = Organisation.Kind
        return [
            (kinds.MEMBER, "Member"),
            (kinds.PARTNER, "Partner"),
            (kinds.PUBLISHER, "Publisher"),
            (kinds.OTHER, "Other"),
        ]

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask for the readers of such organisations: few among many, so they are picked first."""
        organisations = list(Organisation.objects.filter(kind__in=self.any_of).values_list("pk", flat=True))
        return Q(subscriber__in=Subscriber.objects.filter(organisation__in=organisations).values("pk"))

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return f"at a {self.named(newsletter).lower()} organisation"
