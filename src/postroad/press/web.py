"""The web prints of an issue: a page that stands alone, and fragments for a site's own pages."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

from postroad.document import Document, Item
from postroad.press.places import Places
from postroad.press.subject import subject
from postroad.press.templates import kind_template, press_template
from postroad.press.theme import DEFAULT_THEME, STACKS, Palette, Theme
from postroad.press.view import IssueView, ItemView

NOWHERE = Places()


def page(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return a whole HTML page that stands alone: its styles within, no script, nothing loaded but pictures."""
    issue = IssueView(document, theme, places, {})
    return press_template("web/page.html").render(
        issue=issue, subject=subject(document), sheet=_sheet(theme), article=_article(issue)
    )


def article(document: Document, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return the issue as a fragment: one ``<article class="pr-issue">``, no inline style, for ``web.css``."""
    return str(_article(IssueView(document, theme, places, {})))


def item(document: Document, item: Item, theme: Theme = DEFAULT_THEME, places: Places = NOWHERE) -> str:
    """Return one item as a fragment for a page of its own: its title is the page's ``<h1>``."""
    return str(_item(ItemView(IssueView(document, theme, places, {}), item, level=1)))


def _article(issue: IssueView) -> Markup:
    return Markup(press_template("web/issue.html").render(issue=issue, print_item=_item))  # noqa: S704  (autoescaped)


def _item(item: ItemView) -> Markup:
    return Markup(kind_template(item.item.kind, "web.html").render(item=item).strip())  # noqa: S704  (autoescaped)


def _sheet(theme: Theme) -> Markup:
    """Return the page's styles: the theme's tokens, then ``page.css`` and the fragments' own ``web.css``.

    Nothing in a theme can end a style.
    """
    tokens = (
        f":root {{ color-scheme: light dark; {_colours(theme.light)} "
        f"--serif: {STACKS[theme.text]}; --pr-headings: {STACKS[theme.headings]}; --sans: {STACKS['sans']} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_colours(theme.dark)} }} }}\n"
    )
    return Markup(tokens + _read("page.css") + _read("web.css"))  # noqa: S704  (a palette holds hexadecimal digits)


def _colours(palette: Palette) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.model_dump().items())


@cache
def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
