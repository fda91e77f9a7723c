"""What machines get: the feed, the calendars, the site map, and answers that cost little."""

import json
from datetime import UTC, datetime

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar
from lxml import etree

from postroad.archive import answer
from postroad.archive.feed import ATOM, Channel, Told, feed, lasting_id
from postroad.document import load
from tests.archive import world
from tests.desk import world as desk


def atom(path: str = f"{world.SHELF}feed.xml") -> etree._Element:
    return etree.fromstring(world.read(path).encode())


def texts(root: etree._Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{{{ATOM}}}{name}")]


@pytest.mark.django_db
def test_the_feed_is_read_by_a_feed_reader_as_what_it_is():
    world.publish(desk.document(), desk.newsletter(description="News of the lamps"))
    read = feedparser.parse(world.read(f"{world.SHELF}feed.xml").encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "The Lantern"
    (entry,) = read.entries
    assert entry.title == "March at the Lantern"
    assert entry.link == "http://localhost:8000/the-lantern/2026-03/"
    assert entry.summary == "What the members did in winter."
    assert "Forty beds" in entry.content[0].value


@pytest.mark.django_db
def test_a_correction_changes_when_an_entry_was_updated_and_never_its_name():
    publication = world.publish(desk.document(), desk.newsletter())
    before = atom()
    world.correct(publication, title="A shelter for forty opens")
    after = atom()
    assert texts(before, "id") == texts(after, "id")
    assert texts(before, "published") == texts(after, "published")
    assert texts(before, "updated") == ["2026-03-02T12:00:00Z"] * 2
    assert texts(after, "updated") == ["2026-03-03T09:30:00Z"] * 2


def test_a_feed_has_what_the_standard_demands_of_each_entry():
    """RFC 4287, 4.1.1 and 4.1.2: id, title and updated; an author; one link rel=alternate; text without controls."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    told = Told("k", "a <b> & “c”", "https://example.org/i", "ar", now, now, "", "<p>x & y</p>")
    root = etree.fromstring(
        feed(Channel("n", "N", "", "Who", "en", "https://example.org/f", "https://example.org/"), [told])
    )
    for element in (root, root.find(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{ATOM}}}{name}")) == 1
        assert len(element.findall(f"{{{ATOM}}}link[@rel='alternate']")) == 1
    assert texts(root, "name") == ["Who"]
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert entry.find(f"{{{ATOM}}}title").text == "a <b> & “c”"
    assert entry.find(f"{{{ATOM}}}content").text == "<p>x & y</p>"


def test_an_entrys_name_is_made_of_keys_and_the_same_on_any_server():
    assert lasting_id("issue", "k") == lasting_id("issue", "k") != lasting_id("issue", "l")
    assert lasting_id("issue", "k").startswith("urn:uuid:")


@pytest.mark.django_db
def test_the_calendars_hold_the_event_with_a_link_to_its_page():
    world.publish(desk.document(), desk.newsletter())
    for path in (f"{world.SHELF}calendar.ics", f"{world.ISSUE}calendar.ics", f"{world.ISSUE}eventeventevente.ics"):
        response = Client().get(path)
        assert response["Content-Type"].startswith("text/calendar")
        (event,) = Calendar.from_ical(response.content).walk("VEVENT")
        assert event["SUMMARY"] == "Round table on safe return"
        assert event["URL"] == "http://localhost:8000/the-lantern/2026-03/eventeventevente"
        assert world.status("/the-lantern/2026-03/eventeventevente") == 200


@pytest.mark.django_db
def test_the_other_forms_say_what_the_issue_says():
    world.publish(desk.document(), desk.newsletter())
    assert load(world.read(f"{world.ISSUE}issue.json")) == desk.document()
    assert "A shelter opens in the old port" in world.read(f"{world.ISSUE}issue.md")
    pdf = Client().get(f"{world.ISSUE}issue.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == 'inline; filename="the-lantern-2026-03.pdf"'


@pytest.mark.django_db
def test_search_engines_find_the_issues_and_are_kept_out_of_the_rest():
    world.publish(desk.document(), desk.newsletter())
    assert "http://localhost:8000/the-lantern/2026-03/" in world.read("/sitemap.xml")
    robots = world.read("/robots.txt")
    assert "Disallow: /desk/" in robots
    assert "Sitemap: http://localhost:8000/sitemap.xml" in robots


@pytest.mark.django_db
def test_who_has_a_page_already_is_told_that_it_is_the_same_until_something_changes():
    publication = world.publish(desk.document(), desk.newsletter())
    for path in (world.SHELF, world.ISSUE, f"{world.SHELF}feed.xml", f"{world.ISSUE}issue.json"):
        etag = Client().get(path)["ETag"]
        same = Client(headers={"If-None-Match": etag}).get(path)
        assert (same.status_code, same.content) == (304, b"")
        since = Client().get(path)["Last-Modified"]
        assert since == "Mon, 02 Mar 2026 12:00:00 GMT"
        assert Client(headers={"If-Modified-Since": since}).get(path).status_code == 304
    world.correct(publication, title="A shelter for forty opens")
    assert Client(headers={"If-None-Match": etag}).get(f"{world.ISSUE}issue.json").status_code == 200


@pytest.mark.django_db
def test_a_withdrawal_takes_effect_for_who_has_the_page_already():
    publication = world.publish(desk.document(), desk.newsletter())
    first = Client().get(world.ISSUE)
    publication.withdraw(by=None, now=desk.LATER)
    known = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    assert first["Cache-Control"] == "public, no-cache"
    assert Client(headers=known).get(world.ISSUE).status_code == 410


@pytest.mark.django_db
def test_a_page_is_made_once(monkeypatch):
    world.publish(desk.document(), desk.newsletter())
    made = []
    page = answer.page
    monkeypatch.setattr("postroad.archive.views.issues.page", lambda *a, **k: made.append(1) or page(*a, **k))
    monkeypatch.setattr(answer, "_pages", answer.Memory(size_of=len, room=1_000_000))
    assert world.read(world.ISSUE) == world.read(world.ISSUE)
    assert made == [1]


@pytest.mark.django_db
def test_a_page_that_was_made_costs_two_questions_to_the_database(django_assert_num_queries):
    world.publish(desk.document(), desk.newsletter())
    world.read(world.ISSUE)
    with django_assert_num_queries(2):
        world.read(world.ISSUE)


@pytest.mark.django_db
def test_a_newsletters_own_colour_stands_in_a_sheet_of_its_own():
    desk.newsletter(theme={"light": {"road": "#7a1f3d"}})
    page = world.read(world.SHELF)
    assert 'href="/the-lantern/theme.css"' in page
    sheet = world.read("/the-lantern/theme.css")
    assert "--road: #7a1f3d" in sheet
    assert "style=" not in page


@pytest.mark.django_db
def test_the_document_tells_nothing_that_is_not_published():
    world.publish(desk.document(), desk.newsletter())
    assert set(json.loads(world.read(f"{world.ISSUE}issue.json"))) == set(desk.document().model_dump())
