"""Mail that comes in: read within bounds, told a person's from a program's, reduced to the person's own words."""

from postroad.mail.inbound.model import Inbound, Reason
from postroad.mail.inbound.parse import MAX_BYTES, parse

__all__ = ["MAX_BYTES", "Inbound", "Reason", "parse"]
