"""Who is there: newsletters, organisations and people."""

from postroad.network.models.audit import AuditEntry
from postroad.network.models.correspondence import Correspondence
from postroad.network.models.inbound_mail import InboundMail
from postroad.network.models.newsletter import Newsletter, RecurringSection, Topic
from postroad.network.models.organisation import Membership, Organisation
from postroad.network.models.person import Person

__all__ = [
    "AuditEntry",
    "Correspondence",
    "InboundMail",
    "Membership",
    "Newsletter",
    "Organisation",
    "Person",
    "RecurringSection",
    "Topic",
]
