"""What a print's templates get: the document as JSON values, its texts fit to be set and nothing left to look up."""

import re
from typing import Any
from urllib.parse import quote

from postroad.document import Item
from postroad.press.pdf.faces import FAMILIES, printable
from postroad.press.pdf.prose import tree
from postroad.press.places import Places
from postroad.press.view import IssueView, ItemView, SectionView
from postroad.press.words import direction

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_LISTED_LINES = 42
"""So many lines of titles fit into the contents on the first page; a larger issue lists its sections."""
_LETTERS_IN_A_LINE = 46
_LONGEST_ADDRESS = 2000
"""What is longer leads nowhere in any browser, and is set as text. (In ASCII it may be three times as long.)"""
_TOO_FEW_TO_LIST = 3
_ARABIC_SIZE = 1.15
"""Naskh is drawn small beside Latin letters of the same size."""
_HEBREW = frozenset({"he", "iw", "yi"})


def content(issue: IssueView) -> dict[str, Any]:
    """Return the issue as the templates read it. Every text in it can be set, every address is a URI in ASCII."""
    document = issue.document
    told: dict[str, Any] = {
        "tongue": tongue(document.language),
        "clickable": True,
        "faces": list(FAMILIES),
        "masthead": issue.masthead,
        "title": heading(document.title, issue.masthead),
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
        "has_contents": len(document.items) > _TOO_FEW_TO_LIST,
        "lists_items": _lines_of_contents(issue) <= _LISTED_LINES,
    }
    return dict(fit(told))


def tongue(language: str) -> dict[str, Any]:
    """Return a language as Typst names it, with its direction."""
    parts = language.split("-")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), None)
    rtl = direction(language) == "rtl"
    size = _ARABIC_SIZE if rtl and parts[0] not in _HEBREW else 1.0
    return {"tag": language, "lang": parts[0], "region": region, "rtl": rtl, "size": size}


def fit(value: Any) -> Any:
    """Return the value with every text in it made fit to be set."""
    if isinstance(value, str):
        return uri(value) if len(value) < _LONGEST_ADDRESS and _ADDRESS.fullmatch(value) else printable(value)
    if isinstance(value, dict):
        return {name: fit(member) for name, member in value.items()}
    return [fit(member) for member in value] if isinstance(value, list | tuple) else value


def uri(address: str) -> str:
    """Return the address in ASCII, as PDF wants it (ISO 32000-1, 12.6.4.7); what is escaped already stays so."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def heading(*titles: str) -> str:
    """Return the first title that has something to see, else a dot: PDF/UA-1 allows no empty heading."""
    return next((title for title in titles if any(map(str.isprintable, title.replace(" ", "")))), "·")


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
        "title": heading(section.title),
        "count": view.count if section.items else "",
        "introduction": tree(section.introduction),
        "items": [_item(item, place == 0 and not section.introduction) for place, item in enumerate(view.items)],
        "closing_note": tree(section.closing_note),
    }


def _item(view: ItemView, opens: bool) -> dict[str, Any]:
    """Return an item: its own fields by their names, and over them what the press says of it.

    ``opens`` says that it is the first thing in its section.
    """
    item: Item = view.item
    own = view.item.model_dump(mode="json", include=set(item.own_fields))
    return {
        **own,
        "kind": item.kind,
        "opens": opens,
        "title": heading(item.title),
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


def _lines_of_contents(issue: IssueView) -> int:
    """Return about how many lines the titles of all sections and items need in a column."""
    titles = [item.item.title for section in issue.sections for item in section.items]
    return 2 * len(issue.sections) + sum(1 + len(title) // _LETTERS_IN_A_LINE for title in titles)
