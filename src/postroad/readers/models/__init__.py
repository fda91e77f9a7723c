"""Readers and what they agreed to."""

from postroad.readers.models.batch import Batch
from postroad.readers.models.consent import ConsentEntry
from postroad.readers.models.note import Note
from postroad.readers.models.subscriber import Subscriber
from postroad.readers.models.subscription import Subscription
from postroad.readers.models.suppression import Suppression
from postroad.readers.models.wording import Wording

__all__ = ["Batch", "ConsentEntry", "Note", "Subscriber", "Subscription", "Suppression", "Wording"]
