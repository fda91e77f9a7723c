"""What a reader can choose among: a newsletter's recurring sections and its topics."""

from dataclasses import dataclass
from typing import Final

from django.db import connection
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


# One short question in place of two long ones: it is asked for each preference page (benchmarks/preferences.py).
_SUBJECTS: Final = """
    SELECT 0, position, id, '', title FROM network_recurringsection WHERE newsletter_id = %s
    UNION ALL SELECT 1, position, id, slug, title FROM network_topic WHERE newsletter_id = %s
    ORDER BY 1, 2, 3
"""


def subjects_of(newsletter: Newsletter) -> tuple[Subject, ...]:
    """Return a newsletter's sections, then its topics, each in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECTS, [newsletter.pk, newsletter.pk])
        rows = cursor.fetchall()
    found = (Subject(slug or section_key(title), title, not is_topic) for is_topic, _, _, slug, title in rows)
    return tuple({one.key: one for one in found}.values())
