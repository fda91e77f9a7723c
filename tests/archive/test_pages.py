"""What a stranger finds in the archive, and what not."""

import re

import pytest
from django.test import Client

from postroad.archive.words import catalogue
from postroad.desk.accept import accept
from postroad.desk.models import Issue
from postroad.document import Section
from tests.archive import world
from tests.desk import world as desk

pytestmark = pytest.mark.django_db


def test_an_empty_installation_says_what_will_stand_there():
    assert "postroad init" in world.read("/")


def test_a_newsletter_without_issues_says_what_will_stand_there():
    desk.newsletter()
    assert "The issues will stand here" in world.read(world.SHELF)


def test_the_front_is_the_only_newsletters_page_or_a_list_of_them():
    world.publish(desk.document(), desk.newsletter())
    assert "March at the Lantern" in world.read("/")
    desk.newsletter(title="The Other Lamp")
    front = world.read("/")
    assert "The Other Lamp" in front
    assert "March at the Lantern" not in front


def test_issues_stand_under_their_years_the_newest_first():
    newsletter = desk.newsletter()
    for key, date, title in (("k1", "2024-05", "Old"), ("k2", "2026-01", "New"), ("k3", "2025-12", "Middle")):
        world.publish(desk.document(key=key, date=date, title=title), newsletter)
    world.publish(desk.document(key="k4", date=None, title="Timeless"), newsletter)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", world.read(world.SHELF)))
    places = [text.index(part) for part in ("New", "2025", "Middle", "2024", "Old", "Without a date", "Timeless")]
    assert places == sorted(places)
    assert "May 2024" in text
    assert "No. 12" in text
    assert "2 pieces" in text


def test_an_issue_its_items_and_its_other_forms_can_be_opened_from_its_page():
    world.publish(desk.document(), desk.newsletter())
    page = world.read(world.ISSUE)
    assert "A shelter opens in the old port" in page
    for form in ("calendar.ics", "issue.pdf", "issue.md", "issue.json"):
        assert f'href="{world.ISSUE}{form}"' in page
    assert "Forty beds" in world.read(f"{world.ISSUE}newsnewsnewsnews")


def test_an_events_own_page_offers_it_for_the_calendar_and_a_news_page_does_not():
    world.publish(desk.document(), desk.newsletter())
    assert f"{world.ISSUE}eventeventevente.ics" in world.read(f"{world.ISSUE}eventeventevente")
    assert "eventeventevente" in world.read(f"{world.ISSUE}eventeventevente.ics")
    assert ".ics" not in world.read(f"{world.ISSUE}newsnewsnewsnews").replace("/calendar.ics", "")
    assert world.status(f"{world.ISSUE}newsnewsnewsnews.ics") == 404


def test_what_is_in_the_making_is_nowhere():
    issue = accept(desk.document(), desk.newsletter(), by=None)
    issue.freeze(by=None, now=desk.NOON)
    for path in (world.ISSUE, f"{world.ISSUE}newsnewsnewsnews", f"{world.ISSUE}issue.json"):
        assert world.status(path) == 404
    for path in (world.SHELF, f"{world.SHELF}events/", f"{world.SHELF}feed.xml", f"{world.SHELF}calendar.ics"):
        assert "March at the Lantern" not in world.read(path)
        assert "Round table" not in world.read(path)


def test_a_page_shows_what_was_published_and_not_what_was_edited_since():
    publication = world.publish(desk.document(), desk.newsletter())
    issue = Issue.objects.get(pk=publication.revision.issue_id)
    issue.item("newsnewsnewsnews").rewrite(desk.news(title="Half-written"))
    assert "Half-written" not in world.read(world.ISSUE)


def test_a_corrected_issue_says_so_and_the_old_words_are_gone():
    publication = world.publish(desk.document(), desk.newsletter())
    assert "Corrected" not in world.read(world.ISSUE)
    world.correct(publication, title="A shelter for forty opens")
    page = world.read(world.ISSUE)
    assert "Corrected on 3 March 2026" in page
    assert "A shelter opens in the old port" not in page
    assert "Published on 2 March 2026" in page


def test_only_the_item_that_was_corrected_says_so_on_its_own_page():
    publication = world.publish(desk.document(), desk.newsletter())
    world.correct(publication, title="A shelter for forty opens")
    assert "Corrected on 3 March 2026" in world.read(f"{world.ISSUE}newsnewsnewsnews")
    assert "Corrected" not in world.read(f"{world.ISSUE}eventeventevente")


def test_a_withdrawn_issue_says_so_at_each_of_its_addresses_and_is_listed_nowhere():
    world.publish(desk.document(), desk.newsletter()).withdraw(by=None, now=desk.LATER)
    for part in ("", "newsnewsnewsnews", "eventeventevente.ics", "calendar.ics", "issue.pdf", "issue.md", "issue.json"):
        response = Client().get(world.ISSUE + part)
        assert response.status_code == 410, part
        assert "This issue was withdrawn" in response.content.decode()
    for path in (world.SHELF, f"{world.SHELF}events/", f"{world.SHELF}feed.xml", "/sitemap.xml"):
        assert world.ISSUE not in world.read(path)


def test_an_item_that_a_correction_took_out_says_so():
    publication = world.publish(desk.document(), desk.newsletter())
    issue = Issue.objects.get(pk=publication.revision.issue_id)
    issue.item("newsnewsnewsnews").remove(now=desk.LATER)
    issue.freeze(by=None, now=desk.LATER).publish(by=None, now=desk.LATER)
    response = Client().get(f"{world.ISSUE}newsnewsnewsnews")
    assert response.status_code == 410
    assert "This piece was taken out" in response.content.decode()
    assert world.status(f"{world.ISSUE}neverthere") == 404


def test_a_page_is_in_the_language_and_the_direction_of_what_it_shows():
    newsletter = desk.newsletter(languages=["fr"])
    arabic = desk.news(key="k1", title="خبر", language="ar")
    world.publish(desk.document(language="fr", sections=(Section(title="Membres", items=(arabic,)),)), newsletter)
    for path, lang in ((world.ISSUE, "fr"), (world.SHELF, "fr"), (f"{world.ISSUE}k1", "ar")):
        response = Client(headers={"Accept-Language": "de"}).get(path)
        direction = "rtl" if lang == "ar" else "ltr"
        assert re.search(rf'<html lang="{lang}"\s+dir="{direction}"', response.content.decode())
        assert response["Content-Language"] == lang
    page = world.read(world.ISSUE)
    assert "Publié le 2 mars 2026" in page
    assert "Événements et échéances" in page


def test_every_language_of_the_archive_says_every_word():
    every = catalogue()
    for language, said in every.items():
        assert set(said) == set(every["en"]), language


def test_a_reader_gets_no_cookie():
    world.publish(desk.document(), desk.newsletter())
    response = Client().get(world.ISSUE)
    assert not response.cookies


@pytest.mark.parametrize(
    "query", ["?page=-1", "?page=x", "?page=9999999999999999999", "?%00", "?page[]=1&&&=", "?x=%ff"]
)
def test_strange_questions_are_answered_like_plain_ones(query):
    world.publish(desk.document(), desk.newsletter())
    for path in ("/", world.SHELF, world.ISSUE, f"{world.SHELF}events/", f"{world.SHELF}feed.xml"):
        assert world.status(path + query) == 200


@pytest.mark.parametrize(
    "path", ["nobody/", "the-lantern/%00/", "the-lantern/x/y.ics", "the-lantern/2026-03/%2e%2e", "ü/"]
)
def test_addresses_that_never_stood_are_not_found(path):
    world.publish(desk.document(), desk.newsletter())
    assert world.status(f"/{path}") == 404


def test_the_archive_can_be_read_and_nothing_else():
    world.publish(desk.document(), desk.newsletter())
    for path in ("/", world.SHELF, world.ISSUE, f"{world.SHELF}feed.xml", f"{world.ISSUE}issue.json"):
        assert Client().post(path).status_code == 405
        assert Client().head(path).status_code == 200
