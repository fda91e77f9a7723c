"""A document that is imported becomes an issue, and loses nothing on the way."""

import pytest
from hypothesis import HealthCheck, given, settings

from postroad.desk import accept
from postroad.desk.compose import compose
from postroad.desk.models import Issue
from postroad.document.reading.report import Doubt, LeftOver, ReadingReport
from tests.desk import world
from tests.document.strategies import documents

pytestmark = pytest.mark.django_db


def test_an_accepted_document_is_composed_again_word_for_word():
    newsletter = world.newsletter()
    issue = accept.accept(world.document(), newsletter, by=None)
    assert compose(Issue.objects.get(pk=issue.pk)) == world.document()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_whatever_a_document_says_the_desk_says_the_same(db, document):
    newsletter = world.newsletter()
    issue = accept.accept(document, newsletter, by=None)
    again = compose(Issue.objects.get(pk=issue.pk))
    house = {"newsletter": newsletter.title, "zone": newsletter.zone, "number": document.number or None}
    assert again == document.model_copy(update=house)
    issue.delete()
    newsletter.delete()


def test_the_same_document_accepted_twice_is_one_issue_and_keeps_what_was_edited():
    newsletter = world.newsletter()
    issue = accept.accept(world.document(), newsletter, by=None)
    issue.item("newsnewsnewsnews").rewrite(world.news(title="A shelter opens"))
    assert accept.accept(world.document(), newsletter, by=None) == issue
    assert issue.item("newsnewsnewsnews").title == "A shelter opens"
    assert Issue.objects.count() == 1


def test_an_issue_of_another_newsletter_is_not_taken_over():
    accept.accept(world.document(), world.newsletter(), by=None)
    with pytest.raises(accept.AcceptError, match="already an issue of The Lantern"):
        accept.accept(world.document(), world.newsletter(title="The Other"), by=None)


def test_two_issues_of_one_month_have_addresses_of_their_own():
    newsletter = world.newsletter()
    first = accept.accept(world.document(), newsletter, by=None)
    second = accept.accept(world.document(key="anotheranotheran"), newsletter, by=None)
    assert (first.slug, second.slug) == ("2026-03", "2026-03-2")


def test_an_issue_without_a_date_is_named_by_its_title_and_never_like_a_page_of_the_archive():
    newsletter = world.newsletter()
    named = accept.accept(world.document(date=None, title="Events"), newsletter, by=None)
    arabic = accept.accept(world.document(key="k2", date=None, title="نشرة"), newsletter, by=None)
    assert (named.slug, arabic.slug) == ("events-2", "issue")


def test_the_reading_report_stays_with_the_issue():
    report = ReadingReport(
        format="text",
        source_hash="0" * 64,
        words=12,
        unsure=(Doubt(what="a date", why="it has no year"),),
        left_overs=(LeftOver(text="Page 3", why="a page number"),),
    )
    person = world.editor()
    issue = accept.accept(world.document(), world.newsletter(), by=person, report=report, file_name="march.txt")
    assert issue.acceptance.report == report
    assert (issue.acceptance.file_name, issue.acceptance.accepted_by) == ("march.txt", person)


def test_an_issue_says_whose_it_is_even_where_the_document_did_not():
    newsletter = world.newsletter(postal_address="Quay 1, Ghent", website="https://lantern.example")
    footer = compose(accept.accept(world.document(), newsletter, by=None)).footer
    assert (footer.address, footer.website) == ("Quay 1, Ghent", "https://lantern.example")
