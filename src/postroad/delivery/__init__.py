"""Mailings, editions, the ledger and the relays."""
