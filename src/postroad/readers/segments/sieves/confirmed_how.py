"""How it came that readers may be written to."""

from collections.abc import Sequence

from django.db.models import Q

from postroad.network.models import Newsletter
from postroad.readers.models import Batch
from postroad.readers.segments.sieves.sieve import Moment, OneOf


class ConfirmedHow(OneOf):
    """By their own click, or on the basis of one of these imports."""

    name = "confirmed"
    question = "Confirmed how"

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the ways there are: the link, and the bases of the imports."""
        bases = Batch.objects.filter(newsletter=newsletter).order_by("basis").values_list("basis", flat=True).distinct()
        return [
            ("link", "By the link in a mail"),
            *((basis, f"Imported: {basis}") for basis in bases if basis != "link"),
        ]

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask how they were confirmed last."""
        return Q(confirmed_how__in=self.any_of)

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        ways = ["the link in a mail" if way == "link" else f"import ({way})" for way in self.any_of]
        return f"confirmed by {' or by '.join(ways)}"
