"""Founding a newsletter with its network."""

from datetime import date

import pytest

from postroad.network.found import FoundingError, Member, found, join
from postroad.network.models import Newsletter, Organisation

pytestmark = pytest.mark.django_db


def test_a_newsletter_is_founded_with_all_that_belongs_to_it():
    newsletter = found(
        "The Lantern",
        sender_address="news@lantern.example",
        languages=["fr", "en", "fr"],
        members=[Member("Harbour Light", "HL", "nl"), Member("Casa del Ponte", country="IT")],
        sections=["Members", "Events"],
        topics=["Law", "Shelter", "Law", "قانون"],
        since=date(2020, 1, 1),
    )
    assert (newsletter.slug, newsletter.language, newsletter.languages) == ("the-lantern", "fr", ["fr", "en"])
    assert newsletter.sender_name == "The Lantern"
    assert [section.title for section in newsletter.recurring_sections.all()] == ["Members", "Events"]
    assert [topic.title for topic in newsletter.topics.all()] == ["Law", "Shelter", "قانون"]
    assert {one.organisation.country for one in newsletter.memberships.all()} == {"NL", "IT"}
    assert newsletter.memberships.first().since == date(2020, 1, 1)


def test_an_organisation_that_is_known_joins_a_second_network_as_itself():
    first = found("One", sender_address="a@one.example", members=[Member("Harbour Light")])
    second = found("Two", sender_address="a@two.example", members=[Member("Harbour Light")])
    assert Organisation.objects.count() == 1
    join(second, Member("Harbour Light"))
    assert first.memberships.count() == second.memberships.count() == 1


def test_two_organisations_of_one_short_name_have_names_of_their_own_in_addresses():
    found(
        "One",
        sender_address="a@one.example",
        members=[Member("Harbour Light", "HL"), Member("Haus Linde", "HL"), Member("Дім")],
    )
    assert set(Organisation.objects.values_list("slug", flat=True)) == {"hl", "hl-2", "organisation"}


def test_titles_that_are_taken_or_stand_for_other_pages_get_a_number():
    slugs = [found(title, sender_address="a@one.example").slug for title in ("Desk", "One", "One", "نشرة")]
    assert slugs == ["desk-2", "one", "one-2", "newsletter"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"title": "  "}, "needs a title"),
        ({"title": "T", "sender_address": "nobody"}, "is not an e-mail address"),
        ({"title": "T", "reply_address": "no body@x"}, "is not an e-mail address"),
        ({"title": "T", "zone": "Atlantis"}, "is not a time zone"),
        ({"title": "T", "slug": "Not A Slug"}, "can't stand in an address"),
        ({"title": "T", "slug": "desk"}, "is taken"),
        ({"title": "T", "members": [Member(" ")]}, "organisation's name"),
        ({"title": "T", "theme": {"light": {"road": "#ffffff"}}}, "contrast"),
    ],
)
def test_what_cannot_be_founded_says_the_mend_and_leaves_nothing(told, said):
    with pytest.raises(FoundingError, match=said):
        found(**{"sender_address": "a@one.example", **told})
    assert not Newsletter.objects.exists()
