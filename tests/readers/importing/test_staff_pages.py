"""Lists in and out by the desk's pages, without any script."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from postroad.network.models import AuditEntry, Newsletter, Person
from postroad.readers import tasks
from postroad.readers.consent import disagreements
from postroad.readers.importing import drafts
from postroad.readers.models import Batch, ConsentEntry, Subscriber

pytestmark = pytest.mark.django_db
LIST = (
    "Contact;Wer;Stand\nkim@pier.example;Kim;aktiv\nlee@pier.example;<b>Lee</b>;gekündigt\n"
    "x@gmial.com;X;aktiv\nnobody;;aktiv\n"
)
BASIS = {"basis": "members, by the statutes", "evidence": "the register of members"}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test's lists in a folder of its own."""
    monkeypatch.setattr(drafts, "_folder", lambda: tmp_path / "imports")


@pytest.fixture
def editor(newsletter: Newsletter) -> Client:
    """Return a browser of a signed-in editor."""
    client = Client()
    client.force_login(Person.objects.create_user("ana@desk.example", name="Ana"))
    return client


def upload(editor: Client, words: str = LIST, name: str = "list.csv") -> Batch:
    """Choose a list on the page."""
    newsletter = Newsletter.objects.get()
    file = SimpleUploadedFile(name, words.encode())
    response = editor.post(reverse("readers:imports"), {"newsletter": newsletter.pk, "file": file})
    batch = Batch.objects.get()
    assert response["Location"] == reverse("readers:import", args=[batch.pk])
    return batch


def look(editor: Client, batch: Batch, **changed: object) -> str:
    """Say what the columns are, and see what would become of the lines."""
    page = reverse("readers:import", args=[batch.pk])
    response = editor.post(page, {"address": "0", "name_0": "1", "subscribed": ["2"], **changed})
    assert response.status_code == 302, response.content.decode()
    return str(editor.get(page).content.decode())


def test_strangers_see_nothing_of_it(client: Client, newsletter: Newsletter) -> None:
    for page in (reverse("readers:imports"), reverse("readers:export")):
        assert client.get(page).status_code == 302
        assert client.post(page).status_code == 302


def test_a_list_goes_from_the_file_to_the_readers_and_back(editor: Client, newsletter: Newsletter) -> None:
    batch = upload(editor)
    shown = editor.get(reverse("readers:import", args=[batch.pk])).content.decode()
    assert "Contact" in shown
    assert "&lt;b&gt;Lee&lt;/b&gt;" in shown
    assert "Enrol the new ones" not in shown
    page = look(editor, batch)
    for told in ("New", "No address", "Not subscribed there", "To be asked back", "Enrol the new ones"):
        assert told in page
    assert not Subscriber.objects.exists()

    assert editor.post(reverse("readers:import-start", args=[batch.pk]), {"basis": "members"}).status_code == 400
    assert not Subscriber.objects.exists()
    editor.post(reverse("readers:import-start", args=[batch.pk]), BASIS)
    reader = Subscriber.objects.get()
    assert (reader.address, reader.name) == ("kim@pier.example", "Kim")
    assert ConsentEntry.objects.get().how == BASIS["basis"]
    stored = editor.get(reverse("readers:import", args=[batch.pk])).content.decode()
    assert BASIS["evidence"] in stored
    assert list(drafts._folder().iterdir()) == []

    editor.post(reverse("readers:import-back", args=[batch.pk]))
    assert not Subscriber.objects.exists()
    assert list(disagreements(newsletter)) == []
    assert "It was taken back" in editor.get(reverse("readers:import", args=[batch.pk])).content.decode()
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == ["import", "import taken back"]


def test_each_line_is_downloaded_with_its_answer(editor: Client) -> None:
    batch = upload(editor)
    look(editor, batch)
    response = editor.get(reverse("readers:import-report", args=[batch.pk]))
    rows = list(csv.reader(io.StringIO(b"".join(response).decode())))
    assert [row[:2] for row in rows[1:]] == [
        ["2", "new"],
        ["3", "not subscribed there"],
        ["4", "to be asked back"],
        ["5", "no address"],
    ]


def test_what_the_columns_say_can_be_changed(editor: Client) -> None:
    batch = upload(editor)
    page = look(editor, batch, name_0="", subscribed=[], as_written="on")
    editor.post(reverse("readers:import-start", args=[batch.pk]), BASIS)
    assert "To be asked back" not in page
    found = Subscriber.objects.order_by("address").values_list("address", "name")
    assert list(found) == [("kim@pier.example", ""), ("lee@pier.example", ""), ("x@gmial.com", "")]


def test_a_file_that_is_no_list_is_refused_with_the_reason_and_not_kept(editor: Client) -> None:
    newsletter = Newsletter.objects.get()
    for words, said in ((b"", "empty"), (b"\xd0\xcf\x11\xe0" + bytes(99), ".xls"), (b"a," * 3_000, "columns")):
        file = SimpleUploadedFile("list.csv", words)
        response = editor.post(reverse("readers:imports"), {"newsletter": newsletter.pk, "file": file})
        assert response.status_code == 400
        assert said in response.content.decode()
    assert not Batch.objects.exists()
    assert list(drafts._folder().iterdir()) == []


def test_a_line_that_cant_be_read_is_named_and_nothing_is_stored(editor: Client) -> None:
    batch = upload(editor, 'Email\nkim@pier.example\n"lee' + "x" * 120_000 + "\n")
    response = editor.post(reverse("readers:import", args=[batch.pk]), {"address": "0"})
    assert response.status_code == 400
    assert "Line 3 opens a quotation mark" in response.content.decode()
    report = b"".join(editor.get(reverse("readers:import-report", args=[batch.pk]))).decode()
    assert "Line 3 opens a quotation mark" in report


def test_a_list_put_away_is_gone_with_its_file(editor: Client) -> None:
    batch = upload(editor)
    editor.post(reverse("readers:import-away", args=[batch.pk]))
    assert not Batch.objects.exists()
    assert list(drafts._folder().iterdir()) == []


def test_a_list_that_nobody_stores_is_put_away_after_a_week(editor: Client) -> None:
    upload(editor)
    assert drafts.forget_stale(now=datetime.now(UTC) + timedelta(days=6)) == 0
    assert drafts.forget_stale(now=datetime.now(UTC) + timedelta(days=8)) == 1
    assert list(drafts._folder().iterdir()) == []


def test_a_kept_list_is_for_its_owner_alone(editor: Client) -> None:
    upload(editor)
    (kept,) = drafts._folder().iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.parent.stat().st_mode & 0o077 == 0
    assert settings.POSTROAD_HOME.exists()


def test_a_long_list_is_left_to_the_worker(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "AT_ONCE_BYTES", 10)
    batch = upload(editor)
    page = look(editor, batch)
    assert "Enrol the new ones" not in page
    tasks.look_through.func(batch.pk)
    assert "Enrol the new ones" in editor.get(reverse("readers:import", args=[batch.pk])).content.decode()
    editor.post(reverse("readers:import-start", args=[batch.pk]), BASIS)
    assert "It is being stored" in editor.get(reverse("readers:import", args=[batch.pk])).content.decode()
    tasks.store_batch.func(batch.pk)
    tasks.store_batch.func(batch.pk)
    assert Subscriber.objects.count() == 1
    tasks.undo_batch.func(batch.pk, None)
    tasks.undo_batch.func(batch.pk, None)
    assert not Subscriber.objects.exists()


def test_an_export_is_downloaded_and_stands_in_the_audit_log(editor: Client, newsletter: Newsletter) -> None:
    batch = upload(editor)
    look(editor, batch)
    editor.post(reverse("readers:import-start", args=[batch.pk]), BASIS)
    assert "Download the readers" in editor.get(reverse("readers:export")).content.decode()
    response = editor.post(reverse("readers:export"), {"newsletter": newsletter.pk, "states": ["confirmed"]})
    assert "kim@pier.example" in b"".join(response).decode()
    assert "attachment" in response["Content-Disposition"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.act, entry.about, entry.detail) == ("export", newsletter.slug, "confirmed")
    assert editor.post(reverse("readers:export"), {"newsletter": newsletter.pk}).status_code == 400
