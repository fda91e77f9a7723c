"""Reading old newsletters: bytes of many formats in, a document and a reading report out. Pure."""

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.read import Reading, read
from postroad.document.reading.report import ReadingReport, report_schema

__all__ = ["Reading", "ReadingReport", "UnreadableFile", "read", "report_schema"]
