"""Tokens: good for one purpose, for a time, and opaque."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.mail.tokens import ExpiredToken, Keyring, TokenError

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
OLD, NEW = b"an old secret of sixteen or more", b"a new secret of sixteen or more."
PAYLOAD = b"sixteen octets.."


@given(st.binary(max_size=60), st.sampled_from(["leave", "confirm"]))
def test_a_token_gives_back_what_was_signed(payload: bytes, purpose: str) -> None:
    ring = Keyring(NEW)
    assert ring.open(purpose, ring.sign(purpose, payload), now=NOW) == payload


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_token_with_any_bit_changed_is_refused(place: int, change: int) -> None:
    ring = Keyring(NEW)
    token = ring.sign("leave", PAYLOAD)
    at = place % len(token)
    altered = token[:at] + chr((ord(token[at]) ^ change) % 128) + token[at + 1 :]
    if altered != token:
        with pytest.raises(TokenError):
            ring.open("leave", altered, now=NOW)


@given(st.text(max_size=130))
def test_whatever_is_no_token_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(TokenError):
        Keyring(NEW).open("leave", text, now=NOW)


def test_a_token_is_good_for_its_purpose_alone() -> None:
    ring = Keyring(NEW)
    with pytest.raises(TokenError):
        ring.open("preferences", ring.sign("leave", PAYLOAD), now=NOW)


def test_a_truncated_token_is_refused() -> None:
    ring = Keyring(NEW)
    token = ring.sign("leave", PAYLOAD)
    for length in range(len(token)):
        with pytest.raises(TokenError):
            ring.open("leave", token[:length], now=NOW)


def test_a_token_ends_at_its_time_and_one_without_never_does() -> None:
    ring = Keyring(NEW)
    token = ring.sign("confirm", PAYLOAD, expires=NOW)
    assert ring.open("confirm", token, now=NOW - timedelta(seconds=1)) == PAYLOAD
    with pytest.raises(ExpiredToken):
        ring.open("confirm", token, now=NOW)
    lasting = ring.sign("leave", PAYLOAD)
    assert ring.open("leave", lasting, now=NOW + timedelta(days=20_000)) == PAYLOAD


def test_old_keys_verify_and_the_new_one_signs() -> None:
    old, both, new = Keyring(OLD), Keyring(NEW, OLD), Keyring(NEW)
    assert both.open("leave", old.sign("leave", PAYLOAD), now=NOW) == PAYLOAD
    assert new.open("leave", both.sign("leave", PAYLOAD), now=NOW) == PAYLOAD
    with pytest.raises(TokenError):
        new.open("leave", old.sign("leave", PAYLOAD), now=NOW)
    assert both.verifies("delivery", b"7", old.mac("delivery", b"7"))
    assert not new.verifies("delivery", b"7", old.mac("delivery", b"7"))


def test_a_token_does_not_show_what_is_in_it() -> None:
    import base64

    ring = Keyring(NEW)
    raw = [base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)) for token in (ring.sign("leave", PAYLOAD),)]
    assert PAYLOAD not in raw[0]
    # Two readers who differ in one bit have tokens that differ everywhere.
    one, other = ring.sign("leave", b"\0" * 16), ring.sign("leave", b"\0" * 15 + b"\1")
    assert sum(a == b for a, b in zip(one[2:], other[2:], strict=True)) < len(one) // 3


def test_a_weak_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Keyring(b"short")
