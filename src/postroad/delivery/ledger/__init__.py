"""The ledger: what is put to a relay is written down before, and what the relay said after, in one commit for many."""

from postroad.delivery.ledger.rows import Due, Outcome
from postroad.delivery.ledger.writer import Ledger, LedgerError

__all__ = ["Due", "Ledger", "LedgerError", "Outcome"]
