"""How the tests write down what was found: one short line an expression."""

from datetime import date, datetime

from postroad.document.reading.when import Expression, find

NEWSLETTER_ZONE = "Europe/Amsterdam"
ISSUE_DATE = date(2021, 5, 1)


def told(expression: Expression) -> str:
    """Return ``start[/end]``, then ``month``, ``by`` (a deadline), the zone's words ``=`` the zone meant, and ``!slips``."""
    parts = ["/".join(_moment(moment) for moment in (expression.start, expression.end) if moment is not None)]
    if expression.precision == "month":
        parts.append("month")
    if expression.deadline:
        parts.append("by")
    if expression.zone_as_written:
        parts.append(f"{expression.zone_as_written}={expression.zone}")
    parts.extend(f"!{kind}" for kind, _ in expression.slips)
    return " ".join(parts)


def _moment(moment: date | datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M") if isinstance(moment, datetime) else moment.isoformat()


def found(text: str, language: str) -> str:
    """Return all that is found in a text of an issue of May 2021, from a newsletter in Amsterdam."""
    return " | ".join(told(each) for each in find(text, language=language, zone=NEWSLETTER_ZONE, reference=ISSUE_DATE))
