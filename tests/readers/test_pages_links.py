"""Links: each opens one thing, for one reader, for a time, and nothing else; no answer tells who reads."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from postroad.network.found import found
from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.audience import count_confirmed
from postroad.readers.change_address import ask_to_move
from postroad.readers.join import Enrolment
from postroad.readers.keys import (
    ADDRESS,
    CONFIRM,
    LEAVE,
    MANAGE,
    MANAGE_WITHIN,
    PREFERENCES,
    REVOKE,
    SESSION,
    token_about,
    token_for,
)
from postroad.readers.models import AddressChange, Knock, Note, Subscriber, Subscription, Wish
from postroad.readers.models.knock import KNOCKS_FROM_ONE_PLACE
from postroad.readers.wishes import take_up

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kim(newsletter: Newsletter) -> Subscription:
    """Return a confirmed reader's subscription."""
    join.enrol(newsletter, [Enrolment("kim@pier.example")], basis="members", evidence="list", now=NOW)
    return Subscription.objects.get()


def link(kim: Subscription, purpose: str, expires: datetime | None = None) -> str:
    """Return a reader's link."""
    return token_for(purpose, kim.newsletter_id, kim.subscriber_id, expires=expires or NOW + MANAGE_WITHIN)


def opened(client: Client, kim: Subscription) -> Client:
    """Open the choices as the reader does."""
    client.post(reverse("readers:manage", args=[link(kim, MANAGE)]))
    return client


def test_following_a_link_to_manage_opens_nothing_and_the_button_does_once(client: Client, kim: Subscription) -> None:
    page = reverse("readers:manage", args=[link(kim, MANAGE)])
    for _ in range(3):
        assert "Open my choices" in client.get(page).content.decode()
    assert client.get(reverse("readers:choices")).status_code == 403
    assert client.post(page).status_code == 302
    assert "kim@pier.example" in client.get(reverse("readers:choices")).content.decode()
    assert Client().post(page).status_code == 404
    assert Client().get(page).status_code == 404


def test_the_readers_cookie_goes_nowhere_else(client: Client, kim: Subscription) -> None:
    cookie = opened(client, kim).cookies["reader"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/reader/", True, "Strict")
    assert str(kim.subscriber_id) not in cookie.value


def test_choices_close_after_half_an_hour(client: Client, kim: Subscription) -> None:
    opened(client, kim)
    with time_machine.travel(NOW + MANAGE_WITHIN - timedelta(seconds=1), tick=False):
        assert client.get(reverse("readers:choices")).status_code == 200
    with time_machine.travel(NOW + MANAGE_WITHIN, tick=False):
        answer = client.get(reverse("readers:choices"))
        assert answer.status_code == 403
        assert "kim" not in answer.content.decode()
        assert client.post(reverse("readers:choose", args=["format"]), {"answer": "text"}).status_code == 403
    kim.refresh_from_db()
    assert kim.format == "html"


def test_choices_close_by_the_button(client: Client, kim: Subscription) -> None:
    opened(client, kim).post(reverse("readers:close"))
    assert client.get(reverse("readers:choices")).status_code == 403


def _truncated(token: str) -> str:
    return token[:-3]


def _changed(token: str) -> str:
    return token[:10] + ("A" if token[10] != "A" else "B") + token[11:]


@pytest.mark.parametrize("name", ["manage", "preferences", "confirm", "leave", "address", "revoke"])
@pytest.mark.parametrize("spoil", [_truncated, _changed, lambda token: "x" * 40, lambda token: "é" * 40])
def test_a_spoilt_link_is_a_page_with_the_mend(
    client: Client, kim: Subscription, name: str, spoil: Callable[[str], str]
) -> None:
    ask_to_move(kim, "kim@lighthouse.example", now=NOW)
    change = AddressChange.objects.get()
    purpose = {"manage": MANAGE, "preferences": PREFERENCES, "confirm": CONFIRM, "leave": LEAVE}.get(name, name)
    who = (kim.newsletter_id, kim.subscriber_id)
    about = token_about(purpose, *who, change.pk, expires=NOW + MANAGE_WITHIN)
    good = about if name in {"address", "revoke"} else link(kim, purpose)
    answer = client.get(reverse(f"readers:{name}", args=[spoil(good)]))
    assert answer.status_code == 404
    assert "This link can’t be used" in answer.content.decode()


@pytest.mark.parametrize("name", ["manage", "preferences", "confirm", "leave", "address", "revoke"])
@pytest.mark.parametrize("purpose", [MANAGE, PREFERENCES, CONFIRM, LEAVE, SESSION, ADDRESS, REVOKE])
def test_a_link_for_one_thing_opens_no_other(client: Client, kim: Subscription, name: str, purpose: str) -> None:
    if purpose == name:
        return
    answer = client.post(reverse(f"readers:{name}", args=[link(kim, purpose)]))
    assert answer.status_code in {404, 405}
    assert count_confirmed(kim.newsletter) == 1


def test_a_link_of_another_reader_or_newsletter_opens_only_theirs(client: Client, kim: Subscription) -> None:
    other = found("The Other Letter", sender_address="letter@other.example")
    strange = token_for(MANAGE, other.pk, kim.subscriber_id, expires=NOW + MANAGE_WITHIN)
    assert client.post(reverse("readers:manage", args=[strange])).status_code == 404
    nobody = token_for(MANAGE, kim.newsletter_id, kim.subscriber_id + 1, expires=NOW + MANAGE_WITHIN)
    assert client.post(reverse("readers:manage", args=[nobody])).status_code == 404


def test_a_link_signed_with_a_key_that_is_none_of_ours_opens_nothing(client: Client, kim: Subscription) -> None:
    from postroad.mail.tokens import Keyring
    from postroad.readers.keys import _WHO

    theirs = Keyring(b"a key that somebody else has made up").sign(
        MANAGE, _WHO.pack(kim.newsletter_id, kim.subscriber_id), expires=NOW + MANAGE_WITHIN
    )
    assert client.post(reverse("readers:manage", args=[theirs])).status_code == 404


def test_an_old_link_says_that_it_is_old(client: Client, kim: Subscription) -> None:
    token = link(kim, MANAGE, expires=NOW)
    assert "This link is too old" in client.get(reverse("readers:manage", args=[token])).content.decode()


def test_the_mails_link_shows_the_same_for_every_reader_and_for_none(client: Client, kim: Subscription) -> None:
    def shown() -> str:
        answer = client.get(reverse("readers:preferences", args=[token]))
        return "".join(
            line for line in answer.content.decode().splitlines() if "csrf" not in line and "/leave/" not in line
        )

    token = link(kim, PREFERENCES)
    before = shown()
    Subscription.objects.update(rhythm="events", discreet=True, paused_until=NOW.date(), state="left")
    assert shown() == before
    kim.subscriber.delete()
    assert shown() == before


@pytest.mark.parametrize("act", ["pause", "fewer", "fresh-link"])
def test_the_mails_link_answers_the_same_for_a_reader_who_is_gone(client: Client, kim: Subscription, act: str) -> None:
    page = reverse(f"readers:{act}", args=[link(kim, PREFERENCES)])
    posted = {"until": "2026-12-24"}
    before = client.post(page, posted).content
    kim.subscriber.delete()
    assert client.post(page, posted).content == before


def test_the_mails_link_lessens_and_never_undoes(client: Client, kim: Subscription) -> None:
    token = link(kim, PREFERENCES)
    client.post(reverse("readers:pause", args=[token]), {"until": "2027-01-31"})
    client.post(reverse("readers:pause", args=[token]), {"until": "2026-12-01"})
    client.post(reverse("readers:fewer", args=[token]))
    kim.refresh_from_db()
    assert (str(kim.paused_until), kim.rhythm) == ("2027-01-31", "events")


@pytest.mark.parametrize("until", ["", "2026-11-20", "2020-01-01", "2029-01-01", "no day", "0001-01-01"])
def test_a_pause_that_is_none_is_asked_back(client: Client, kim: Subscription, until: str) -> None:
    answer = client.post(reverse("readers:pause", args=[link(kim, PREFERENCES)]), {"until": until})
    assert answer.status_code == 400
    assert "Choose a day from tomorrow" in answer.content.decode()


def test_one_address_gets_a_few_links_a_day_and_the_answer_stays_the_same(client: Client, kim: Subscription) -> None:
    page = reverse("readers:fresh-link", args=[link(kim, PREFERENCES)])
    answers = {client.post(page).content for _ in range(20)}
    take_up(now=NOW)
    assert len(answers) == 1
    assert Note.objects.filter(kind=Note.Kind.MANAGE).count() == 5


def test_a_page_does_the_same_for_an_address_that_is_known_and_one_that_is_not(
    client: Client, newsletter: Newsletter, kim: Subscription, django_assert_num_queries: Callable[..., object]
) -> None:
    """The page stores a wish and no more: what the address is worth is looked up later, where nobody waits for it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    done = []
    for address in ("kim@pier.example", "new@pier.example", "kim@pier.example"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.post(
                reverse("readers:subscribe", args=[newsletter.slug]),
                {"address": address, "language": "en", "shown": _shown_before()},
            )
        done.append([query["sql"].split("VALUES")[0] for query in queries])
    assert done[0] == done[1] == done[2]
    assert not [statement for statement in done[0] if "readers_su" in statement], (
        "no subscriber or suppression is looked up"
    )
    assert Wish.objects.count() == 3
    take_up(now=NOW)
    assert Wish.objects.count() == 0
    assert Subscriber.objects.count() == 2


def _shown_before() -> str:
    from postroad.readers.forms import shown_at

    return shown_at(NOW - timedelta(seconds=30))


def test_one_place_may_ask_often_and_not_endlessly(client: Client, newsletter: Newsletter) -> None:
    page = reverse("readers:subscribe", args=[newsletter.slug])

    def ask(number: int, place: str = "192.0.2.1") -> int:
        posted = {"address": f"r{number}@pier.example", "language": "en", "shown": _shown_before()}
        return client.post(page, posted, REMOTE_ADDR=place).status_code

    assert {ask(number) for number in range(KNOCKS_FROM_ONE_PLACE)} == {302}
    assert ask(99) == 429
    assert ask(99, place="192.0.2.2") == 302
    assert Wish.objects.count() == KNOCKS_FROM_ONE_PLACE + 1
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        assert Knock.hears("192.0.2.1", now=NOW + timedelta(minutes=61))


def test_a_household_with_many_addresses_on_the_net_is_one_place(db: None) -> None:
    heard = [Knock.hears(f"2001:db8:1:2::{number:x}", now=NOW) for number in range(KNOCKS_FROM_ONE_PLACE + 1)]
    assert heard.count(False) == 1
    assert Knock.hears("2001:db8:1:3::1", now=NOW)


def test_a_place_is_kept_as_a_hash(client: Client, db: None) -> None:
    Knock.hears("192.0.2.77", now=NOW)
    assert "192.0.2.77" not in Knock.objects.get().place


def test_ten_thousand_wishes_for_one_address_are_three_mails(newsletter: Newsletter) -> None:
    Wish.objects.bulk_create(
        Wish(kind="subscribe", newsletter=newsletter, address="kim@pier.example", asked_at=NOW) for _ in range(10_000)
    )
    while take_up(now=NOW):
        pass
    assert Note.objects.count() == join.NOTES_A_DAY
    assert Subscriber.objects.count() == 1


def test_a_form_on_another_site_stores_nothing(newsletter: Newsletter) -> None:
    page = reverse("readers:embedded", args=[newsletter.slug]) + "?language=fr"
    answer = Client(enforce_csrf_checks=True).post(page, {"address": 'kim@pier.example"><script>'})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>" not in said
    assert "S’abonner à The Quay Letter" in said
    assert not Wish.objects.exists()


def test_no_readers_page_is_kept_or_framed_or_told_on(client: Client, kim: Subscription) -> None:
    opened(client, kim)
    pages = [reverse("readers:choices"), reverse("readers:preferences", args=[link(kim, PREFERENCES)])]
    for page in [*pages, reverse("readers:own-file", args=["json"])]:
        answer = client.get(page)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
