"""A newsletter's theme on its public pages."""

from postroad.network.models import Newsletter
from postroad.press.theme import DEFAULT_THEME, Theme, ThemeError, load_theme


def look_of(newsletter: Newsletter) -> Theme:
    """Return the newsletter's theme; the house's where its own can't be used, since a reader must be able to read."""
    try:
        return load_theme(newsletter.theme)
    except ThemeError:
        return DEFAULT_THEME
