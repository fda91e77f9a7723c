"""Mailings and the ledger."""

from postroad.delivery.models.attempt import Attempt
from postroad.delivery.models.delivery import Delivery
from postroad.delivery.models.edition import Edition
from postroad.delivery.models.mailing import Mailing
from postroad.delivery.models.relay import Relay
from postroad.delivery.models.returned_mail import ReturnedMail
from postroad.delivery.models.run import Run

__all__ = ["Attempt", "Delivery", "Edition", "Mailing", "Relay", "ReturnedMail", "Run"]
