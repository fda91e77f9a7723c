"""A lead becomes an item that says where it comes from; items move, go and come back."""

import pytest

from postroad.desk.accept import accept
from postroad.desk.begin import begin
from postroad.desk.compose import compose
from postroad.desk.models import DeskItem, Issue
from postroad.document import Link
from postroad.gather.collect import Brought, store
from postroad.gather.feed import read_feed
from postroad.gather.fetch import Fetched
from postroad.gather.models import Lead, Source
from postroad.network.models import Organisation
from tests.desk import world

pytestmark = pytest.mark.django_db

FEED = b"""<rss version="2.0"><channel><title>Harbour Light news</title><language>nl</language>
<item><title>Nieuwe opvang</title><link>https://harbour.example/opvang</link><guid>1</guid>
<description>&lt;p&gt;Veertig bedden.&lt;/p&gt;</description></item></channel></rss>"""


@pytest.fixture
def issue() -> Issue:
    return begin(world.newsletter(), title="April at the Lantern", date="2026-04")


@pytest.fixture
def lead(issue: Issue) -> Lead:
    source = Source.objects.create(
        newsletter=issue.newsletter,
        url="https://harbour.example/feed",
        organisation=Organisation.objects.get(name="Harbour Light"),
    )
    store(source, Brought(Fetched(source.url, FEED), read_feed(FEED)), world.NOON)
    return source.leads.get()


def titles(issue: Issue) -> list[list[str]]:
    return [[item.title for item in section.items] for section in compose(issue).sections]


def test_a_new_issue_begins_with_the_sections_that_each_one_has(issue):
    assert [section.title for section in compose(issue).sections] == ["From the members", "Events"]
    assert issue.slug == "2026-04"


def test_a_placed_lead_is_an_item_with_its_provenance(issue, lead):
    person = world.editor()
    issue.place(lead, issue.sections.first(), by=person)
    (item,) = compose(issue).items
    assert (item.title, item.body) == ("Nieuwe opvang", "Veertig bedden.")
    assert item.links == (Link(url="https://harbour.example/opvang"),)
    assert (item.publisher, item.organisations, item.countries, item.language) == (
        "Harbour Light", ("Harbour Light",), ("NL",), "nl",
    )  # fmt: skip
    assert issue.placements.get().placed_by == person


def test_a_lead_placed_twice_in_an_issue_is_one_item(issue, lead):
    first = issue.place(lead, issue.sections.first(), by=None)
    assert issue.place(lead, issue.sections.last(), by=None) == first
    assert DeskItem.objects.count() == 1


def test_a_lead_is_not_placed_into_a_section_of_another_issue(issue, lead):
    other = begin(issue.newsletter, title="May at the Lantern", date="2026-05")
    with pytest.raises(ValueError, match="another issue"):
        issue.place(lead, other.sections.first(), by=None)


def test_a_placed_lead_leaves_the_list_and_a_removed_item_gives_it_back(issue, lead):
    item = issue.place(lead, issue.sections.first(), by=None)
    assert not Lead.objects.open().exists()
    item.remove(now=world.NOON)
    assert list(Lead.objects.open()) == [lead]
    assert titles(issue) == [[], []]
    issue.item(item.key).put_back(by=None)
    assert not Lead.objects.open().exists()
    assert titles(issue) == [["Nieuwe opvang"], []]


def test_a_removed_item_that_is_placed_again_comes_back(issue, lead):
    item = issue.place(lead, issue.sections.first(), by=None)
    item.remove(now=world.NOON)
    issue.place(lead, issue.sections.last(), by=None)
    assert titles(issue) == [[], ["Nieuwe opvang"]]


def test_a_removed_section_takes_its_items_along_and_brings_them_back(issue, lead):
    section = issue.sections.first()
    issue.place(lead, section, by=None)
    section.remove(now=world.NOON)
    assert [part.title for part in compose(issue).sections] == ["Events"]
    assert Lead.objects.open().exists()
    section.put_back(by=None)
    assert titles(issue) == [["Nieuwe opvang"], []]
    assert not Lead.objects.open().exists()


def test_items_move_within_their_section_and_over_its_end_into_the_next(issue):
    members, events = issue.sections.all()
    for title in ("a", "b"):
        members.add("news", title)
    item = members.items.get(title="a")
    walk = []
    for step in (+1, +1, +1, -1, -1):
        item = DeskItem.objects.get(pk=item.pk)
        item.move(step)
        walk.append(titles(issue))
    assert walk == [[["b", "a"], []], [["b"], ["a"]], [["b"], ["a"]], [["b", "a"], []], [["a", "b"], []]]
    item.move_to(events)
    assert titles(issue) == [["b"], ["a"]]


def test_sections_move_and_stop_at_the_ends(issue):
    first = issue.sections.first()
    first.move(+1)
    assert [section.title for section in compose(issue).sections] == ["Events", "From the members"]
    first.move(+5)
    assert [section.title for section in compose(issue).sections] == ["Events", "From the members"]
    first.move(-9)
    assert [section.title for section in compose(issue).sections] == ["From the members", "Events"]


def test_an_item_that_becomes_another_kind_and_back_has_lost_nothing():
    issue = accept(world.document(), world.newsletter(), by=None)
    before = compose(issue)
    issue.item("eventeventevente").become("news")
    assert compose(issue).items[1].kind == "news"
    issue.item("eventeventevente").become("event")
    assert compose(issue) == before


def test_whatever_is_done_to_an_issue_shows_when_it_was_last_changed(issue):
    before = issue.changed_at
    issue.sections.first().add("news", "Something")
    issue.refresh_from_db()
    assert issue.changed_at > before
