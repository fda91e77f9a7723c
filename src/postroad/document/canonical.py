"""The canonical form of a document, so that equal documents have equal hashes whoever wrote them down."""

import hashlib
import unicodedata
from typing import Any, NewType

import rfc8785

ContentHash = NewType("ContentHash", str)
"""Sixty-four hexadecimal digits: SHA-256 of the canonical JSON."""


def in_nfc(value: Any) -> Any:
    """Return the same JSON value with every string (and member name) in Unicode's NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {in_nfc(name): in_nfc(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [in_nfc(member) for member in value]
    return value


def canonical_json(value: Any) -> bytes:
    """Return the RFC 8785 form of a JSON value, in UTF-8, over NFC text."""
    return rfc8785.dumps(in_nfc(value))


def content_hash(value: Any) -> ContentHash:
    """Return the SHA-256 of the canonical form: it depends on what is said, not on key order or white space."""
    return ContentHash(hashlib.sha256(canonical_json(value)).hexdigest())
