"""Readers and what they agreed to."""

from postroad.readers.models.address_change import AddressChange
from postroad.readers.models.batch import Batch
from postroad.readers.models.consent import ConsentEntry
from postroad.readers.models.knock import Knock
from postroad.readers.models.note import Note
from postroad.readers.models.segment import Segment
from postroad.readers.models.subscriber import Subscriber
from postroad.readers.models.subscription import Subscription
from postroad.readers.models.suppression import Suppression
from postroad.readers.models.used_link import UsedLink
from postroad.readers.models.wish import Wish
from postroad.readers.models.wording import Wording

__all__ = [
    "AddressChange",
    "Batch",
    "ConsentEntry",
    "Knock",
    "Note",
    "Segment",
    "Subscriber",
    "Subscription",
    "Suppression",
    "UsedLink",
    "Wish",
    "Wording",
]
