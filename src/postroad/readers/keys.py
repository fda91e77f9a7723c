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

CONFIRM_WITHIN: Final = timedelta(days=7)
"""How long a confirmation is good; unconfirmed sign-ups are forgotten after the same time."""

_WHO: Final = struct.Struct(">QQ")


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
