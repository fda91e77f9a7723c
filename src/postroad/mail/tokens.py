"""Tokens for links: signed, bound to one purpose, opaque, expiring where they grant power.

A token is ``key id (1) ‖ tag (16) ‖ masked payload`` in URL-safe base64. The tag is keyed BLAKE2b over purpose and payload;
the payload is masked by a stream that another key derives from the tag (a synthetic initialisation vector, as in RFC
5297). So the token says nothing about whom it is for, cannot be altered, and needs no row in the database.
"""

import base64
import binascii
import hmac
import struct
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import NewType

Token = NewType("Token", str)
TAG = 16
_NEVER = 0
_EXPIRY = struct.Struct(">I")


class TokenError(ValueError):
    """The token can't be used for this; the message is one that may be shown to whoever holds it."""


class ExpiredToken(TokenError):
    """The token was good once."""


@dataclass(frozen=True, slots=True)
class _Key:
    id: bytes
    tag: bytes
    mask: bytes

    @classmethod
    def derived(cls, secret: bytes) -> "_Key":
        def part(name: bytes, size: int) -> bytes:
            return blake2b(
                secret[:64], digest_size=size, person=name, salt=blake2b(secret, digest_size=16).digest()
            ).digest()

        return cls(part(b"postroad key id", 1), part(b"postroad tag", 32), part(b"postroad mask", 32))


class Keyring:
    """The keys that sign and verify: the first signs, all verify, so that a new key can be put in front at any time."""

    def __init__(self, *secrets: bytes) -> None:
        if not secrets or any(len(secret) < 16 for secret in secrets):
            raise ValueError("A keyring needs at least one secret, of 16 bytes or more.")
        self._keys = tuple(_Key.derived(secret) for secret in secrets)

    def sign(self, purpose: str, payload: bytes, *, expires: datetime | None = None) -> Token:
        """Return a token for one purpose (at most 16 ASCII characters); without ``expires`` it is good for ever."""
        key = self._keys[0]
        deadline = _NEVER if expires is None else int(expires.timestamp())
        body = _EXPIRY.pack(deadline) + payload
        tag = _tag(key, purpose, body)
        return Token(base64.urlsafe_b64encode(key.id + tag + _masked(key, tag, body)).rstrip(b"=").decode("ascii"))

    def open(self, purpose: str, token: str, *, now: datetime) -> bytes:
        """Return the payload of a token made for this purpose. Raise :class:`TokenError` for anything else."""
        raw = _decoded(token)
        tag, masked = raw[1 : 1 + TAG], raw[1 + TAG :]
        for key in self._keys:
            if key.id != raw[:1]:
                continue
            body = _masked(key, tag, masked)
            if hmac.compare_digest(_tag(key, purpose, body), tag):
                return _unexpired(body, now)
        raise TokenError("This link is not one of ours, or a part of it is missing.")

    def mac(self, purpose: str, message: bytes, size: int = 10) -> bytes:
        """Return a MAC by the signing key, for names that we must recognise when they come back (Message-ID, VERP)."""
        return blake2b(message, digest_size=size, key=self._keys[0].tag, person=purpose.encode("ascii")).digest()

    def verifies(self, purpose: str, message: bytes, mac: bytes) -> bool:
        """Return whether any of the keys made this MAC."""
        person = purpose.encode("ascii")
        made = (blake2b(message, digest_size=len(mac) or 1, key=key.tag, person=person).digest() for key in self._keys)
        return any(hmac.compare_digest(one, mac) for one in made)


def _tag(key: _Key, purpose: str, body: bytes) -> bytes:
    return blake2b(body, digest_size=TAG, key=key.tag, person=purpose.encode("ascii")).digest()


def _masked(key: _Key, tag: bytes, body: bytes) -> bytes:
    if len(body) > 64:
        raise TokenError("A token's payload is at most 60 bytes.")
    stream = blake2b(tag, digest_size=len(body) or 1, key=key.mask).digest()
    return (int.from_bytes(body, "big") ^ int.from_bytes(stream[: len(body)], "big")).to_bytes(len(body), "big")


def _decoded(token: str) -> bytes:
    if not token.isascii() or not 28 <= len(token) <= 120 or "=" in token:
        raise TokenError("This link is not one of ours, or a part of it is missing.")
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise TokenError("This link is not one of ours, or a part of it is missing.") from error
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") != token:
        raise TokenError("This link is not one of ours, or a part of it is missing.")
    return raw


def _unexpired(body: bytes, now: datetime) -> bytes:
    (deadline,) = _EXPIRY.unpack_from(body)
    if deadline != _NEVER and now.timestamp() >= deadline:
        raise ExpiredToken("This link was good for a time that has passed. Ask for a new one.")
    return body[_EXPIRY.size :]
