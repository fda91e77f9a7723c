"""The desk's pages: what an editor does there, without any script."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from postroad.desk.accept import accept
from postroad.desk.compose import compose
from postroad.desk.models import Issue
from postroad.document import dump
from tests.archive import world as archive
from tests.desk import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(world.editor())
    return client


@pytest.fixture
def issue() -> Issue:
    return accept(world.document(), world.newsletter(), by=None)


def page(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    return response.content.decode()


def at(name: str, *parts: object) -> str:
    return reverse(f"desk:{name}", args=parts)


def filled(client: Client, path: str, action: str = "") -> dict[str, str]:
    """Return what stands in the fields of a page's main form, as a browser would send it."""
    from lxml import html

    tree = html.fromstring(client.get(path).content)
    form = next(
        form for form in tree.forms if form.get("action", path) == (action or path) and form.get("method") == "post"
    )
    return {name: value or "" for name, value in form.form_values()}


def test_an_empty_desk_offers_the_first_step(editor):
    world.newsletter()
    shown = page(editor, at("issues"))
    assert "Your issues will stand here" in shown
    assert at("import") in shown


def test_a_desk_without_a_newsletter_says_who_founds_one(editor):
    assert "postroad init" in page(editor, at("issues"))


def test_each_issue_in_the_list_says_where_it_stands_and_what_comes_next(editor, issue):
    assert "Check and publish it" in page(editor, at("issues"))
    editor.post(at("publish", issue.pk))
    assert "Send it to the readers" in page(editor, at("issues"))
    issue.item("newsnewsnewsnews").rewrite(world.news(title="Other words"))
    assert "Publish the correction" in page(editor, at("issues"))


def test_a_new_issue_begins_with_the_usual_sections(editor):
    newsletter = world.newsletter()
    editor.post(at("new"), {"newsletter": newsletter.pk, "title": "April", "date": "2026-04"})
    shown = page(editor, at("issue", Issue.objects.get().pk))
    assert "From the members" in shown
    assert editor.post(at("new"), {"newsletter": newsletter.pk, "title": "x", "date": "April"}).status_code == 400


def test_a_file_becomes_an_issue_and_shows_what_its_reader_said(editor):
    newsletter = world.newsletter()
    file = SimpleUploadedFile(
        "march.md", b"# March news\n\n## Members\n\n### A shelter opens\n\nForty beds in Ghent.\n"
    )
    response = editor.post(at("import"), {"newsletter": newsletter.pk, "file": file}, follow=True)
    shown = response.content.decode()
    issue = Issue.objects.get()
    assert response.redirect_chain[-1][0] == at("reading", issue.pk)
    assert "march.md" in shown
    assert "Recognised" in shown
    again = SimpleUploadedFile(
        "march.md", b"# March news\n\n## Members\n\n### A shelter opens\n\nForty beds in Ghent.\n"
    )
    second = editor.post(at("import"), {"newsletter": newsletter.pk, "file": again}, follow=True)
    assert "was imported before" in second.content.decode()
    assert Issue.objects.count() == 1


def test_a_document_comes_in_as_it_is(editor):
    newsletter = world.newsletter()
    file = SimpleUploadedFile("march.json", dump(world.document()).encode())
    editor.post(at("import"), {"newsletter": newsletter.pk, "file": file})
    assert compose(Issue.objects.get()) == world.document()


@pytest.mark.parametrize("contents", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"", b"   "])
def test_a_file_that_cannot_be_read_says_so_in_its_field_and_makes_nothing(editor, contents):
    newsletter = world.newsletter()
    response = editor.post(at("import"), {"newsletter": newsletter.pk, "file": SimpleUploadedFile("x.txt", contents)})
    assert response.status_code == 400
    assert "field__error" in response.content.decode()
    assert not Issue.objects.exists()


def test_a_document_that_is_broken_names_the_place(editor):
    newsletter = world.newsletter()
    file = SimpleUploadedFile("x.json", b'{"title": "x", "sections": [{"nonsense": 1}]}')
    shown = editor.post(at("import"), {"newsletter": newsletter.pk, "file": file}).content.decode()
    assert "sections.0" in shown


def test_an_item_saved_as_it_is_shown_says_the_same_as_before(editor, issue):
    before = compose(issue)
    for key in ("newsnewsnewsnews", "eventeventevente"):
        path = at("item", issue.pk, key)
        assert editor.post(path, filled(editor, path)).status_code == 302
    assert compose(Issue.objects.get()) == before


def test_an_events_time_is_written_as_its_own_clock_shows_it(editor, issue):
    path = at("item", issue.pk, "eventeventevente")
    told = filled(editor, path)
    assert (told["start_day"], told["start_time"], told["end_time"]) == ("2026-04-16", "10:00", "12:00")
    editor.post(path, {**told, "start_time": "11:30", "end_time": "13:00", "zone": "Europe/Lisbon"})
    event = compose(Issue.objects.get()).items[1]
    assert event.start.isoformat() == "2026-04-16T11:30:00+01:00"
    assert not event.all_day
    editor.post(path, {**filled(editor, path), "start_time": "", "end_day": "", "end_time": ""})
    event = compose(Issue.objects.get()).items[1]
    assert (event.start.isoformat(), event.end, event.all_day) == ("2026-04-16", None, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "This field is required"),
        ({"links": "javascript:alert(1) Read"}, "is not an address that readers can follow"),
        ({"registration": "nowhere"}, "is not an address that readers can follow"),
        ({"start_time": ""}, "or for neither"),
        ({"zone": "Atlantis"}, "is not a time zone"),
        ({"countries": "Belgium"}, "Countries"),
        ({"start_day": "tomorrow"}, "Give the day like"),
        ({"start_day": "", "end_day": ""}, "Give the day too"),
    ],
)
def test_what_cannot_be_stands_in_the_form_with_the_mend_and_is_not_saved(editor, issue, wrong, said):
    before = compose(issue)
    path = at("item", issue.pk, "eventeventevente")
    response = editor.post(path, {**filled(editor, path), **wrong})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert compose(Issue.objects.get()) == before


def test_nobodys_words_are_written_over_unseen(editor, issue):
    path = at("item", issue.pk, "newsnewsnewsnews")
    told = filled(editor, path)
    issue.item("newsnewsnewsnews").rewrite(world.news(title="Hers"))
    response = editor.post(path, {**told, "title": "His"})
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Hers" in shown
    assert 'value="His"' in shown
    assert issue.item("newsnewsnewsnews").title == "Hers"
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    editor.post(path, {**told, "title": "His and hers", "seen": seen})
    assert issue.item("newsnewsnewsnews").title == "His and hers"


def test_sections_and_items_are_added_moved_taken_out_and_put_back(editor, issue):
    editor.post(at("add-section", issue.pk), {"title": "Reading"})
    section = issue.sections.get(title="Reading")
    editor.post(at("add-item", issue.pk, section.key), {"title": "A report", "kind": "report"})
    item = section.items.get()
    assert item.kind == "report"
    editor.post(at("move-item", issue.pk, item.key), {"way": "up"})
    assert issue.item(item.key).section.title == "Events"
    editor.post(at("move-item", issue.pk, item.key), {"section": section.key})
    assert issue.item(item.key).section == section
    editor.post(at("move-section", issue.pk, section.key), {"way": "up"})
    assert [part.title for part in compose(issue).sections] == ["From the members", "Reading", "Events"]
    editor.post(at("remove-item", issue.pk, item.key))
    assert "Put back" in page(editor, at("issue", issue.pk))
    editor.post(at("restore-item", issue.pk, item.key))
    editor.post(at("remove-section", issue.pk, section.key))
    assert len(compose(issue).sections) == 2
    editor.post(at("restore-section", issue.pk, section.key))
    assert [item.title for item in compose(issue).sections[1].items] == ["A report"]


def test_what_stands_before_and_after_the_sections_is_written_too(editor, issue):
    path = at("issue", issue.pk)
    told = filled(editor, path)
    editor.post(
        path, {**told, "title": "Spring", "introduction": "Hello <script>", "footer_text": "Bye", "language": "fr"}
    )
    document = compose(Issue.objects.get())
    assert (document.title, document.language, document.footer.text) == ("Spring", "fr", "Bye")
    assert editor.post(path, {**told, "date": "soon"}).status_code == 400
    assert editor.post(path, {**told, "language": "French!"}).status_code == 400


def test_publishing_and_withdrawing_from_the_issues_page(editor, issue):
    editor.post(at("publish", issue.pk))
    assert "A shelter opens" in archive.read(archive.ISSUE)
    assert "See it in the archive" in page(editor, at("issue", issue.pk))
    editor.post(at("withdraw", issue.pk))
    assert archive.status(archive.ISSUE) == 410


@pytest.mark.parametrize("name", ["web", "mail", "text", "markdown", "pdf", "calendar"])
def test_each_print_can_be_seen_where_nothing_in_it_can_run(editor, issue, name):
    response = editor.get(at("preview", issue.pk, name))
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert policy.startswith("sandbox; ") == (name not in {"pdf", "calendar"})
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert editor.get(at("preview", issue.pk, "nonsense")).status_code == 404


def test_a_strangers_markup_does_not_leave_the_text_that_it_is_written_in(editor):
    hostile = world.news(title="</title><script>alert(1)</script>", body="<img src=x onerror=alert(1)>")
    section = world.document().sections[0].model_copy(update={"items": (hostile,)})
    issue = accept(world.document(sections=(section,)), world.newsletter(), by=None)
    for path in (at("issues"), at("issue", issue.pk), at("item", issue.pk, hostile.key)):
        shown = page(editor, path)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_the_desk_is_closed_to_strangers(issue):
    paths = [at("issues"), at("new"), at("import"), at("place"), at("issue", issue.pk), at("reading", issue.pk)]
    paths += [at("item", issue.pk, "newsnewsnewsnews"), at("preview", issue.pk, "web"), at("publish", issue.pk)]
    for path in paths:
        for response in (Client().get(path), Client().post(path)):
            assert response.status_code in {302, 405}
            assert response.status_code == 405 or response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", ["publish", "withdraw", "add-section"])
def test_acts_are_not_done_by_following_a_link(editor, issue, name):
    assert editor.get(at(name, issue.pk)).status_code == 405
