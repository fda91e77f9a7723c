"""Which of our mails a report is about: the ids and return paths that it, or the mail it returns, names."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from postroad.mail.bounces.addresses import addresses_in
from postroad.mail.bounces.heads import Head, head_of
from postroad.mail.bounces.parts import Part

_ID: Final = re.compile(r"<[^<>\s@]{1,250}@[^<>\s@]{1,250}>")
_ID_FIELD: Final = re.compile(
    rb"^[ \t>|]{0,20}(?:x-)?(?:original-)?message-?id:[ \t]{0,20}(?:\r?\n[ \t]{1,20})?([^\r\n]{1,600})", re.I | re.M
)
_PATH_FIELD: Final = re.compile(
    rb"^[ \t>|]{0,20}(?:return-path|x-envelope-from|sender|errors-to):([^\r\n]{1,600})", re.I | re.M
)
_OUR_WAY: Final = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "apparently-to", "cc")
_MAX: Final = 20


def message_ids_of(mail: Part, heads: Iterable[Head]) -> tuple[str, ...]:
    """Return the ids of the mails that are returned in ``mail``; last those that it answers."""
    named = (head.first("message-id") for head in heads)
    written = (found[1].decode("latin-1") for found in _ID_FIELD.finditer(mail.raw[:400_000]))
    answered = (mail.head.first(name) for name in ("in-reply-to", "references", "x-ms-exchange-parent-message-id"))
    own = set(_ID.findall(mail.head.first("message-id")))
    return _first(
        one for one in chain.from_iterable(map(_ID.findall, chain(named, written, answered))) if one not in own
    )


def envelope_names_of(mail: Part, heads: Iterable[Head]) -> tuple[str, ...]:
    """Return the local parts of the return paths that the report came to or names, those it came to first."""
    came_to = (value for name in _OUR_WAY for value in mail.head.all(name))
    named = (value for head in heads for name in ("return-path", "errors-to", "sender") for value in head.all(name))
    written = (found[1].decode("latin-1") for found in _PATH_FIELD.finditer(mail.raw[:400_000]))
    return _first(
        address.rpartition("@")[0] for value in chain(came_to, named, written) for address in addresses_in(value)
    )


def returned_heads(mail: Part) -> list[Head]:
    """Return the heads of the mails that are returned within ``mail``."""
    return list(_heads(mail))


def _heads(mail: Part) -> Iterator[Head]:
    for part in mail.walk():
        if part is mail:
            continue
        if part.is_mail:
            yield from (inner.head for inner in part.within)
        elif part.kind in ("text/rfc822-headers", "message/global-headers"):
            yield head_of(part.octets())


def _first(found: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for one in found:
        kept.setdefault(one)
        if len(kept) >= _MAX:
            break
    return tuple(kept)
