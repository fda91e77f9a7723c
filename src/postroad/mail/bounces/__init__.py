"""What a mail says about the delivery of another one: bounces, complaints, delays, receipts and auto-replies."""

from postroad.mail.bounces.parts import MAX_BYTES
from postroad.mail.bounces.read import read
from postroad.mail.bounces.report import Kind, Report

__all__ = ["MAX_BYTES", "Kind", "Report", "read"]
