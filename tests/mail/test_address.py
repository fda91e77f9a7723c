"""Addresses: one canonical form for identity, the reader's own spelling for sending."""

import email
from email.policy import SMTP

import pytest
from email_validator import validate_email
from hypothesis import given
from hypothesis import strategies as st

from postroad.mail.address import _PLAIN, AddressError, address_header, display_name, parse

plain = st.from_regex(_PLAIN, fullmatch=True)


@given(plain)
def test_what_the_quick_way_takes_the_library_takes_too_and_reads_alike(text: str) -> None:
    try:
        found = parse(text)
    except AddressError:
        return
    valid = validate_email(text, check_deliverability=False, globally_deliverable=False)
    assert found.local == valid.local_part
    assert found.domain == str(valid.ascii_domain).lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim@Pier.Example.ORG", "kim@pier.example.org"),
        ("kim@bücher.example.org", "kim@xn--bcher-kva.example.org"),
        ("zoe\u0308@example.org", "zoë@example.org"),
        ("STRASSE@example.org", "straße@example.org"),
    ],
)
def test_spellings_of_one_mailbox_are_one_identity(one: str, other: str) -> None:
    assert parse(one).identity == parse(other).identity


def test_the_readers_own_spelling_is_kept_for_sending() -> None:
    address = parse("Kim.O'Hara@Pier.Example.ORG")
    assert address.spelling == "Kim.O'Hara@Pier.Example.ORG"
    assert address.mailbox == "Kim.O'Hara@pier.example.org"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kim",
        "@example.org",
        "kim@",
        "kim@localhost",
        "kim@@example.org",
        "kim@example..org",
        "kim@-example.org",
        ".kim@example.org",
        "kim.@example.org",
        "kim@example.org\nBcc: all@example.org",
        "kim@example.org\r\n",
        "kim@example.org\0",
        "kim kim@example.org",
        '"kim"@example.org',
        "kim@[127.0.0.1]",
        "x" * 65 + "@example.org",
        "kim@" + "x" * 64 + ".org",
        "kim@" + "x." * 125 + "org",
        "Kim <kim@example.org>",
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(AddressError) as refused:
        parse(text)
    assert str(refused.value)


def test_only_a_local_part_beyond_ascii_needs_smtputf8() -> None:
    assert parse("zoë@example.org").needs_smtputf8
    assert not parse("zoe@bücher.example.org").needs_smtputf8


@given(st.text(max_size=60))
def test_a_name_in_a_header_comes_out_as_it_went_in_and_smuggles_nothing(name: str) -> None:
    header = address_header(name, "kim@example.org")
    assert not set("\r\n\0") & set(header)
    (address,) = email.message_from_string(f"To: {header}\n\n", policy=SMTP)["To"].addresses
    assert address.addr_spec == "kim@example.org"
    assert " ".join(address.display_name.split()) == display_name(name)


def test_signs_that_turn_the_reading_direction_are_left_out_of_names() -> None:
    assert display_name("Kim \u202egro.live\u202c Lee") == "Kim gro.live Lee"
