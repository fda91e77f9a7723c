"""Discreet mode: no page at the discreet domain and no front tells whose it is."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.discreet import NoDiscreetFront, front_for
from postroad.readers.join import Enrolment
from postroad.readers.keys import PREFERENCES, token_for
from postroad.readers.models import Subscription

NOW = datetime.now(UTC)


@pytest.fixture
def kim(newsletter: Newsletter, settings: Any) -> Subscription:
    """Return a reader, where there is a discreet domain."""
    settings.CONFIG = replace(settings.CONFIG, discreet_domain="morning.example", discreet_name="Morning news")
    settings.POSTROAD_URL = "https://quay.example"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "morning.example"]
    join.enrol(newsletter, [Enrolment("kim@pier.example")], basis="members", evidence="list", now=NOW)
    return Subscription.objects.get()


def test_the_front_of_a_discreet_reader_names_nothing_of_the_network(newsletter: Newsletter, kim: Subscription) -> None:
    kim.discreet, kim.language = True, "fr"
    front = front_for(newsletter, kim)
    assert "quay" not in repr(front).lower()
    assert (front.base_url, front.sender_name, front.subject) == (
        "https://morning.example",
        "Morning news",
        "Vos nouvelles",
    )


def test_the_front_of_another_reader_is_the_newsletters_own(newsletter: Newsletter, kim: Subscription) -> None:
    front = front_for(newsletter, kim)
    assert (front.base_url, front.sender_name, front.subject) == ("https://quay.example", "The Quay Letter", "")


def test_without_the_domain_a_discreet_reader_is_written_to_by_nobody(
    newsletter: Newsletter, kim: Subscription, settings: Any
) -> None:
    kim.discreet = True
    settings.CONFIG = replace(settings.CONFIG, discreet_domain="")
    with pytest.raises(NoDiscreetFront, match="discreet_domain"):
        front_for(newsletter, kim)


@pytest.mark.parametrize(
    "path", ["/", "/desk/", "/look/", "/the-quay-letter/", "/reader/subscribe/the-quay-letter/", "/sign-in/"]
)
def test_the_discreet_domain_has_readers_links_alone(client: Client, kim: Subscription, path: str) -> None:
    answer = client.get(path, headers={"host": "morning.example"})
    assert answer.status_code == 404
    assert "quay" not in answer.content.decode().lower()


def test_a_readers_page_there_has_a_quick_exit_and_names_nobody(client: Client, kim: Subscription) -> None:
    page = reverse("readers:preferences", args=[token_for(PREFERENCES, kim.newsletter_id, kim.subscriber_id)])
    said = client.get(page, headers={"host": "morning.example:8443"}).content.decode()
    assert "quay" not in said.lower()
    assert "<title>Your subscription to these mails</title>" in said
    assert 'href="/reader/exit/"' in said
    assert "Quay" in client.get(page).content.decode()


def test_the_quick_exit_leads_to_where_anyone_may_be_seen(client: Client, kim: Subscription) -> None:
    answer = client.get("/reader/exit/", headers={"host": "morning.example"})
    assert answer["Location"] == "https://www.wikipedia.org/"
    assert answer.cookies["reader"]["max-age"] == 0
