"""Who comes in at the door, and how."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from postroad.network.models import Person
from postroad.site.door.models import SignInFailure

pytestmark = pytest.mark.django_db
PASSWORD = "a road by the river"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ana() -> Person:
    return Person.objects.create_user("ana@desk.example", PASSWORD, name="Ana")


def knock(client: Client, password: str, address: str = "ana@desk.example", **more: Any) -> HttpResponse:
    extra = {"REMOTE_ADDR": more.pop("place")} if "place" in more else {}
    return client.post("/sign-in/", {"username": address, "password": password, **more}, **extra)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_editor_comes_in_with_address_and_password_however_the_address_is_written(
    client: Client, ana: Person
) -> None:
    knock(client, PASSWORD, "ANA@Desk.example")
    assert is_in(client)


def test_someone_whose_account_is_closed_stays_outside(client: Client, ana: Person) -> None:
    ana.is_active = False
    ana.save()
    knock(client, PASSWORD)
    assert not is_in(client)


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_the_door_leads_to_no_strange_place(client: Client, ana: Person, place: str) -> None:
    answer = knock(client, PASSWORD, next=place)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/")


def test_after_five_failures_the_door_is_shut_even_for_the_right_password_and_opens_again(
    client: Client, ana: Person
) -> None:
    start = datetime.fromisoformat("2031-06-12T10:00:00+00:00")
    with time_machine.travel(start, tick=False):
        for _ in range(5):
            knock(client, "wrong")
        assert "Wait 15 minutes" in knock(client, PASSWORD).content.decode()
        assert not is_in(client)
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        knock(client, PASSWORD)
        assert is_in(client)


def test_one_who_guesses_elsewhere_does_not_shut_the_door_for_the_editor(client: Client, ana: Person) -> None:
    for _ in range(6):
        knock(client, "wrong", place="192.0.2.9")
    knock(client, PASSWORD, place="192.0.2.1")
    assert is_in(client)


def test_one_who_tries_many_addresses_from_one_place_is_shut_out(client: Client, ana: Person) -> None:
    for number in range(50):
        SignInFailure.record(f"someone-{number}@desk.example", "127.0.0.1", now=timezone.now())
    knock(client, PASSWORD)
    assert not is_in(client)


def test_coming_in_forgets_the_failures(client: Client, ana: Person) -> None:
    for _ in range(4):
        knock(client, "wrong")
    knock(client, PASSWORD)
    client.post("/sign-out/")
    knock(client, "wrong")
    knock(client, PASSWORD)
    assert is_in(client)


def test_failures_keep_neither_address_nor_place_and_are_forgotten(client: Client) -> None:
    start = datetime.fromisoformat("2031-06-12T10:00:00+00:00")
    with time_machine.travel(start, tick=False):
        knock(client, "wrong", place="192.0.2.9")
    (row,) = SignInFailure.objects.values("address", "place")
    assert "ana" not in row["address"]
    assert "192" not in row["place"][:4]
    with time_machine.travel(start + timedelta(hours=1), tick=False):
        knock(client, "wrong")
    assert SignInFailure.objects.count() == 1


def test_behind_a_proxy_the_proxys_word_counts_and_the_strangers_does_not(
    client: Client, ana: Person, settings: Any
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(6):
        client.post(
            "/sign-in/",
            {"username": "ana@desk.example", "password": "wrong"},
            HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 192.0.2.9",
        )
    answer = client.post(
        "/sign-in/",
        {"username": "ana@desk.example", "password": PASSWORD},
        HTTP_X_FORWARDED_FOR="203.0.113.99, 192.0.2.9",
    )
    assert "Wait 15 minutes" in answer.content.decode()


def test_signing_out_is_a_deliberate_act(client: Client, ana: Person) -> None:
    client.force_login(ana)
    assert client.get("/sign-out/").status_code == 405
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def test_an_unknown_address_is_answered_as_a_wrong_password_is(client: Client, ana: Person) -> None:
    known = knock(client, "wrong").content.decode()
    unknown = knock(client, "wrong", "nobody@desk.example").content.decode()
    assert "don’t belong together" in known
    assert "don’t belong together" in unknown
