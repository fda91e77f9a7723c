"""How quick an issue of 28 items is printed, each print beside what a library alone needs for the same text.

The references do less (no decision, no link told, no time said in words), so the goals say how many times that the whole
print may cost. Each round prints another issue: nobody prints the same one twice, and Typst remembers what it laid out.
"""

from collections.abc import Callable, Iterator
from itertools import count
from unittest.mock import patch

import jinja2
import mrml
import typst
from icalendar import Calendar
from markdown_it import MarkdownIt

from benchmarks.figure import Figure, peak_rss_mb, side_by_side
from postroad.document import Document
from postroad.press.calendar import calendar
from postroad.press.email import MAX_HTML_BYTES, email
from postroad.press.pdf import pdf
from postroad.press.pdf.faces import FONTS
from postroad.press.web import page
from tests.press.issues import PLACES, large_issue

ITEMS = 28

_BARE_PAGE = jinja2.Environment(autoescape=True).from_string(
    "<!doctype html><title>{{ issue.title }}</title><h1>{{ issue.title }}</h1>"
    "{% for section in issue.sections %}<h2>{{ section.title }}</h2>"
    "{% for item in section['items'] %}<h3>{{ item.title }}</h3>{{ body(item.body)|safe }}"
    '{% for link in item.links %}<a href="{{ link.url }}">{{ link.text }}</a>{% endfor %}{% endfor %}{% endfor %}'
)


def figures() -> Iterator[Figure]:
    """Measure each print."""
    issues = _issues()
    yield _figure(
        "press.email.28items",
        *side_by_side(lambda: email(next(issues), places=PLACES), _bare_mrml(next(issues)), rounds=25),
        reference="mrml rendering the same MJML, made beforehand",
        goal=40.0,
    )
    yield Figure(
        "press.email.size",
        len(email(next(issues), places=PLACES).html.encode()) / 1000,
        "KB",
        "what Gmail shows of a mail before it cuts it off",
        MAX_HTML_BYTES / 1000,
        1.0,
        "<=",
        peak_rss_mb(),
    )
    yield _figure(
        "press.web.28items",
        *side_by_side(lambda: page(next(issues), places=PLACES), lambda: _bare_page(next(issues)), rounds=25),
        reference="a flat Jinja2 template, its bodies by markdown-it-py",
        goal=8.0,
    )
    yield _figure(
        "press.pdf.28items",
        *side_by_side(lambda: pdf(next(issues), places=PLACES), _bare_typst(issues), rounds=11),
        reference="Typst setting the same texts and footnotes in two columns, written as its own markup",
        goal=6.0,
    )
    yield _figure(
        "press.calendar.28items",
        *side_by_side(lambda: calendar([next(issues)], name="Benchmark"), _bare_icalendar(next(issues)), rounds=25),
        reference="icalendar writing the same calendar, made beforehand",
        goal=5.0,
    )


def _figure(name: str, ours: float, theirs: float, *, reference: str, goal: float) -> Figure:
    return Figure(name, ours, "ms", reference, theirs, goal, "<=", peak_rss_mb())


def _issues() -> Iterator[Document]:
    """Give issues of 28 items without end, each with words of its own."""
    issue = large_issue(ITEMS)
    for number in count(1):
        sections = tuple(
            section.model_copy(
                update={
                    "items": tuple(
                        item.model_copy(update={"title": f"{item.title} ({number})", "body": f"{item.body} {number}."})
                        for item in section.items
                    )
                }
            )
            for section in issue.sections
        )
        yield issue.model_copy(update={"title": f"{issue.title} {number}", "sections": sections})


def _bare_mrml(issue: Document) -> Callable[[], object]:
    made: list[str] = []
    render = mrml.to_html

    def keep(mjml: str, *options: object) -> object:
        made.append(mjml)
        return render(mjml, *options)

    with patch.object(mrml, "to_html", keep):
        email(issue, places=PLACES)
    return lambda: render(made[0])


def _bare_page(issue: Document) -> str:
    return _BARE_PAGE.render(issue=issue, body=MarkdownIt("commonmark").render)


_BARE_BULLETIN = jinja2.Environment().from_string(
    '#set document(title: "Benchmark")\n#set page(columns: 2)\n#set text(font: "Source Serif 4", size: 9.6pt, lang: "en")\n'
    "{% for section in issue.sections %}= {{ section.title }}\n\n{% for item in section['items'] %}"
    "== {{ item.title }}\n\n{{ item.body }}\n"
    '{% for link in item.links %}#link("{{ link.url }}")[See more]#footnote[#link("{{ link.url }}")]\n{% endfor %}\n'
    "{% endfor %}{% endfor %}"
)


def _bare_typst(issues: Iterator[Document]) -> Callable[[], object]:
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def compiled() -> object:
        markup = _BARE_BULLETIN.render(issue=next(issues)).encode()
        return compiler.compile(markup, format="pdf", pdf_standards=["ua-1"])

    return compiled


def _bare_icalendar(issue: Document) -> Callable[[], object]:
    made = Calendar.from_ical(calendar([issue], name="Benchmark"))
    return made.to_ical
