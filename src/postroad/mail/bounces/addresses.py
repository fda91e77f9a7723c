"""Addresses in reports, in the many ways in which servers write them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:\"[^\"\s@]{1,64}\"|[^\s<>()\[\]:;,\"@\\|`（）【】「」《》，。、：；]{1,120})"
    r"@(?:\[[0-9.]{7,15}\]|[^\s<>()\[\]:;,\"'@\\|`/?!*=…（）【】「」《》，。、：；]{1,200})"
)
_BEFORE: Final = ".…“”‘’«»'*>=&"
_AFTER: Final = ".…“”‘’«»'-"


def addresses_in(text: str, at_most: int = 50) -> list[str]:
    """Return the addresses that stand in a text, each once, in their order."""
    found: dict[str, None] = {}
    for _, _, address in _places(text):
        found.setdefault(address)
        if len(found) >= at_most:
            break
    return list(found)


def address_in(text: str) -> str:
    """Return the first address in a text, or nothing."""
    return next(iter(addresses_in(text, 1)), "")


def places_of_addresses(text: str, at_most: int = 200) -> list[tuple[int, int, str]]:
    """Return where addresses stand in a text: (start, end, address)."""
    return list(islice(_places(text), at_most))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    if "@" in text:
        for one in _ADDRESS.finditer(text):
            if address := neat(one[0]):
                yield one.start(), one.end(), address


def neat(address: str) -> str:
    """Return an address without the punctuation around it, or nothing where it is none."""
    local, _, domain = address.rpartition("@")
    local = local if local.startswith("=?") else local.lstrip(_BEFORE)
    local, domain = local.removeprefix("mailto="), domain.strip(_AFTER)
    if local.lower().startswith("rfc822;"):
        local = local[7:]
    return f"{local}@{domain}" if local and domain and not domain.isdigit() else ""
