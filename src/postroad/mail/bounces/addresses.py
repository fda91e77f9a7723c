"""Addresses in reports, in the many ways in which servers write them."""

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:\"[^\"\s@]{1,64}\"|[^\s<>()\[\]:;,\"'@\\`|]{1,120})@(?:\[[0-9.]{7,15}\]|[^\s<>()\[\]:;,\"'@\\`|/?!*=]{1,200})"
)
_EDGES: Final = ".…“”‘’«»"


def addresses_in(text: str, at_most: int = 50) -> list[str]:
    """Return the addresses that stand in a text, each once, in their order."""
    found: dict[str, None] = {}
    if "@" in text:
        for one in _ADDRESS.finditer(text):
            found.setdefault(_neat(one[0]))
            if len(found) >= at_most:
                break
    return [one for one in found if one]


def address_in(text: str) -> str:
    """Return the first address in a text, or nothing."""
    return next(iter(addresses_in(text, 1)), "")


def _neat(address: str) -> str:
    local, _, domain = address.rpartition("@")
    local, domain = local.lstrip(_EDGES), domain.strip(_EDGES)
    return f"{local}@{domain}" if local and domain else ""
