"""Other programs' exports are known by their headings, and whoever is not subscribed there is not enrolled here."""

from pathlib import Path

import pytest

from postroad.network.models import Newsletter
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.origins import recognise
from postroad.readers.models import Subscription
from tests.readers.importing.acts import outcomes, seen, stored, taken
from tests.readers.importing.files import text

EXPORTS = {
    "mailchimp": (
        "unsubscribed_segment_export_1.csv",
        '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID,UNSUB_TIME,TAGS\n'
        'a@pier.example,Ana,Pier,2,"2019-05-01 10:00:00","2019-05-02 10:00:00",1,x,,"""Care"""\n',
        {2: "not_subscribed"},
    ),
    "mailchimp ": (
        "subscribed_segment_export_1.csv",
        "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID,CLEAN_TIME\n"
        "a@pier.example,Ana,Pier,2,2019-05-01 10:00:00,1,x,\nb@pier.example,Bo,Pier,2,2019-05-01,1,x,2020-01-01 00:00:00\n",
        {2: "new", 3: "not_subscribed"},
    ),
    "listmonk": (
        "subscribers.csv",
        "uuid,email,name,attributes,status,created_at,updated_at\n"
        'u1,a@pier.example,Ana,"{""city"": ""Ghent""}",enabled,2020-01-02T10:00:00Z,2020-01-02T10:00:00Z\n'
        "u2,b@pier.example,Bo,{},blocklisted,2020-01-02T10:00:00Z,2020-01-02T10:00:00Z\n"
        "u3,c@pier.example,Cy,{},disabled,2020-01-02T10:00:00Z,2020-01-02T10:00:00Z\n",
        {2: "new", 3: "not_subscribed", 4: "not_subscribed"},
    ),
    "ghost": (
        "members.csv",
        "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\n"
        "1,a@pier.example,Ana,,true,false,,2021-03-04T05:06:07.000Z,,care,\n"
        "2,b@pier.example,Bo,,false,false,,2021-03-04T05:06:07.000Z,,,\n"
        "3,c@pier.example,Cy,,true,false,,2021-03-04T05:06:07.000Z,2022-01-01T00:00:00.000Z,,\n",
        {2: "new", 3: "not_subscribed", 4: "not_subscribed"},
    ),
    "keila": (
        "contacts.csv",
        'Email,First name,Last name,Data,Status\na@pier.example,Ana,Pier,"{""tags"":[]}",active\n'
        "b@pier.example,Bo,Pier,,unsubscribed\nc@pier.example,Cy,Pier,,unreachable\n",
        {2: "new", 3: "not_subscribed", 4: "not_subscribed"},
    ),
    "phplist": (
        "phplist export.csv",
        "id\temail\tconfirmed\tblacklisted\toptedin\tbouncecount\tentered\tmodified\tuniqid\thtmlemail\tdisabled\n"
        "1\ta@pier.example\t1\t0\t1\t0\t2015-02-03 04:05:06\t\tq\t1\t0\n"
        "2\tb@pier.example\t1\t1\t1\t9\t2015-02-03 04:05:06\t\tq\t1\t0\n"
        "3\tc@pier.example\t0\t0\t0\t0\t2015-02-03 04:05:06\t\tq\t1\t0\n",
        {2: "new", 3: "not_subscribed", 4: "not_subscribed"},
    ),
    "mautic": (
        "contacts.csv",
        "id,firstname,lastname,email,country,preferred_locale,points,dateIdentified,doNotEmail\n"
        "1,Ana,Pier,a@pier.example,Belgium,fr_BE,10,2018-01-02 10:00:00,0\n"
        "2,Bo,Pier,b@pier.example,France,fr,0,2018-01-02 10:00:00,1\n",
        {2: "new", 3: "not_subscribed"},
    ),
    "substack": (
        "email_list.letter.csv",
        "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at\n"
        "a@pier.example,false,,other,false,2022-01-02T10:00:00.000Z,\nb@pier.example,false,,other,true,2022-01-02,\n",
        {2: "new", 3: "not_subscribed"},
    ),
    "buttondown": (
        "subscribers.csv",
        "email_address,notes,metadata,tags,type,creation_date,source\n"
        "a@pier.example,,{},care,regular,2023-01-02,\nb@pier.example,,{},,unactivated,2023-01-02,\n"
        "c@pier.example,,{},,removed,2023-01-02,\n",
        {2: "new", 3: "not_subscribed", 4: "not_subscribed"},
    ),
    "mailman": (
        "members.csv",
        "Address,Display name,Delivery mode,Delivery status\na@pier.example,Ana,regular,enabled\n"
        "b@pier.example,Bo,regular,by_bounces\n",
        {2: "new", 3: "not_subscribed"},
    ),
}


@pytest.mark.parametrize("origin", EXPORTS)
def test_an_export_is_known_and_who_left_or_bounced_there_is_left_out(
    origin: str, newsletter: Newsletter, tmp_path: Path
) -> None:
    name, words, expected = EXPORTS[origin]
    path = text(tmp_path, words, name=name)
    assert taken(path)[3] == origin.strip()
    assert outcomes(path, newsletter) == expected
    for finding in seen(path, newsletter):
        assert finding.outcome != "not_subscribed" or finding.why.startswith("Not subscribed there: ")


def test_what_a_service_knows_of_a_person_comes_along(newsletter: Newsletter, tmp_path: Path) -> None:
    newsletter.topics.create(slug="care", title="Care work")
    words = (
        "id,firstname,lastname,email,country,preferred_locale,points,dateIdentified,topics\n"
        "1,Ana,Pier,a@pier.example,Belgique,fr_BE,10,2018-01-02 10:00:00,Care work|Fishing\n"
    )
    stored(text(tmp_path, words), newsletter)
    found = Subscription.objects.select_related("subscriber").get()
    assert found.subscriber.name == "Ana Pier"
    assert (found.language, found.countries, found.topics) == ("fr", ["BE"], ["care"])
    assert f"{found.confirmed_at:%Y-%m-%d}" == "2018-01-02"


def test_mailmans_lines_with_names(newsletter: Newsletter, tmp_path: Path) -> None:
    path = text(tmp_path, 'Ana Pier <a@pier.example>\n"Bo" <b@pier.example>\nc@pier.example\n', name="members.txt")
    stored(path, newsletter)
    names = Subscription.objects.order_by("subscriber__address").values_list("subscriber__name", flat=True)
    assert list(names) == ["Ana Pier", "Bo", ""]


def test_the_mapping_can_be_changed_by_the_headings_words(tmp_path: Path) -> None:
    headings = ("Contact", "Vorname", "Nachname", "E-Mail")
    found = recognise(headings, has_head=True)
    assert found.columns == Columns(address=3, name=(1, 2))
    changed = found.columns.changed({"address": "contact", "name": "Nachname+Vorname"}, headings)
    assert changed == Columns(address=0, name=(2, 1))
    assert Columns.from_json(changed.as_json()) == changed
    for wish, said in (
        ({"colour": "Contact"}, "no field"),
        ({"name": "Farbe"}, "no column"),
        ({"address": ""}, "address"),
    ):
        with pytest.raises(ImportFault, match=said):
            found.columns.changed(wish, headings)
    assert recognise(("Contact", "Colour"), has_head=True).columns is None
