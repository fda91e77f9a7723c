"""A page's words, with the newsletter's name filled in, or with none where the page must be discreet."""

from datetime import date

from babel.dates import format_date
from babel.lists import format_list
from django.utils import timezone

from postroad.network.models import Newsletter
from postroad.press.words import Words, direction, locale_of
from postroad.readers.words import words


class Said:
    """What a page says. In a template, ``{{ say.leave_text }}`` is a word by its name."""

    def __init__(
        self, language: str, newsletter: Newsletter | None, *, today: date | None = None, is_discreet: bool = False
    ) -> None:
        self.language, self.direction = language, direction(language)
        self.words: Words = words(language)
        self.today = today or timezone.localdate()
        self.is_discreet = is_discreet
        self.shown = None if is_discreet else newsletter
        self.title = self.words.word("neutral") if is_discreet or newsletter is None else newsletter.title

    def __getitem__(self, name: str) -> str:
        return self.word(name)

    def word(self, name: str, **values: object) -> str:
        """Return a word or sentence that begins with a capital, whatever name stands first in it."""
        said = self.words.word(name, newsletter=self.title, **values)
        return said[:1].upper() + said[1:]

    def within(self, name: str) -> str:
        """Return a phrase as it stands within a sentence; German begins nouns with a capital there too."""
        said = self.word(name)
        return said if self.language.startswith("de") else said[:1].lower() + said[1:]

    def list(self, things: list[str]) -> str:
        """Return things as a sentence lists them."""
        return str(format_list(things, locale=locale_of(self.language)))

    def day(self, day: date) -> str:
        """Return a day as the language writes it."""
        return format_date(day, format="long", locale=locale_of(self.language))

    def language_name(self, tag: str) -> str:
        """Return a language's name in the page's language."""
        name = locale_of(self.language).languages.get(tag.replace("-", "_")) or own_name(tag)
        return str(name)


def own_name(tag: str) -> str:
    """Return a language's name in that language itself, as it stands in a list to choose from."""
    return str(locale_of(tag).languages.get(tag.split("-")[0], tag))
