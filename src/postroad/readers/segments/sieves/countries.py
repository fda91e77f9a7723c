"""Which countries readers care about."""

from collections.abc import Sequence

from django.db.models import F, Q

from postroad.network.models import Newsletter
from postroad.press.words import locale_of
from postroad.readers.segments.holds import Holds
from postroad.readers.segments.sieves.sieve import Moment, OneOf


class Countries(OneOf):
    """One of these countries of interest; who chose none is interested in all."""

    name = "countries"
    question = "Countries of interest"
    hint = "Those of the network’s organisations. Who chose none is interested in all, and is among them."

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the countries of the network's organisations, by their names."""
        known = locale_of("en").territories
        members = newsletter.memberships.exclude(organisation__country="").order_by("organisation__country")
        codes = members.values_list("organisation__country", flat=True).distinct()
        return sorted(((code, known.get(code, code)) for code in codes), key=lambda one: one[1])

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask the list of countries."""
        return Q(Holds(F("countries"), self.any_of))

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return f"interested in {self.named(newsletter)}"
