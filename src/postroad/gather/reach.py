"""Which machines a feed may be fetched from: never the server itself, nor the network that it stands in.

An editor (or a feed's redirect) must not be able to make the server read its own neighbours (server-side request
forgery). Names are therefore resolved here, each address is checked, and the connection is made to the checked
address, so that a name that answers differently a moment later gains nothing.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Takes a host's name and a port, and returns its addresses as text. Raises OSError."""

_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052
_CARRIER = ip_network("100.64.0.0/10")  # RFC 6598
# Where clouds keep their machines' secrets: refused even where private networks are allowed.
_LINK_LOCAL = "link-local"


class OutOfReach(ValueError):
    """The address must not be fetched; the message says why."""


def within(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address carries (mapped, NAT64, 6to4, Teredo), or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    return address


def refusal(address: Address, *, allow_private: bool = False) -> str | None:
    """Return what sort of address this is if it must not be fetched, or None if it may be."""
    meant = within(address)
    if meant.is_link_local:
        return _LINK_LOCAL
    if meant.is_multicast:
        return "multicast"
    if meant.is_unspecified:
        return "unspecified"
    if meant.is_loopback:
        return None if allow_private else "loopback"
    if isinstance(meant, IPv4Address) and meant in _CARRIER:
        return "private"
    if meant.is_reserved:
        return "reserved"
    if isinstance(meant, IPv6Address) and meant.is_site_local:
        return "private"
    if meant.is_private or not meant.is_global:
        return None if allow_private else "private"
    return None


async def resolve_by_system(host: str, port: int) -> list[str]:
    """Ask the system for a host's addresses."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


async def reachable(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[Address]:
    """Return the addresses of ``host`` to connect to, in order.

    Raise :class:`OutOfReach` if any of them must not be fetched: a name with one public and one private address is
    no honest name.
    """
    try:
        answers = await resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise OutOfReach(f"no machine of the name {host} is known. Check the spelling, or try again later.") from error
    addresses = list(dict.fromkeys(ip_address(answer.partition("%")[0]) for answer in answers))
    for address in addresses:
        sort = refusal(address, allow_private=allow_private)
        if sort is not None:
            raise OutOfReach(
                f"{host} is a {sort} address, which feeds are not fetched from. Give the feed's public address."
            )
    if not addresses:
        raise OutOfReach(f"{host} has no address. Check the spelling, or try again later.")
    return addresses
