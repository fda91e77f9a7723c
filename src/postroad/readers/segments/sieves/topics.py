"""What readers want to read about."""

from collections.abc import Sequence

from django.db.models import F, Q

from postroad.network.models import Newsletter
from postroad.readers.segments.holds import Holds
from postroad.readers.segments.sieves.sieve import Moment, OneOf
from postroad.readers.subjects import subjects_of


class Topics(OneOf):
    """One of these topics or sections; who chose none reads about all."""

    name = "topics"
    question = "Topics and sections"
    hint = "Who chose none reads about all, and is among them."

    @classmethod
    def choices(cls, newsletter: Newsletter) -> Sequence[tuple[str, str]]:
        """Return the newsletter's subjects."""
        return [(subject.key, subject.title) for subject in subjects_of(newsletter)]

    def condition(self, newsletter: Newsletter, at: Moment) -> Q:
        """Ask the list of topics."""
        return Q(Holds(F("topics"), self.any_of))

    def said(self, newsletter: Newsletter) -> str:
        """Say it."""
        return f"who read about {self.named(newsletter)}"
