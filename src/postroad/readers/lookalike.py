"""Domains that look like a large mailbox provider's and aren't (``gmial.com``): asked back, never changed silently."""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

import idna
from rapidfuzz.distance import OSA

PROVIDERS: Final = frozenset((Path(__file__).parent / "mailboxes.txt").read_text(encoding="ascii").split())
"""Providers of mailboxes in Europe and the large ones elsewhere; none of them is ever asked back."""
_LONG_ENOUGH: Final = frozenset(one for one in PROVIDERS if len(one.partition(".")[0]) >= 5)
"""Names of fewer letters have too many honest neighbours to ask about."""
_ALIKE: Final = str.maketrans(
    "аеорсухіјѕԁһԛԝӏкмнтвαορντικυɑıłøđɡ",
    "aeopcyxijsdhqwlkmhtbaopvtikuailodg",
)
"""Letters of other scripts that are drawn like Latin ones (after Unicode TS 39, the lower-case ones that matter)."""


@lru_cache(maxsize=20_000)
def meant(domain: str) -> str:
    """Return the provider's domain that ``domain`` (A-labels, lower case) is probably a slip of, or ""."""
    if domain in PROVIDERS:
        return ""
    drawn = _drawn(domain)
    if drawn != domain and drawn in PROVIDERS:
        return drawn
    if not domain.isascii() or "xn--" in domain:
        domain = drawn
    return next((one for one in sorted(_LONG_ENOUGH) if _is_a_slip(domain, one)), "")


def mend(address: str, domain: str) -> str:
    """Return the address that was probably meant, or ""."""
    provider = meant(domain)
    return f"{address.rpartition('@')[0]}@{provider}" if provider else ""


def _is_a_slip(domain: str, provider: str) -> bool:
    """One letter too many, too few, another one, or two in the wrong order; not another country's domain of the same name."""
    if abs(len(domain) - len(provider)) > 1 or OSA.distance(domain, provider, score_cutoff=1) > 1:
        return False
    name, _, rest = domain.partition(".")
    own, _, ending = provider.partition(".")
    return name != own or rest in _BROKEN_ENDINGS or (ending == "com" and rest in {"co", "cm", "om"})


_BROKEN_ENDINGS: Final = frozenset(
    (
        "con",
        "cmo",
        "comm",
        "ccom",
        "vom",
        "xom",
        "cpm",
        "coom",
        "ocm",
        "cim",
        "c0m",
        "cop",
        "clm",
        "fom",
        "nett",
        "ent",
        "rf",
    )
)


def _drawn(domain: str) -> str:
    """Return what a domain looks like, in Latin letters."""
    try:
        shown = idna.decode(domain) if "xn--" in domain else domain
    except (idna.IDNAError, UnicodeError):
        return domain
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", shown) if not unicodedata.combining(sign))
    return bare.casefold().translate(_ALIKE)
