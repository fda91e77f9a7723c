"""Dates, times, spans, zones and deadlines in prose, in the languages of the readers."""

from postroad.document.reading.when.expression import Expression, Slip
from postroad.document.reading.when.search import find

__all__ = ["Expression", "Slip", "find"]
