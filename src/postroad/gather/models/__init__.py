"""Sources and their leads."""

from postroad.gather.models.lead import Lead
from postroad.gather.models.source import Source

__all__ = ["Lead", "Source"]
