"""What an item keeps of the lead that it was made of: where it comes from. Pure but for the lead's own source."""

from typing import Any

from postroad.gather.models import Lead


def fields_of(lead: Lead, *, language: str) -> dict[str, Any]:
    """Return the fields of a document's item that the lead and its source settle, as plain JSON values.

    ``language`` is the issue's: an item names its own only where it differs.
    """
    organisation = lead.source.organisation
    spoken = lead.language or (organisation.language if organisation is not None else "")
    return {
        "links": [{"text": "", "url": lead.url, "purpose": "more"}] if lead.url else [],
        "publisher": organisation.name if organisation is not None else lead.source.title,
        "organisations": [organisation.name] if organisation is not None else [],
        "countries": [organisation.country] if organisation is not None and organisation.country else [],
        "language": spoken if spoken and spoken != language else None,
    }
