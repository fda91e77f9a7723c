"""Joining: nobody is written to without a confirmed wish or an evidenced basis."""

from datetime import UTC, datetime, timedelta

import pytest

from postroad.mail.address import AddressError
from postroad.mail.tokens import ExpiredToken, TokenError
from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.audience import confirmed, count_confirmed, those_who_left
from postroad.readers.join import Enrolment, UsedToken
from postroad.readers.keys import CONFIRM, CONFIRM_WITHIN, LEAVE, token_for
from postroad.readers.leave import leave
from postroad.readers.models import ConsentEntry, Note, Subscriber, Subscription, Suppression
from postroad.readers.suppress import identity_hash

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def ask(newsletter: Newsletter, address: str = "Kim@Pier.example", now: datetime = NOW) -> None:
    """Ask as the form does."""
    join.ask(newsletter, address, language="fr", now=now, wording="Envoyez-moi cette lettre.")


def the_token(newsletter: Newsletter, purpose: str = CONFIRM, now: datetime = NOW) -> str:
    """Return the link that the note would carry."""
    return token_for(purpose, newsletter.pk, Subscriber.objects.get().key, expires=now + CONFIRM_WITHIN)


def test_who_only_asked_gets_no_issue(newsletter: Newsletter) -> None:
    ask(newsletter)
    assert list(confirmed(newsletter)) == []
    assert Note.objects.filter(sent_at=None).count() == 1


def test_who_confirms_gets_the_next_issue_in_their_language_and_spelling(newsletter: Newsletter) -> None:
    ask(newsletter)
    join.confirm(the_token(newsletter), now=NOW)
    (recipient,) = confirmed(newsletter)
    assert (recipient.address, recipient.language) == ("Kim@Pier.example", "fr")
    assert [entry.act for entry in ConsentEntry.objects.all()] == ["asked", "confirmed"]
    asked = ConsentEntry.objects.earliest("pk")
    assert asked.wording is not None
    assert asked.wording.text == "Envoyez-moi cette lettre."


def test_a_confirmation_works_once(newsletter: Newsletter) -> None:
    ask(newsletter)
    token = the_token(newsletter)
    join.confirm(token, now=NOW)
    with pytest.raises(UsedToken):
        join.confirm(token, now=NOW)


def test_a_confirmation_expires(newsletter: Newsletter) -> None:
    ask(newsletter)
    with pytest.raises(ExpiredToken):
        join.confirm(the_token(newsletter), now=NOW + CONFIRM_WITHIN)
    assert list(confirmed(newsletter)) == []


def test_a_link_to_leave_confirms_nothing(newsletter: Newsletter) -> None:
    ask(newsletter)
    with pytest.raises(TokenError):
        join.confirm(the_token(newsletter, LEAVE), now=NOW)


def test_another_spelling_of_the_address_is_the_same_reader(newsletter: Newsletter) -> None:
    for spelling in ("Kim@Pier.example", "kim@pier.EXAMPLE", " kim@pier.example "):
        ask(newsletter, spelling)
    assert Subscriber.objects.count() == 1


def test_one_address_gets_few_confirmations_a_day_however_often_it_is_entered(newsletter: Newsletter) -> None:
    for minute in range(200):
        ask(newsletter, now=NOW + timedelta(minutes=minute))
    assert Note.objects.count() == join.NOTES_A_DAY
    ask(newsletter, now=NOW + timedelta(days=2))
    assert Note.objects.count() == join.NOTES_A_DAY + 1


def test_asking_again_does_not_undo_a_confirmation(newsletter: Newsletter) -> None:
    ask(newsletter)
    join.confirm(the_token(newsletter), now=NOW)
    ask(newsletter)
    assert count_confirmed(newsletter) == 1
    assert Note.objects.count() == 1


def test_a_suppressed_address_is_never_written_to(newsletter: Newsletter) -> None:
    Suppression.objects.create(identity_hash=identity_hash("kim@pier.example"), reason="erased", since=NOW)
    ask(newsletter)
    done = join.enrol(newsletter, [Enrolment("KIM@pier.example")], basis="members", evidence="list of 2024", now=NOW)
    assert done.suppressed == 1
    assert not Note.objects.exists()
    assert not Subscriber.objects.exists()


def test_many_are_enrolled_with_the_basis_beside_each(newsletter: Newsletter) -> None:
    rows = [Enrolment(f"reader{number}@pier.example") for number in range(1_000)]
    rows += [Enrolment("reader7@PIER.example"), Enrolment("no address"), Enrolment("x@pier.example\nBcc: y@z.example")]
    done = join.enrol(newsletter, rows, basis="members' assembly", evidence="minutes of 3 May 2024", now=NOW)
    assert (done.new, done.known, len(done.invalid)) == (1_000, 1, 2)
    assert ConsentEntry.objects.filter(batch__evidence="minutes of 3 May 2024").count() == 1_000
    keys = [recipient.key for recipient in confirmed(newsletter)]
    assert len(keys) == 1_000
    assert keys == sorted(keys)


def test_enrolling_again_changes_nobody_and_brings_back_none_who_left(newsletter: Newsletter) -> None:
    rows = [Enrolment("a@pier.example"), Enrolment("b@pier.example")]
    join.enrol(newsletter, rows, basis="members", evidence="list", now=NOW)
    gone = Subscriber.objects.get(identity="a@pier.example")
    leave(newsletter, gone.key, how="link", now=NOW)
    again = join.enrol(newsletter, rows, basis="members", evidence="list", now=NOW)
    assert (again.new, again.known) == (0, 2)
    assert [recipient.address for recipient in confirmed(newsletter)] == ["b@pier.example"]
    assert those_who_left(newsletter, [gone.key]) == {gone.key}


def test_nobody_is_enrolled_without_basis_and_evidence(newsletter: Newsletter) -> None:
    for basis, evidence in (("", "list"), ("members", " ")):
        with pytest.raises(ValueError, match="evidence"):
            join.enrol(newsletter, [Enrolment("a@pier.example")], basis=basis, evidence=evidence, now=NOW)
    assert not Subscriber.objects.exists()


def test_what_is_no_address_is_told_and_nothing_is_stored(newsletter: Newsletter) -> None:
    for text in ("kim", "kim@", "kim@pier.example\r\nBcc: all@pier.example", "a@b@c.example", ""):
        with pytest.raises(AddressError):
            ask(newsletter, text)
    assert not Subscriber.objects.exists()


def test_leaving_twice_is_one_entry(newsletter: Newsletter) -> None:
    join.enrol(newsletter, [Enrolment("a@pier.example")], basis="members", evidence="list", now=NOW)
    key = Subscriber.objects.get().key
    assert leave(newsletter, key, how="link", now=NOW)
    assert not leave(newsletter, key, how="link", now=NOW)
    assert ConsentEntry.objects.filter(act=ConsentEntry.Act.LEFT).count() == 1
    assert Subscription.objects.get().state == Subscription.State.LEFT
