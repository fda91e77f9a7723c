"""In which language readers get their mail."""

from collections.abc import Sequence

from django.db.models import Q

from postroad.network.models import Newsletter
from postroad.press.words import locale_of
from postroad.readers.segments.sieves.sieve import Moment, OneOf


class Languages(OneOf):
    """Their first language is one of these."""

    name = "languages"
    question = "Language of the mail"

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the newsletter's languages."""
        known = locale_of("en").languages
        tags = newsletter.languages or [newsletter.language]
        return [(tag, known.get(tag.replace("-", "_"), tag)) for tag in tags]

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask the language."""
        return Q(language__in=self.any_of)

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return f"in {self.named(newsletter)}"
