"""Domains that look like a large provider's are asked back; honest ones are left alone."""

import idna
import pytest

from postroad.readers.lookalike import PROVIDERS, meant, mend


@pytest.mark.parametrize(
    ("slip", "provider"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("outlok.com", "outlook.com"),
        ("yahooo.com", "yahoo.com"),
        ("protonmial.com", "protonmail.com"),
        ("orang.fr", "orange.fr"),
    ],
)
def test_a_slip_is_seen(slip: str, provider: str) -> None:
    assert meant(slip) == provider
    assert mend(f"Kim@{slip}", slip) == f"Kim@{provider}"


@pytest.mark.parametrize("shown", ["gmаil.com", "gmaıl.com", "ɡmail.com", "yаhоо.com", "gmáil.com"])
def test_letters_drawn_alike_are_seen(shown: str) -> None:
    assert meant(idna.encode(shown).decode()) in {"gmail.com", "yahoo.com"}


@pytest.mark.parametrize(
    "domain", ["pier.example", "yahoo.pl", "hotmail.cz", "outlook.pt", "mail.org", "xn--mller-kva.example", "a.b", ""]
)
def test_an_honest_domain_is_left_alone(domain: str) -> None:
    assert meant(domain) == ""


def test_no_provider_is_taken_for_another() -> None:
    assert [one for one in PROVIDERS if meant(one)] == []
