"""The checks of the issue as a whole."""

from collections import Counter
from collections.abc import Iterator

from postroad.document import Document
from postroad.press.check.finding import Finding
from postroad.press.check.items import LONG_TITLE, SHOUTED, shouts
from postroad.press.email import MAX_HTML_BYTES, mail_html
from postroad.press.links import is_weak

WHOLE = "The whole issue"


def contents(document: Document) -> Iterator[Finding]:
    """Find an issue without an item, and sections without one."""
    if not document.items:
        yield Finding("stops", WHOLE, "The issue has no item.", "There is nothing to send.", "Put something in.")
        return
    for section in document.sections:
        if not section.items and not section.introduction and not section.closing_note:
            yield Finding(
                "look",
                section.title,
                "The section is empty.",
                "The prints leave it out.",
                "Put something in, or take the section out.",
                section=section.key,
            )


def titles(document: Document) -> Iterator[Finding]:
    """Find a title of the issue or a section that is missing, long or shouted."""
    headings = [(WHOLE, "", document.title), *((part.title, part.key, part.title) for part in document.sections)]
    for place, key, text in headings:
        if not text:
            yield Finding(
                "stops",
                place or "A section",
                "A title is missing.",
                "A heading must say something.",
                "Write it.",
                section=key,
            )
        elif len(text) > LONG_TITLE:
            yield Finding(
                "look", place, f"The title has {len(text)} characters.", "Subjects and headings are cut off.",
                f"Shorten it to under {LONG_TITLE}.", section=key,
            )  # fmt: skip
        elif shouts(text):
            severity, what, why, mend = SHOUTED
            yield Finding(severity, place, what, why, mend, section=key)


def weak_links(document: Document) -> Iterator[Finding]:
    """Find links that say only "See more". One finding for all, since the prints add the items' titles by themselves."""
    weak = Counter(
        link.text for item in document.items for link in item.links if link.url and link.text and is_weak(link.text)
    )
    if weak:
        said = "1 link says" if weak.total() == 1 else f"{weak.total()} links say"
        yield Finding(
            "look",
            WHOLE,
            f"{said} only “{weak.most_common(1)[0][0]}” or the like.",
            "It leaves open where it leads; the prints add the item’s title.",
            "Better, write what one finds there: “The judgment (PDF)”.",
        )


def size(document: Document) -> Iterator[Finding]:
    """Find an issue whose mail would be cut off."""
    bytes_ = len(mail_html(document).encode())
    if bytes_ > MAX_HTML_BYTES:
        yield Finding(
            "stops",
            WHOLE,
            f"The mail has {bytes_ / 1000:.0f} KB, and {MAX_HTML_BYTES / 1000:.0f} KB is the most.",
            "Gmail cuts a longer mail off, and with it the link to leave.",
            "Shorten the longest texts (their items’ pages can hold the rest), or make two issues of it.",
        )
