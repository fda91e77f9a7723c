"""The kinds of item. A kind is one package here, with its template per print beside it, and one line below."""

from postroad.document.kinds import call, event, news, podcast, report
from postroad.document.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        news.KIND,
        report.KIND,
        event.KIND,
        call.KIND,
        podcast.KIND,
    )
}

__all__ = ["KINDS", "Kind"]
