"""Changing the address: nothing moves before the new address says so, and the old one can take it back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from postroad.mail.tokens import ExpiredToken, TokenError
from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.audience import confirmed
from postroad.readers.change_address import CHANGES_A_DAY, TakenAddress, ask_to_move, move, move_back
from postroad.readers.consent import disagreements
from postroad.readers.join import Enrolment, UsedToken
from postroad.readers.keys import ADDRESS, ADDRESS_WITHIN, REVOKE, REVOKE_WITHIN, token_about
from postroad.readers.models import AddressChange, ConsentEntry, Note, Subscription, Suppression
from postroad.readers.suppress import identity_hash

NOW = datetime.now(UTC).replace(microsecond=0)
OLD, NEW = "kim@pier.example", "Kim@Lighthouse.example"


@pytest.fixture
def kim(newsletter: Newsletter) -> Subscription:
    """Return a confirmed reader's subscription."""
    join.enrol(newsletter, [Enrolment(OLD)], basis="members", evidence="list", now=NOW)
    return Subscription.objects.get()


def token(purpose: str = ADDRESS, change: AddressChange | None = None, within: timedelta = ADDRESS_WITHIN) -> str:
    """Return the link that a note about the change carries."""
    change = change or AddressChange.objects.latest("pk")
    return token_about(purpose, change.newsletter_id, change.subscriber_id, change.pk, expires=NOW + within)


def address(newsletter: Newsletter) -> str:
    """Return where the next issue goes."""
    return next(confirmed(newsletter)).address


def test_nothing_moves_before_the_new_address_confirms(newsletter: Newsletter, kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    assert address(newsletter) == OLD
    move(token(), now=NOW)
    assert address(newsletter) == NEW
    assert ConsentEntry.objects.latest("pk").act == "moved"
    assert list(disagreements(newsletter)) == []


def test_both_addresses_are_written_to(kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    assert set(Note.objects.values_list("kind", flat=True)) == {"address-new", "address-old"}


def test_the_link_works_once_and_for_a_time(kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    with pytest.raises(ExpiredToken):
        move(token(), now=NOW + ADDRESS_WITHIN)
    move(token(), now=NOW)
    with pytest.raises(UsedToken):
        move(token(), now=NOW)


def test_the_old_address_stops_it_before(newsletter: Newsletter, kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    move_back(token(REVOKE), now=NOW)
    with pytest.raises(UsedToken):
        move(token(), now=NOW)
    assert address(newsletter) == OLD


def test_the_old_address_takes_it_back_afterwards_whatever_came_then(newsletter: Newsletter, kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    first = AddressChange.objects.get()
    move(token(), now=NOW)
    kim.subscriber.refresh_from_db()
    ask_to_move(kim, "thief@else.example", now=NOW)
    pending = token()
    move_back(token(REVOKE, first, REVOKE_WITHIN), now=NOW + timedelta(days=20))
    assert address(newsletter) == OLD
    with pytest.raises(UsedToken):
        move(pending, now=NOW)
    with pytest.raises(UsedToken):
        move_back(token(REVOKE, first), now=NOW)


def test_a_link_to_stop_makes_no_change_and_one_to_confirm_stops_none(
    newsletter: Newsletter, kim: Subscription
) -> None:
    ask_to_move(kim, NEW, now=NOW)
    with pytest.raises(TokenError):
        move(token(REVOKE), now=NOW)
    with pytest.raises(TokenError):
        move_back(token(ADDRESS), now=NOW)
    assert address(newsletter) == OLD


def test_an_address_that_reads_already_is_told_only_to_who_can_read_its_mail(
    client: Client, newsletter: Newsletter, kim: Subscription
) -> None:
    join.enrol(newsletter, [Enrolment("lee@pier.example")], basis="members", evidence="list", now=NOW)
    ask_to_move(kim, "LEE@pier.example", now=NOW)
    assert Note.objects.filter(sent_at=None).count() == 2
    with pytest.raises(TakenAddress):
        move(token(), now=NOW)
    answer = client.post(reverse("readers:address", args=[token()]))
    assert answer.status_code == 409
    assert sorted(one.address for one in confirmed(newsletter)) == [OLD, "lee@pier.example"]


def test_an_address_that_must_not_be_written_to_gets_nothing_and_nobody_is_told(kim: Subscription) -> None:
    Suppression.objects.create(identity_hash=identity_hash("kim@lighthouse.example"), reason="erased", since=NOW)
    ask_to_move(kim, NEW, now=NOW)
    assert list(Note.objects.filter(sent_at=None).values_list("kind", flat=True)) == ["address-old"]


def test_a_reader_asks_for_a_few_changes_a_day(kim: Subscription) -> None:
    for number in range(10):
        ask_to_move(kim, f"a{number}@pier.example", now=NOW)
    assert AddressChange.objects.count() == CHANGES_A_DAY


def test_nobody_is_pestered_by_many_readers_changes(newsletter: Newsletter, kim: Subscription) -> None:
    rows = [Enrolment(f"r{number}@pier.example") for number in range(8)]
    join.enrol(newsletter, rows, basis="members", evidence="list", now=NOW)
    for subscription in Subscription.objects.select_related("subscriber", "newsletter"):
        ask_to_move(subscription, "victim@else.example", now=NOW)
    assert Note.objects.filter(kind="address-new", sent_at=None).count() == CHANGES_A_DAY


def test_both_addresses_go_when_the_reader_is_forgotten(kim: Subscription) -> None:
    ask_to_move(kim, NEW, now=NOW)
    kim.subscriber.delete()
    assert not AddressChange.objects.exists()
    assert not Note.objects.exists()
