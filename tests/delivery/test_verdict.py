"""What a relay's answer means."""

from datetime import UTC, datetime, timedelta

import pytest

from postroad.delivery.identity import delivery_of, name_of
from postroad.delivery.verdict import LIKE_ANSWERS, WAITS, Likeness, judge, next_try, redacted
from postroad.mail.reply import Reply
from postroad.mail.tokens import Keyring

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


def reply(text: str) -> Reply:
    """Return a reply as a server gives it."""
    return Reply(int(text[:3]), [text[4:].encode()])


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("250 2.0.0 Ok", "accepted"),
        ("451 4.7.1 Later", "deferred"),
        ("421 4.3.2 Going down", "deferred"),
        ("550 5.1.1 No", "refused"),
    ],
)
def test_the_first_digit_decides(said: str, state: str) -> None:
    assert judge(reply(said), tries=0, now=NOW, deadline=LATER).state == state


def test_waits_grow_and_end_at_the_deadline() -> None:
    waits = [next_try(tries, NOW) - NOW for tries in range(10)]
    for wait, seconds in zip(waits, (*WAITS, *[WAITS[-1]] * 4), strict=False):
        assert 0.8 * seconds <= wait.total_seconds() <= 1.2 * seconds
    late = judge(reply("451 4.7.1 Later"), tries=9, now=LATER - timedelta(minutes=5), deadline=LATER)
    assert late.state == "refused"
    assert "Later" in late.words


def test_a_servers_words_are_kept_without_addresses() -> None:
    assert redacted("<kim@pier.example>: User kim@pier.example unknown") == "<<address>>: User <address> unknown"


def test_the_same_refusal_by_many_domains_in_a_row_is_about_us() -> None:
    likeness = Likeness()
    refused = judge(reply("554 5.7.1 Spam"), tries=0, now=NOW, deadline=LATER)
    accepted = judge(reply("250 2.0.0 Ok"), tries=0, now=NOW, deadline=LATER)
    assert not any(likeness.notes(refused, "one.example") for _ in range(50)), "one domain may have its own reasons"
    assert not any(likeness.notes(refused, f"{number}.example") for number in range(LIKE_ANSWERS - 2))
    assert not likeness.notes(accepted, "good.example")
    answers = [likeness.notes(refused, f"{number}.example") for number in range(LIKE_ANSWERS)]
    assert answers == [False] * (LIKE_ANSWERS - 1) + [True]


def test_a_mails_name_is_known_when_it_comes_back_and_cannot_be_made_up() -> None:
    ring, other = Keyring(b"a secret of sixteen"), Keyring(b"another one of sixteen")
    for number in (0, 1, 35, 36, 123_456_789, 2**63 - 1):
        name = name_of(ring, number)
        assert delivery_of(ring, name) == number
        assert delivery_of(ring, name.upper()) == number, "some servers change the case"
        assert delivery_of(other, name) is None
    forged = "1-" + name_of(ring, 2).partition("-")[2]
    assert delivery_of(ring, forged) is None
    assert delivery_of(ring, "nonsense") is None
