"""Ordinary or discreet mails."""

from collections.abc import Mapping
from typing import Any

from postroad.readers import discreet
from postroad.readers.choosing.block import OneOf
from postroad.readers.models import Subscription


class Discreet(OneOf):
    """One question for what is two choices in the ledger: whether, and what stands in the mail then."""

    name = "discreet"
    answers = {"off": "discreet_off", "link": "discreet_link", "plain": "discreet_plain"}

    def chosen(self) -> Mapping[str, Any]:
        """Return both."""
        answer = self.cleaned_data["answer"]
        return {"discreet": False} if answer == "off" else {"discreet": True, "discreet_body": answer}

    @classmethod
    def present(cls, subscription: Subscription) -> str:
        """Return the one answer."""
        return subscription.discreet_body if subscription.discreet else "off"

    @classmethod
    def is_offered(cls, subscription: Subscription) -> bool:
        """Return whether there is a domain for it; who is in it must be able to leave it in any case."""
        return discreet.is_offered() or subscription.discreet
