"""Addresses: checked, with one canonical form for identity, while the reader's own spelling is kept for sending."""

import re
import unicodedata
from email.headerregistry import Address as _HeaderAddress
from email.utils import formataddr
from typing import NamedTuple

from email_validator import EmailNotValidError, EmailUndeliverableError, validate_email

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PLAIN = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@((?:{_LABEL}\.)+[A-Za-z]{{2,63}})", re.ASCII)
_ODD_DOMAIN = re.compile(
    r"(?:^|\.)..--|\.(?:arpa|example|internal|invalid|local|localhost|onion|test)$", re.ASCII | re.IGNORECASE
)
_SIMPLE_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+", re.ASCII)
_DIRECTION_SIGNS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)))
LONGEST = 254
LONGEST_LOCAL = 64


class AddressError(ValueError):
    """The text is no address; the message says why, in words for the person who typed it."""


class Address(NamedTuple):
    """An address. ``spelling`` is how the reader writes it, ``domain`` the A-label form in lower case.

    ``identity`` is equal for two spellings of one mailbox as far as anybody but its server can tell: the local part in NFC
    and folded case (RFC 5321 lets a server tell cases apart, but none that people use does), the domain as A-labels
    (IDNA 2008).
    """

    spelling: str
    local: str
    domain: str

    @property
    def identity(self) -> str:
        """Return the canonical form, for finding out whether two addresses are one."""
        return f"{unicodedata.normalize('NFC', self.local).casefold()}@{self.domain}"

    @property
    def needs_smtputf8(self) -> bool:
        """Return whether only a relay with SMTPUTF8 can take this address: its local part is not ASCII."""
        return not self.local.isascii()

    @property
    def mailbox(self) -> str:
        """Return what stands in RCPT TO: the local part as spelt, the domain as A-labels."""
        return f"{self.local}@{self.domain}"


def parse(text: str) -> Address:
    """Return the address that ``text`` spells. Raise :class:`AddressError` otherwise, so also where it holds a line break.

    Plain addresses, which are nearly all, are decided by one expression that accepts nothing the library would not; the
    others go to ``email-validator`` (which takes thirty times as long).
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None and len(text) <= LONGEST and not _ODD_DOMAIN.search(plain[2]):
        local, domain = plain[1], plain[2]
        if len(local) <= LONGEST_LOCAL and len(domain) <= 253:
            return Address(text, local, domain.lower())
    return _parse_by_library(text)


def _parse_by_library(text: str) -> Address:
    try:
        valid = validate_email(text, check_deliverability=False, strict=True)
    except EmailUndeliverableError as error:  # pragma: no cover - deliverability is not asked for
        raise AddressError(str(error)) from error
    except EmailNotValidError as error:
        raise AddressError(str(error)) from error
    if valid.ascii_domain is None:  # pragma: no cover - the library always gives it for domains with letters
        raise AddressError("The part after the @-sign is not a domain name.")
    return Address(valid.original, valid.local_part, valid.ascii_domain.lower())


def display_name(text: str) -> str:
    """Return a name that can stand in a header: one line, no control or direction-changing character."""
    kept = (" " if _is_control(sign) else sign for sign in text)
    return " ".join("".join(kept).split())[:120]


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in _DIRECTION_SIGNS


def address_header(name: str, mailbox: str) -> str:
    """Return the value of a To or From header: the mailbox, with the name before it, encoded by RFC 2047 where it must be."""
    if not name:
        return mailbox
    if _SIMPLE_NAME.fullmatch(name):
        return f"{name} <{mailbox}>"
    name = display_name(name)
    if not name:
        return mailbox
    if mailbox.isascii():
        return formataddr((name, mailbox), charset="utf-8")
    return f"{_HeaderAddress(display_name=name)}".removesuffix(" <>") + f" <{mailbox}>"
