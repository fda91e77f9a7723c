"""An issue and its items as templates see them: texts, times and links ready to be set, and no decision left."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from postroad.document import Document, Item, Section
from postroad.press.body import body_html
from postroad.press.dates import Spoken, issue_date, spoken
from postroad.press.links import PrintedLink, printed_links
from postroad.press.places import Places
from postroad.press.theme import Theme
from postroad.press.words import Words, direction, words


@dataclass(frozen=True)
class IssueView:
    """A document with its theme and places, and ``style``: the attributes of the tags in bodies, by tag."""

    document: Document
    theme: Theme
    places: Places
    style: dict[str, str]

    @cached_property
    def words(self) -> Words:
        """Return the press's words in the document's language."""
        return words(self.document.language)

    @property
    def direction(self) -> str:
        """Return ``ltr`` or ``rtl``."""
        return direction(self.document.language)

    @property
    def masthead(self) -> str:
        """Return the newsletter's name, which is text in each print; nothing where nobody gave one."""
        return self.document.newsletter or self.theme.name

    @cached_property
    def headline(self) -> str:
        """Return the title; the date where the title says only the newsletter's name, which stands above it already."""
        title, date = self.document.title, issue_date(self.document, self.words)
        return date if date and title.casefold() == self.masthead.casefold() else title

    @property
    def date(self) -> str:
        """Return the issue's date in words, unless it is the headline."""
        date = issue_date(self.document, self.words)
        return "" if date == self.headline else date

    @property
    def number(self) -> str:
        """Return the issue's number in words, or nothing."""
        number = self.document.number
        if not number:
            return ""
        return self.words.word("number", number=number) if number[0].isdigit() else number

    @cached_property
    def sections(self) -> tuple["SectionView", ...]:
        """Return the sections that have something to say."""
        return tuple(
            SectionView(self, section, f"s{place}")
            for place, section in enumerate(self.document.sections, 1)
            if section.items or section.introduction or section.closing_note
        )

    def body(self, text: str) -> Markup:
        """Return CommonMark as HTML in the print's style."""
        return body_html(text, self.style)


@dataclass(frozen=True)
class SectionView:
    """A section. ``anchor`` is its id within the print."""

    issue: IssueView
    section: Section
    anchor: str

    @property
    def count(self) -> str:
        """Return "5 items", or "3 events" where all are of a kind that the words can count."""
        kinds = Counter(item.kind for item in self.section.items)
        only = f"count_{next(iter(kinds))}" if len(kinds) == 1 else ""
        name = only if self.issue.words.knows(only) else "count_item"
        return self.issue.words.count(name, len(self.section.items))

    @cached_property
    def items(self) -> tuple["ItemView", ...]:
        """Return the items in order."""
        return tuple(ItemView(self.issue, item) for item in self.section.items)


@dataclass(frozen=True)
class ItemView:
    """An item in its own language. ``level`` is that of its heading."""

    issue: IssueView
    item: Item
    level: int = 3

    @property
    def language(self) -> str:
        """Return the item's language."""
        return self.item.language or self.issue.document.language

    @cached_property
    def words(self) -> Words:
        """Return the press's words in the item's language."""
        return words(self.language)

    @property
    def direction(self) -> str:
        """Return ``ltr`` or ``rtl``."""
        return direction(self.language)

    @property
    def marks(self) -> Markup:
        """Return the attributes ``lang`` and ``dir``; nothing where the issue around says them already."""
        if self.language == self.issue.document.language and self.level > 1:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(self.language, self.direction)

    @property
    def body(self) -> Markup:
        """Return the body as HTML in the print's style."""
        return self.issue.body(self.item.body)

    @cached_property
    def times(self) -> tuple[Spoken, ...]:
        """Return the item's moments in words: an event's span, a call's deadline."""
        return tuple(spoken(moment, self.words, self.issue.document.zone) for moment in self.item.moments())

    @property
    def picture(self) -> str:
        """Return the picture's address, or nothing where it can't be shown."""
        return self.issue.places.picture(self.item.picture.file) if self.item.picture else ""

    @property
    def permalink(self) -> str:
        """Return the address of the item's own page, or nothing."""
        return self.issue.places.item(self.item.key)

    def links(self, **own: str) -> tuple[PrintedLink, ...]:
        """Return the item's links; ``own`` are the kind's own addresses by the words that name them."""
        return printed_links(self.item, self.words, own)

    @property
    def start(self) -> str:
        """Return the side where the item's lines begin: ``left`` or ``right``."""
        return "right" if self.direction == "rtl" else "left"

    def named(self, name: str, text: str) -> str:
        """Return "Deadline: 30 June", with the language's own colon."""
        return f"{self.words.word(name)}{self.words.word('colon')}{text}"

    def languages(self, tags: tuple[str, ...]) -> str:
        """Return the names of languages, in the item's language."""
        names = (self.words.locale.languages.get(tag.split("-")[0].lower(), tag) for tag in tags)
        return self.words.word("in_languages", languages=", ".join(names)) if tags else ""

    def minutes(self, seconds: int | None) -> str:
        """Return a duration in words, to the minute; nothing where it isn't known."""
        return self.words.count("minutes", max(1, round(seconds / 60))) if seconds else ""
