"""The keys that sign readers' links, and what each kind of link is for."""

import struct
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from django.conf import settings
from django.utils.encoding import force_bytes

from postroad.mail.tokens import Keyring, Token, TokenError

CONFIRM: Final = "confirm"
LEAVE: Final = "leave"
PREFERENCES: Final = "preferences"
"""Harmless: for the link in each mail, which may be forwarded."""
MANAGE: Final = "manage"
"""Single-use, for half an hour: opens all of a reader's choices."""
SESSION: Final = "session"
"""What a used link to manage is exchanged for: the reader's cookie."""
ADDRESS: Final = "address"
"""Confirms a new address."""
REVOKE: Final = "revoke"
"""Undoes a change of address, from the old one."""

CONFIRM_WITHIN: Final = timedelta(days=7)
"""How long a confirmation is good; unconfirmed sign-ups are forgotten after the same time."""
MANAGE_WITHIN: Final = timedelta(minutes=30)
ADDRESS_WITHIN: Final = timedelta(days=2)
REVOKE_WITHIN: Final = timedelta(days=30)

_WHO: Final = struct.Struct(">QQ")
_WHICH: Final = struct.Struct(">QQQ")


@cache
def keyring() -> Keyring:
    """Return the installation's keys: the newest signs, older ones still verify."""
    return Keyring(*(force_bytes(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)))


def token_for(purpose: str, newsletter_pk: int, subscriber_key: int, *, expires: datetime | None = None) -> Token:
    """Return a token that lets whoever holds it do one thing for one reader of one newsletter."""
    return keyring().sign(purpose, _WHO.pack(newsletter_pk, subscriber_key), expires=expires)


def opened(purpose: str, token: str, *, now: datetime) -> tuple[int, int]:
    """Return (newsletter's primary key, subscriber's key). Raise :class:`TokenError` for any other token."""
    payload = keyring().open(purpose, token, now=now)
    if len(payload) != _WHO.size:
        raise TokenError("This link is not one of ours, or a part of it is missing.")
    newsletter_pk, subscriber_key = _WHO.unpack(payload)
    return newsletter_pk, subscriber_key


def token_about(purpose: str, newsletter_pk: int, subscriber_key: int, thing: int, *, expires: datetime) -> Token:
    """Return a token that also names one thing of the reader's, such as one change of address."""
    return keyring().sign(purpose, _WHICH.pack(newsletter_pk, subscriber_key, thing), expires=expires)


def opened_about(purpose: str, token: str, *, now: datetime) -> tuple[int, int, int]:
    """Return (newsletter's primary key, subscriber's key, the thing). Raise :class:`TokenError` for any other token."""
    payload = keyring().open(purpose, token, now=now)
    if len(payload) != _WHICH.size:
        raise TokenError("This link is not one of ours, or a part of it is missing.")
    newsletter_pk, subscriber_key, thing = _WHICH.unpack(payload)
    return newsletter_pk, subscriber_key, thing
