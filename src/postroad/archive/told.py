"""An event or deadline in words, for a list."""

from dataclasses import dataclass
from typing import Any

from postroad.archive.dates import Dated
from postroad.document import Item
from postroad.network.models import Newsletter
from postroad.press.dates import Spoken, spoken
from postroad.press.words import direction, words


@dataclass(frozen=True)
class Told:
    """What a row of the list says."""

    item: Item
    issue: str
    issue_title: str
    when: Spoken
    day: str
    place: str
    language: str
    direction: str
    is_deadline: bool
    is_cancelled: bool


def tell(dated: Dated, newsletter: Newsletter) -> Told:
    """Say when and where, in the newsletter's language; the item's own words stay in its own."""
    fields: dict[str, Any] = dated.item.model_dump()
    language = dated.item.language or dated.document.language
    return Told(
        item=dated.item,
        issue=dated.issue,
        issue_title=dated.document.title,
        when=spoken(dated.moment, words(newsletter.language), newsletter.zone),
        day=dated.moment.start.isoformat(),
        place=fields.get("place") or "",
        language=language,
        direction=direction(language),
        is_deadline=dated.moment.name == "deadline",
        is_cancelled=bool(fields.get("cancelled")),
    )
