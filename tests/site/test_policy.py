"""What every answer says about what may run, load and frame it; and the pages for what went wrong."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import get_resolver, reverse

from postroad.network.models import Person
from postroad.site.catcher.store import CAUGHT_NAME, Store
from tests.architecture.test_rooms import views
from tests.site.mails import letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(Person.objects.create_user("ana@desk.example", name="Ana"))
    return client


@pytest.fixture
def caught(settings: Any, tmp_path: Path) -> Store:
    settings.POSTROAD_CATCHER = True
    settings.POSTROAD_HOME = tmp_path
    store = Store(tmp_path / CAUGHT_NAME)
    store.keep("news@lantern.example", ["reader@post.example"], letter("<b>Fat</b>").as_bytes())
    return store


def plain_addresses() -> list[str]:
    return ["/" + where for where, _ in views(get_resolver()) if "<" not in where and "(" not in where]


@pytest.mark.parametrize("address", plain_addresses())
def test_every_page_runs_loads_and_is_framed_by_nothing_from_elsewhere(editor: Client, address: str) -> None:
    policy = editor.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    for loosening in ("unsafe-inline'; script", "unsafe-eval", "http:", "https:", "*"):
        assert loosening not in policy
    script = next((part for part in policy.split(";") if part.strip().startswith("script-src")), "")
    assert "unsafe" not in script


@pytest.mark.parametrize("address", plain_addresses())
def test_no_page_fails(editor: Client, address: str) -> None:
    assert editor.get(address).status_code < 500


def test_a_caught_mail_is_shown_where_nothing_in_it_can_run(editor: Client, caught: Store) -> None:
    answer = editor.get(reverse("catcher:mail-html", args=[1]))
    assert answer["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
    )
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert b"<p>The shelter reopened." in answer.content


def test_the_page_around_it_escapes_what_the_mail_says(editor: Client, caught: Store) -> None:
    for address in (
        reverse("catcher:mails"),
        reverse("catcher:mail", args=[1]),
        reverse("catcher:mail-source", args=[1]),
    ):
        shown = editor.get(address).content.decode()
        assert "&lt;b&gt;Fat&lt;/b&gt;" in shown
        assert "<b>Fat</b>" not in shown


def test_an_attachment_is_a_file_to_keep(editor: Client, caught: Store) -> None:
    answer = editor.get(reverse("catcher:attachment", args=[1, 1]))
    assert answer["Content-Disposition"] == 'attachment; filename="events.ics"'
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_an_attached_page_is_never_served_as_one(editor: Client, caught: Store) -> None:
    raw = (
        b'Content-Type: text/html\r\nContent-Disposition: attachment; filename="x\r\n .html"\r\n\r\n<script>1</script>'
    )
    pk = caught.keep("a@x.example", ["b@y.example"], raw)
    answer = editor.get(reverse("catcher:attachment", args=[pk, 1]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert "\r" not in answer["Content-Disposition"]


def test_hostile_mails_have_a_page_each(editor: Client, caught: Store) -> None:
    hostile = [
        b"",
        b"\x00\xff" * 5_000,
        b"Subject: " + b"x" * 60_000 + b"\r\n\r\n",
        b"".join(b"X-%d: y\r\n" % n for n in range(5_000)) + b"\r\n",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: text/html; charset=rot13\r\n\r\n<p>hello",
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!",
    ]
    recipients = [f"r{number}@post.example" for number in range(10_000)]
    for raw in hostile:
        pk = caught.keep("a@x.example", recipients, raw)
        for name in ("mail", "mail-html", "mail-source"):
            assert editor.get(reverse(f"catcher:{name}", args=[pk])).status_code == 200
    assert editor.get(reverse("catcher:mails")).status_code == 200


def test_the_source_is_given_whole_as_a_file(editor: Client, caught: Store) -> None:
    answer = editor.get(reverse("catcher:mail-source", args=[1]) + "?whole")
    assert answer.content == caught.source(1)
    assert answer["Content-Disposition"] == 'attachment; filename="mail-1.eml"'


def test_all_mails_are_forgotten_by_a_deliberate_act_alone(editor: Client, caught: Store) -> None:
    assert editor.get(reverse("catcher:clear")).status_code == 405
    assert caught.count() == 1
    editor.post(reverse("catcher:clear"))
    assert caught.count() == 0


def test_strangers_see_no_caught_mail(client: Client, caught: Store) -> None:
    for address in (reverse("catcher:mails"), reverse("catcher:mail-html", args=[1])):
        assert client.get(address)["Location"].startswith("/sign-in/")


def test_where_there_is_no_catcher_there_is_no_such_page(editor: Client, caught: Store, settings: Any) -> None:
    settings.POSTROAD_CATCHER = False
    assert editor.get(reverse("catcher:mails")).status_code == 404
    assert editor.get(reverse("catcher:mail-html", args=[1])).status_code == 404


@pytest.mark.parametrize("number", ["2", "9" * 30])
def test_a_mail_that_was_never_caught_is_not_there(editor: Client, caught: Store, number: str) -> None:
    assert editor.get(f"/catcher/{number}/").status_code == 404


def test_a_missing_page_says_so_and_where_to_start(client: Client) -> None:
    answer = client.get("/nowhere/at/all/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_form_without_its_proof_is_answered_with_the_mend() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a@b.example", "password": "x"})
    assert answer.status_code == 403
    assert "This form has gone stale" in answer.content.decode()


def test_what_breaks_on_our_side_is_said_without_its_insides(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret insides")

    client.raise_request_exception = False
    monkeypatch.setattr("postroad.site.look._words", broken)
    answer = client.get("/look/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_an_operators_page_tells_an_editor_whom_to_ask(editor: Client, rf: Any) -> None:
    from django.core.exceptions import PermissionDenied
    from django.views.defaults import permission_denied

    request = rf.get("/")
    request.user = Person.objects.get()
    answer = permission_denied(request, PermissionDenied())
    assert answer.status_code == 403
    assert "You are signed in as Ana" in answer.content.decode()


def test_a_watcher_is_told_whether_the_database_is_there(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/health/").json() == {"status": "well", "database": "reachable"}

    def gone(*_: object) -> None:
        raise OperationalError("no")

    monkeypatch.setattr(connection, "cursor", gone)
    assert client.get("/health/").status_code == 503
