"""What a print's templates get: the document as JSON values, its texts fit to be set and nothing left to look up."""

import re
from typing import Any
from urllib.parse import quote

from postroad.document import Item
from postroad.press.pdf.faces import printable
from postroad.press.pdf.prose import tree
from postroad.press.places import Places
from postroad.press.theme import Theme
from postroad.press.view import IssueView, ItemView, SectionView
from postroad.press.words import direction

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_LISTED_ITEMS = 44
"""So many titles fit into the contents on the first page; a larger issue lists its sections."""


def content(issue: IssueView) -> dict[str, Any]:
    """Return the issue as the templates read it. Every text in it can be set, every address is a URI in ASCII."""
    document = issue.document
    told: dict[str, Any] = {
        "tongue": tongue(document.language),
        "masthead": issue.masthead,
        "title": document.title or issue.masthead,
        "number": issue.number,
        "date": issue.date,
        "header": issue.theme.header,
        "colours": issue.theme.light.model_dump(),
        "introduction": tree(document.introduction),
        "sections": [_section(section) for section in issue.sections],
        "editors_note": tree(document.editors_note),
        "footer": [*tree(issue.theme.footer), *tree(document.footer.text)],
        "address": document.footer.address.split("\n"),
        "website": document.footer.website,
        "places": _places(issue.places),
        "words": _words_by_language(issue),
        "lists_items": len(document.items) <= _LISTED_ITEMS,
    }
    told["columns_split"] = _middle(told["sections"], told["lists_items"])
    return fit(told)  # type: ignore[no-any-return]


def tongue(language: str) -> dict[str, Any]:
    """Return a language as Typst names it, with its direction."""
    parts = language.split("-")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), None)
    return {"tag": language, "lang": parts[0], "region": region, "rtl": direction(language) == "rtl"}


def fit(value: Any) -> Any:
    """Return the value with every text in it made fit to be set."""
    if isinstance(value, str):
        return uri(value) if _ADDRESS.fullmatch(value) else printable(value)
    if isinstance(value, dict):
        return {name: fit(member) for name, member in value.items()}
    return [fit(member) for member in value] if isinstance(value, list | tuple) else value


def uri(address: str) -> str:
    """Return the address in ASCII, as PDF wants it (ISO 32000-1, 12.6.4.7); what is escaped already stays so."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def _words_by_language(issue: IssueView) -> dict[str, dict[str, str]]:
    """Return the words of each language in the issue, those that are said as they are; plural forms are said before."""
    every = [issue.words, *(item.words for section in issue.sections for item in section.items)]
    return {
        own.language: {name: word for name, word in {**own.english, **own.own}.items() if isinstance(word, str)}
        for own in every
    }


def _section(view: SectionView) -> dict[str, Any]:
    section = view.section
    return {
        "title": section.title or "·",
        "count": view.count if section.items else "",
        "introduction": tree(section.introduction),
        "items": [_item(item) for item in view.items],
        "closing_note": tree(section.closing_note),
    }


def _item(view: ItemView) -> dict[str, Any]:
    """Return an item: its own fields by their names, and over them what the press says of it."""
    item: Item = view.item
    own = view.item.model_dump(mode="json", include=set(item.own_fields))
    return {
        **own,
        "kind": item.kind,
        "title": item.title,
        "publisher": item.publisher or "",
        "countries": [view.words.locale.territories.get(country, country) for country in item.countries],
        "tongue": tongue(view.language),
        "body": tree(item.body),
        "times": [
            {"text": time.text, "day": time.day, "month": time.month, "weekday": time.weekday, "time": time.time}
            for time in view.times
        ],
        "links": [{"url": link.url, "text": link.text} for link in view.links()],
        "languages_said": view.languages(tuple(getattr(item, "languages", ()))),
        "duration_said": view.minutes(getattr(item, "duration", None)),
    }


def _places(places: Places) -> dict[str, str]:
    return {name: getattr(places, name) for name in ("issue", "home", "calendar")}


def _middle(sections: list[dict[str, Any]], lists_items: bool) -> int:
    """Return at which heading, counted from 0, the second column of the contents begins."""
    lines = [1.0 if heading else 1.3 for heading in _headings(sections, lists_items)]
    total, above = sum(lines), 0.0
    for place, line in enumerate(lines):
        if above >= total / 2:
            return place
        above += line
    return len(lines)


def _headings(sections: list[dict[str, Any]], lists_items: bool) -> list[bool]:
    """Return all headings of the contents in order: whether each is an item's."""
    headings = []
    for section in sections:
        headings += [False, *[True] * (len(section["items"]) if lists_items else 0)]
    return headings
