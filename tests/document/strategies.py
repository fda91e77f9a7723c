"""Documents of every kind, for properties: whatever an issue may say, hostile text and crooked times among it.

``documents()`` is the one that other rooms want; all values stand as the model keeps them (already made safe).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from postroad.document import KINDS, Document, Footer, Item, Link, Picture, Section, Translation
from postroad.document.kinds.call import Call
from postroad.document.kinds.event import Event
from postroad.document.kinds.podcast import Podcast
from postroad.document.kinds.report import Report

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "ar", "he", "uk", "zh-Hant", "pt-BR")
ZONES = (
    "UTC",
    "Europe/Amsterdam",
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Africa/Nairobi",
)
PURPOSES = (
    "more",
    "read",
    "register",
    "watch",
    "listen",
    "download",
    "agenda",
    "submit",
    "website",
    "contact",
    "other",
)

ORDINARY = (
    "Shelter opens in the old port",
    "Un refuge ouvre ses portes",
    "Straße frei für 12 Häuser",
    "¿Quién ayuda a quién?",
    "خبر من الميدان",
    "שלום לכולם",
    "新的報告",
    "Ńowy raport",
    "Crème brûlée & Co.",
    "A “quoted” title – with dashes",
    "100 % of 3 < 4 > 2",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    '#import "x.typ"',
    "$x^2$ #let a = 1",
    "[click](javascript:alert(1))",
    "![](https://track.example/p.gif)",
    "]]>",
    "<!--",
    "&lt;b&gt; &#60;b&#62;",
    "a\u202eb\u200fc",
    "BEGIN:VEVENT\nEND:VEVENT",
    "DTSTART;TZID=x:1",
    "\u0000\u001b[31m",
    "= Heading",
    "a\\b;c,d",
    "*_`~|",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
)
BLOCKS = (
    "A paragraph.",
    "Two lines\nof one paragraph.",
    "A hard\\\nbreak.",
    "*Emphasis* and **strong** words.",
    "[A report](https://example.org/report?a=1&b=2)",
    "- one\n- two\n  - three",
    "1. first\n2. second",
    "> A quotation\n> of two lines.",
    "# A heading",
    "```\ncode\n```",
    "<div>raw</div>",
    "[mail](mailto:office@example.org) and [call](tel:+31201234567)",
    "***",
    "a | b\n--|--\n1 | 2",
)

lines = st.one_of(st.sampled_from(ORDINARY), st.sampled_from(HOSTILE), st.text(max_size=40))
titles = lines.map(lambda text: text if text.strip() and any(map(str.isalnum, text)) else f"Title {text}")
bodies = st.lists(
    st.one_of(st.sampled_from(BLOCKS), st.sampled_from(HOSTILE), st.sampled_from(ORDINARY), st.text(max_size=60)),
    max_size=5,
).map("\n\n".join)
urls = st.sampled_from(
    (
        "",
        "https://example.org/",
        "https://example.org/a%20b?c=d&e=%22#f",
        "http://example.org/ü/日本",
        "mailto:office@example.org",
        "javascript:alert(1)",
    )
)
keys = st.from_regex(r"[a-z2-7]{16}", fullmatch=True)
languages = st.sampled_from(LANGUAGES)
zones = st.sampled_from(ZONES)
countries = st.sampled_from(("NL", "BE", "MK", "UA", "GB"))


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return the values of a strategy, and None."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return tuples of a strategy's values."""
    return st.lists(strategy, max_size=most).map(tuple)


days = st.dates(date(1900, 1, 1), date(2060, 12, 31))
instants = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)),
    st.datetimes(datetime(1900, 1, 1), datetime(2060, 12, 31)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
    zones,
)
links = st.builds(Link, text=lines, url=urls, purpose=st.sampled_from(PURPOSES))
pictures = st.builds(
    Picture,
    file=st.just("ab/cd.jpg"),
    alt=lines,
    credit=lines,
    licence=lines,
    consent=lines,
    width=optional(st.integers(1, 4000)),
)
translations = st.builds(Translation, language=languages, title=titles, body=bodies)


@st.composite
def spans(draw: st.DrawFn) -> dict[str, Any]:
    """Return the times of an event: none, a day, days, an instant or a span of time."""
    if draw(st.booleans()):
        start = draw(days)
        return {
            "start": start,
            "end": draw(optional(st.integers(0, 60).map(lambda n: start + timedelta(n)))),
            "all_day": True,
        }
    moment = draw(optional(instants))
    if moment is None:
        return {}
    return {"start": moment, "end": draw(optional(st.integers(0, 3000).map(lambda n: moment + timedelta(minutes=n))))}


def _shared() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "key": keys,
        "revision": st.integers(0, 20),
        "title": titles,
        "body": bodies,
        "links": several(links),
        "publisher": optional(lines),
        "organisations": several(lines),
        "countries": several(countries),
        "topics": several(lines),
        "language": optional(languages),
        "translations": several(translations, 2),
        "picture": optional(pictures),
    }


def _events() -> st.SearchStrategy[Item]:
    own = {
        "place": optional(lines),
        "online": urls,
        "registration": urls,
        "organiser": optional(lines),
        "cancelled": st.booleans(),
    }
    named = {
        "zone_as_written": optional(st.sampled_from(("CET", "BST", "heure de Paris"))),
        "zone": optional(zones),
        "when_as_written": lines,
    }
    return st.builds(lambda times, **fields: Event(**times, **fields), spans(), **_shared(), **named, **own)


def _calls() -> st.SearchStrategy[Item]:
    return st.builds(
        Call,
        deadline=optional(days | instants),
        zone=optional(zones),
        zone_as_written=optional(lines),
        submit=urls,
        **_shared(),
    )


def _reports() -> st.SearchStrategy[Item]:
    own = {
        "authors": several(lines),
        "year": optional(st.integers(1000, 9999)),
        "languages": several(languages),
        "file": urls,
        "identifier": optional(lines),
    }
    return st.builds(Report, **own, **_shared())


def _podcasts() -> st.SearchStrategy[Item]:
    return st.builds(
        Podcast, audio=urls, duration=optional(st.integers(0, 100_000)), series=optional(lines), **_shared()
    )


_BY_KIND: dict[str, Callable[[], st.SearchStrategy[Item]]] = {
    "event": _events,
    "call": _calls,
    "report": _reports,
    "podcast": _podcasts,
}


def items(kind: str | None = None) -> st.SearchStrategy[Item]:
    """Return items of one kind, or of all kinds that are registered (one without fields of its own needs nothing here)."""
    if kind is None:
        return st.one_of([items(name) for name in KINDS])
    return _BY_KIND[kind]() if kind in _BY_KIND else st.builds(KINDS[kind].model, **_shared())


def sections(most_items: int = 4) -> st.SearchStrategy[Section]:
    """Return sections with up to ``most_items`` items."""
    return st.builds(
        Section, key=keys, title=titles, introduction=bodies, items=several(items(), most_items), closing_note=bodies
    )


def _with_own_keys(several_sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with keys that stand nowhere else in the document."""
    keyed = []
    for at, section in enumerate(several_sections):
        own = tuple(item.model_copy(update={"key": f"item{at:06}{of:06}"}) for of, item in enumerate(section.items))
        keyed.append(section.model_copy(update={"key": f"section{at:09}", "items": own}))
    return tuple(keyed)


def documents(*, most_sections: int = 3, most_items: int = 4) -> st.SearchStrategy[Document]:
    """Return whole documents, each key used once."""
    return st.builds(
        Document,
        key=keys,
        newsletter=lines,
        number=optional(lines),
        date=optional(days.map(date.isoformat) | days.map(lambda day: day.isoformat()[:7])),
        language=languages,
        zone=zones,
        title=titles,
        introduction=bodies,
        sections=several(sections(most_items), most_sections).map(_with_own_keys),
        editors_note=bodies,
        footer=st.builds(Footer, text=bodies, address=lines, website=urls),
    )
