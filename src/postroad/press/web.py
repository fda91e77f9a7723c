"""The web prints of an issue: a page that stands alone, and fragments for a site's own pages."""

from html import escape

from postroad.document import Document, Item
from postroad.press.places import Places
from postroad.press.theme import DEFAULT_THEME, Theme

NOWHERE = Places()


def page(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return a whole HTML page that stands alone: its styles within, no script."""
    return (
        f'<!doctype html><html lang="{document.language}"><title>{escape(document.title)}</title>'
        f"{article(document, theme, places)}</html>"
    )


def article(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return the issue as a fragment: classes that ``styles/web.css`` knows, no inline style."""
    items = "".join(_item(document, one, theme, places) for one in document.items)
    return f"<h1>{escape(document.title)}</h1>{items}"


def item(document: Document, item: Item, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return one item as a fragment."""
    return f"<article><h3>{escape(item.title)}</h3><p>{escape(item.body)}</p></article>"


_item = item
