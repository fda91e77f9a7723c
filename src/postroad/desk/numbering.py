"""Numbering an issue's items: only one that says something new gets a higher revision. Pure."""

from collections.abc import Iterable

from postroad.document import Document, Item


def number_items(document: Document, earlier: Iterable[Document]) -> Document:
    """Return the document with the revision of each item set.

    ``earlier`` are the documents frozen before, the newest first. An item that says the same as when it was last frozen
    keeps its revision, one that says something else gets the next; one that was never frozen keeps its own.
    """
    last = _last_frozen(earlier)
    sections = tuple(
        section.model_copy(update={"items": tuple(_numbered(item, last.get(item.key)) for item in section.items)})
        for section in document.sections
    )
    return document.model_copy(update={"sections": sections})


def _last_frozen(earlier: Iterable[Document]) -> dict[str, Item]:
    last: dict[str, Item] = {}
    for document in earlier:
        for item in document.items:
            last.setdefault(item.key, item)
    return last


def _numbered(item: Item, last: Item | None) -> Item:
    if last is None:
        return item
    unchanged = item.model_copy(update={"revision": last.revision}) == last
    return item.model_copy(update={"revision": last.revision if unchanged else last.revision + 1})
