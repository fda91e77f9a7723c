"""The leads' and sources' pages, without any script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from postroad.desk.begin import begin
from postroad.desk.compose import compose
from postroad.desk.models import Issue
from postroad.gather.collect import collect
from postroad.gather.fetch import Fetched
from postroad.gather.models import Lead, Source
from tests.desk import world
from tests.gather.server import Answer, serving
from tests.gather.test_collect import NOW, rss

pytestmark = pytest.mark.django_db
LEADS = "/desk/leads/"


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(world.editor())
    return client


@pytest.fixture
def source() -> Source:
    source = Source.objects.create(newsletter=world.newsletter(), url="https://harbour.example/feed", title="Harbour")
    collect(source, lambda wanted: Fetched(wanted.url, rss("A shelter opens", "A court listens")), NOW)
    return source


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_list_says_how_leads_come(editor):
    assert "Add a source" in page(editor, LEADS)
    for state in ("placed", "dismissed"):
        assert "See the open leads" in page(editor, f"{LEADS}?state={state}")


def test_a_lead_is_put_aside_and_taken_back(editor, source):
    lead = Lead.objects.get(title="A shelter opens")
    response = editor.post(reverse("gather:dismiss", args=[lead.pk]), {"next": f"{LEADS}?source={source.pk}"})
    assert response["Location"] == f"{LEADS}?source={source.pk}"
    assert "A shelter opens" not in page(editor, LEADS)
    assert "A shelter opens" in page(editor, f"{LEADS}?state=dismissed")
    editor.post(reverse("gather:restore", args=[lead.pk]))
    assert "A shelter opens" in page(editor, LEADS)


def test_the_way_back_never_leads_elsewhere(editor, source):
    lead = Lead.objects.first()
    response = editor.post(reverse("gather:dismiss", args=[lead.pk]), {"next": "https://evil.example/"})
    assert response["Location"] == LEADS


def test_ticked_leads_go_into_a_section_in_one_step(editor, source):
    issue = begin(source.newsletter, title="March at the Lantern", date="2026-03")
    section = issue.sections.first()
    query = "&".join(f"lead={lead.pk}" for lead in Lead.objects.all())
    asked = page(editor, f"/desk/placement/?{query}")
    assert "Put 2 leads into an issue" in asked
    editor.post("/desk/placement/", {"lead": [lead.pk for lead in Lead.objects.all()], "section": section.pk})
    assert {item.title for item in compose(issue).sections[0].items} == {"A shelter opens", "A court listens"}
    assert "No lead is open" in page(editor, LEADS)
    assert "A court listens" in page(editor, f"{LEADS}?state=placed")


def test_placing_nothing_or_nowhere_says_what_is_missing(editor, source):
    assert "Choose at least one lead first" in editor.get("/desk/placement/", follow=True).content.decode()
    lead = Lead.objects.first()
    begin(source.newsletter, title="March")
    response = editor.post("/desk/placement/", {"lead": lead.pk, "section": ""}, follow=True)
    assert "Choose a section first" in response.content.decode()


def test_an_issue_that_is_published_is_not_offered_for_leads(editor, source):
    issue = begin(source.newsletter, title="Sent already")
    issue.freeze(by=None, now=NOW).publish(by=None, now=NOW)
    shown = page(editor, f"/desk/placement/?lead={Lead.objects.first().pk}")
    assert "Sent already" not in shown
    assert "No issue is in the making" in shown
    assert Issue.objects.count() == 1


@pytest.mark.parametrize(
    "query", ["?page=x", "?page=-1", "?page=99999999999999999999", "?source=x", "?source=-1", "?state=%00"]
)
def test_strange_questions_are_answered_like_plain_ones(editor, source, query):
    assert "A shelter opens" in page(editor, LEADS + query)


def test_a_source_is_fetched_when_it_is_added_and_says_what_it_brought(editor, settings):
    newsletter = world.newsletter()
    settings.CONFIG = type(settings.CONFIG)(home=settings.CONFIG.home, allow_private_feeds=True)
    with serving(feed=Answer(rss("A shelter opens"))) as site:
        told = {"newsletter": newsletter.pk, "url": f"{site.url}/feed", "title": ""}
        response = editor.post("/desk/leads/sources/", told, follow=True)
    assert "brought 1 new lead" in response.content.decode()
    assert "A shelter opens" in page(editor, LEADS)


def test_a_source_within_the_servers_own_network_is_refused_and_says_so(editor):
    newsletter = world.newsletter()
    with serving(feed=Answer(rss("Secret"))) as site:
        told = {"newsletter": newsletter.pk, "url": f"{site.url}/feed", "title": "Inside"}
        response = editor.post("/desk/leads/sources/", told, follow=True)
        assert site.asked == []
    assert "is a loopback address" in response.content.decode()
    assert not Lead.objects.exists()


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://x.example/feed", "javascript:alert(1)"])
def test_what_is_no_address_is_said_at_its_field(editor, url):
    newsletter = world.newsletter()
    response = editor.post("/desk/leads/sources/", {"newsletter": newsletter.pk, "url": url})
    assert response.status_code == 400
    assert "field__error" in response.content.decode()


def test_a_source_says_how_it_is(editor, source):
    shown = page(editor, "/desk/leads/sources/")
    assert "Answers" in shown
    assert "2 open leads" in shown
    source.last_error = "It is not there any more. Find its new address."
    source.save()
    assert "Find its new address" in page(editor, "/desk/leads/sources/")


def test_the_feeds_of_a_feed_reader_come_in_once(editor, source):
    opml = b'<opml><body><outline text="x" xmlUrl="https://a.example/f"/><outline text="y" xmlUrl="https://harbour.example/feed"/></body></opml>'
    told = {"newsletter": source.newsletter_id, "file": SimpleUploadedFile("feeds.opml", opml)}
    response = editor.post(reverse("gather:import-opml"), told, follow=True)
    assert "1 of 2 feeds are new" in response.content.decode()
    assert Source.objects.count() == 2
    broken = {"newsletter": source.newsletter_id, "file": SimpleUploadedFile("feeds.opml", b"hello")}
    assert "is not OPML" in editor.post(reverse("gather:import-opml"), broken, follow=True).content.decode()


def test_the_pages_are_closed_to_strangers():
    for path in (LEADS, "/desk/leads/sources/"):
        assert Client().get(path)["Location"].startswith(reverse("sign-in"))
