"""Freezing and publishing: what was frozen never changes, and only what changed gets a new number."""

import pytest

from postroad.desk.accept import accept
from postroad.desk.models import Issue, Publication, Revision
from postroad.document import Document
from tests.desk import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> Issue:
    return accept(world.document(), world.newsletter(), by=None)


def freeze(issue: Issue, now=world.NOON) -> Revision:
    return Issue.objects.get(pk=issue.pk).freeze(by=None, now=now)


def numbers(document: Document) -> dict[str, int]:
    return {item.key: item.revision for item in document.items}


def test_a_frozen_document_holds_what_the_issue_said_whatever_is_edited_later(issue):
    revision = freeze(issue)
    issue.item("newsnewsnewsnews").rewrite(world.news(title="Something else"))
    assert Revision.objects.get(pk=revision.pk).document == world.document()
    assert revision.content_hash == world.document().content_hash()


def test_freezing_an_unchanged_issue_gives_the_same_revision(issue):
    first = freeze(issue)
    assert freeze(issue, world.LATER) == first
    assert issue.revisions.count() == 1


def test_only_the_item_that_changed_gets_a_higher_revision(issue):
    freeze(issue)
    issue.item("eventeventevente").rewrite(world.event(place="Bruges"))
    corrected = freeze(issue, world.LATER)
    assert corrected.number == 2
    assert numbers(corrected.document) == {"newsnewsnewsnews": 0, "eventeventevente": 1}
    assert issue.item("eventeventevente").revision == 1


def test_an_item_that_moved_or_whose_issue_was_renamed_says_the_same_as_before(issue):
    freeze(issue)
    issue.item("newsnewsnewsnews").move(+1)
    issue.title = "A better title"
    issue.save()
    corrected = freeze(issue, world.LATER)
    assert corrected.number == 2
    assert set(numbers(corrected.document).values()) == {0}


def test_an_item_that_was_left_out_of_a_revision_goes_on_counting_where_it_stopped(issue):
    freeze(issue)
    issue.item("eventeventevente").rewrite(world.event(place="Bruges"))
    freeze(issue)
    issue.item("eventeventevente").remove(now=world.NOON)
    assert list(numbers(freeze(issue).document)) == ["newsnewsnewsnews"]
    issue.item("eventeventevente").put_back(by=None)
    issue.item("eventeventevente").rewrite(world.event(place="Ghent"))
    assert numbers(freeze(issue).document)["eventeventevente"] == 2


def test_an_imported_item_keeps_the_number_that_it_came_with():
    numbered = world.document(
        sections=tuple(
            section.model_copy(
                update={"items": tuple(item.model_copy(update={"revision": 4}) for item in section.items)}
            )
            for section in world.document().sections
        )
    )
    issue = accept(numbered, world.newsletter(), by=None)
    assert set(numbers(freeze(issue).document).values()) == {4}


def test_a_published_revision_stands_in_the_archive_and_a_correction_takes_its_place(issue):
    first = freeze(issue).publish(by=None, now=world.NOON)
    assert list(Publication.objects.standing()) == [first]
    issue.item("newsnewsnewsnews").rewrite(world.news(title="Corrected"))
    second = freeze(issue).publish(by=None, now=world.LATER)
    assert list(Publication.objects.standing()) == [second]
    assert issue.publication == second


def test_publishing_twice_is_publishing_once(issue):
    revision = freeze(issue)
    assert revision.publish(by=None, now=world.NOON) == revision.publish(by=None, now=world.LATER)


def test_a_withdrawn_issue_does_not_fall_back_to_what_stood_before(issue):
    freeze(issue).publish(by=None, now=world.NOON)
    issue.item("newsnewsnewsnews").rewrite(world.news(title="A mistake"))
    freeze(issue).publish(by=None, now=world.LATER).withdraw(by=None, now=world.LATER)
    assert not Publication.objects.standing().exists()
    assert issue.publication is None


def test_the_first_withdrawal_counts_and_the_issue_can_be_published_again(issue):
    person = world.editor()
    revision = freeze(issue)
    publication = revision.publish(by=None, now=world.NOON)
    publication.withdraw(by=person, now=world.NOON)
    publication.withdraw(by=None, now=world.LATER)
    assert (publication.withdrawn_at, publication.withdrawn_by) == (world.NOON, person)
    again = revision.publish(by=person, now=world.LATER)
    assert again != publication
    assert issue.publication == again
