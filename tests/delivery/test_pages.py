"""The mailings' pages: what will be sent to how many, and what became of each mail; for staff alone."""

import pytest
from django.test import Client
from django.urls import reverse

from postroad.delivery.models import Delivery, Mailing
from postroad.delivery.send import send
from postroad.delivery.tasks import send_mailing
from postroad.network.models import Person
from tests.delivery.world import IMPATIENT, World, relay_to, world
from tests.mail.relay import ScriptedRelay

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(client: Client) -> Client:
    """Return an editor's browser."""
    client.force_login(Person.objects.create_user("edda@lantern.example", "a long enough word", name="Edda"))
    return client


def start(there: World) -> str:
    """Return the address of the last page before sending."""
    return reverse("delivery:start", args=[there.revision.issue_id])


def test_strangers_see_none_of_it(client: Client) -> None:
    mailing = world(1).mailing()
    for name in ("mailing", "figures", "pause", "resume", "stop"):
        answer = client.get(reverse(f"delivery:{name}", args=[mailing.pk]))
        assert answer.status_code == 302
        assert reverse("sign-in") in answer["Location"]
    assert client.get(reverse("delivery:mailings")).status_code == 302


def test_before_sending_the_page_says_to_how_many_and_looking_sends_nothing(desk: Client) -> None:
    there = world(3)
    with ScriptedRelay() as sink:
        relay_to(sink)
        page = desk.get(start(there)).content.decode()
    assert "Send to 3 readers" in page
    assert not Mailing.objects.exists()


def test_without_a_relay_nothing_can_be_sent_and_the_page_says_so(desk: Client) -> None:
    there = world(3)
    assert "There is no relay" in desk.get(start(there)).content.decode()
    assert desk.post(start(there)).status_code == 409
    assert not Mailing.objects.exists()


def test_sending_from_the_desk_is_one_mailing_however_often_the_button_is_pressed(desk: Client) -> None:
    there = world(4)
    with ScriptedRelay() as sink:
        relay_to(sink)
        for _ in range(2):
            answer = desk.post(start(there))
        mailing = Mailing.objects.get()
        assert answer["Location"] == reverse("delivery:mailing", args=[mailing.pk])
        assert str(mailing.created_by) == "Edda"
        for _ in range(2):
            send_mailing.call(mailing.pk)
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.DONE
    assert len(sink.got) == 4


def test_the_page_counts_each_state_and_names_those_in_doubt(desk: Client) -> None:
    mailing = world(6).mailing()

    def decide(phase: str, said: str) -> bytes | str | None:
        if phase == "rcpt" and "reader1@" in said:
            return b"550 5.1.1 No such user\r\n"
        return "close" if phase == "dot" and "reader2@" in said else None

    with ScriptedRelay(decide=decide) as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    page = desk.get(reverse("delivery:mailing", args=[mailing.pk])).content.decode()
    assert "4 of 6" in page
    assert "1 uncertain" in page
    assert "Refused" in page
    assert "hx-get" not in page, "what is over is not fetched again"
    assert "4 of 6 accepted" in desk.get(reverse("delivery:mailings")).content.decode()


def test_pausing_going_on_and_ending(desk: Client) -> None:
    mailing = world(2).mailing()

    def press(name: str) -> str:
        desk.post(reverse(f"delivery:{name}", args=[mailing.pk]))
        mailing.refresh_from_db()
        return mailing.state

    assert press("pause") == Mailing.State.PAUSED
    with ScriptedRelay() as sink:
        relay_to(sink)
        send_mailing.call(mailing.pk)
        assert sink.got == [], "the worker leaves a paused mailing alone"
    assert press("resume") == Mailing.State.READY
    assert press("stop") == Mailing.State.STOPPED
    assert press("resume") == Mailing.State.STOPPED
    assert Delivery.objects.filter(mailing=mailing, state="queued").count() == 2


def test_a_running_mailing_fetches_its_figures_and_works_without_script(desk: Client) -> None:
    mailing = world(2).mailing()
    page = desk.get(reverse("delivery:mailing", args=[mailing.pk])).content.decode()
    assert f'hx-get="{reverse("delivery:figures", args=[mailing.pk])}"' in page
    assert "Show the newest figures" in page
    part = desk.get(reverse("delivery:figures", args=[mailing.pk])).content.decode()
    assert "<html" not in part
    assert "0 of 2" in part


def test_an_empty_list_offers_the_first_step(desk: Client) -> None:
    assert "Your mailings will stand here" in desk.get(reverse("delivery:mailings")).content.decode()
