"""What a reader can choose among: a newsletter's recurring sections and its topics."""

from dataclasses import dataclass

from django.utils.text import slugify

from postroad.network.models import Newsletter


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to read about. ``key`` is what :attr:`~postroad.readers.choices.Choices.topics` holds."""

    key: str
    title: str
    is_section: bool


def section_key(title: str) -> str:
    """Return the key of a section, by its title: an issue's sections are made anew each time, their titles recur."""
    return f"in-{slugify(title, allow_unicode=True)}"


def subjects_of(newsletter: Newsletter) -> tuple[Subject, ...]:
    """Return a newsletter's sections, then its topics, each in their order."""
    sections = (Subject(section_key(one.title), one.title, True) for one in newsletter.recurring_sections.all())
    topics = (Subject(one.slug, one.title, False) for one in newsletter.topics.all())
    return tuple({one.key: one for one in (*sections, *topics)}.values())
