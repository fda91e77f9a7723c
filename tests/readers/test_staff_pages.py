"""The staff's pages about readers: who may enter, what they find, and that each act stands in ledger and log."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from postroad.network.found import Member
from postroad.network.found import join as take_in
from postroad.network.models import AuditEntry, Newsletter, Person
from postroad.readers import find, join, journal
from postroad.readers.audience import confirmed
from postroad.readers.consent import Act, disagreements, enter
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import AddressChange, ConsentEntry, Note, Segment, Subscriber, Subscription

NOW = datetime.now(UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a journal of its own."""
    monkeypatch.setattr(journal, "_file", lambda: tmp_path / "erasures.journal")


@pytest.fixture
def editor(db: None) -> Client:
    """Return a browser of a signed-in editor."""
    return _signed_in("ana@desk.example")


@pytest.fixture
def operator(db: None) -> Client:
    """Return a browser of a signed-in operator."""
    return _signed_in("olga@desk.example", is_operator=True)


@pytest.fixture
def reader(newsletter: Newsletter) -> Subscription:
    """Return a confirmed reader."""
    return _enrolled(newsletter, "Lena@Harbour.example", "Lena Light")


def _signed_in(email: str, **told: bool) -> Client:
    client = Client()
    client.force_login(Person.objects.create_user(email, name=email.split("@")[0], **told))
    return client


def _enrolled(newsletter: Newsletter, address: str, name: str = "") -> Subscription:
    join.enrol(newsletter, [Enrolment(address, name)], basis="members", evidence="the list of 2025", now=NOW)
    return Subscription.objects.get(subscriber__address=address)


def _pages(subscription: Subscription, segment: Segment) -> dict[str, str]:
    one, both = [subscription.subscriber_id], [subscription.subscriber_id, subscription.pk]
    return {
        "people": reverse("readers:people"),
        "person-new": reverse("readers:person-new"),
        "person": reverse("readers:person", args=one),
        "correct": reverse("readers:person-correct", args=one),
        "move": reverse("readers:person-move", args=both),
        "stop": reverse("readers:person-stop", args=both),
        "resume": reverse("readers:person-resume", args=both),
        "segments": reverse("readers:segments"),
        "segment-new": reverse("readers:segment-new", args=[subscription.newsletter.slug]),
        "segment": reverse("readers:segment", args=[segment.pk]),
        "counted": reverse("readers:segment-counted", args=[segment.pk]),
        "people-in": reverse("readers:people-in", args=[segment.pk]),
        "deliveries": reverse("delivery:of-reader", args=one),
        "forget": reverse("readers:person-forget", args=one),
        "keeping": reverse("readers:keeping"),
        "audit": reverse("readers:audit"),
    }


_FOR_OPERATORS = {"forget", "keeping", "audit"}


@pytest.fixture
def segment(newsletter: Newsletter) -> Segment:
    """Return a saved segment of all readers."""
    return Segment.objects.create(newsletter=newsletter, name="All", wanted={}, made_at=NOW)


def test_a_stranger_sees_no_reader(client: Client, reader: Subscription, segment: Segment) -> None:
    for name, address in _pages(reader, segment).items():
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in {302, 405}, name
            assert b"arbour" not in answer.content, name


def test_an_editor_sees_readers_and_not_what_is_the_operators(
    editor: Client, operator: Client, reader: Subscription, segment: Segment
) -> None:
    for name, address in _pages(reader, segment).items():
        expected = 403 if name in _FOR_OPERATORS else 200
        assert editor.get(address).status_code == expected, name
        answer = operator.get(address)
        assert answer.status_code == 200, name
        assert answer["Cache-Control"] == "no-store", name


def test_only_an_operator_erases(editor: Client, reader: Subscription) -> None:
    page = reverse("readers:person", args=[reader.subscriber_id])
    assert b"Erase" not in editor.get(page).content
    assert editor.post(f"{page}erasure/", {"how": "phone"}).status_code == 403
    assert Subscriber.objects.filter(key=reader.subscriber_id).exists()


@pytest.mark.parametrize("text", ["lena@harbour.example", "LENA@harbour.EXAMPLE", "lena", "Lena@h", " lena "])
def test_an_address_is_found_whole_or_by_how_it_begins(
    editor: Client, newsletter: Newsletter, reader: Subscription, text: str
) -> None:
    _enrolled(newsletter, "lars@harbour.example")
    answer = editor.post(reverse("readers:people"), {"text": text}).content.decode()
    assert "Lena@Harbour.example" in answer
    assert "lars@" not in answer


def test_a_name_is_found_by_how_it_begins_and_the_key_by_itself(editor: Client, reader: Subscription) -> None:
    people = reverse("readers:people")
    assert b"Lena@Harbour.example" in editor.post(people, {"text": "lena li", "among": "name"}).content
    assert b"Lena@Harbour.example" not in editor.post(people, {"text": "light", "among": "name"}).content
    assert b"Lena@Harbour.example" in editor.post(people, {"text": str(reader.subscriber_id)}).content


@pytest.mark.parametrize(
    "text",
    [
        "%",
        "_",
        "' OR 1=1 --",
        '"',
        "\\",
        "le%",
        "l_na",
        "x'; DROP TABLE readers_subscriber; --",
        "9" * 60,
        "\U0010ffff",
    ],
)
@pytest.mark.parametrize("among", ["address", "name"])
def test_signs_with_a_meaning_in_queries_find_nobody(
    editor: Client, reader: Subscription, text: str, among: str
) -> None:
    answer = editor.post(reverse("readers:people"), {"text": text, "among": among})
    assert answer.status_code == 200
    assert b"Lena@Harbour.example" not in answer.content
    assert Subscriber.objects.count() == 1


def test_a_name_made_of_markup_is_shown_and_not_obeyed(editor: Client, newsletter: Newsletter) -> None:
    evil = _enrolled(newsletter, "evil@harbour.example", "<script>alert(1)</script>\u202eevil")
    for page in (reverse("readers:people"), reverse("readers:person", args=[evil.subscriber_id])):
        text = editor.get(page).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text
        assert "\u202e" not in text


@pytest.mark.parametrize("among", ["address", "name"])
def test_pages_follow_each_other_without_a_gap_and_without_counting_from_the_start(
    newsletter: Newsletter, among: find.Among
) -> None:
    many = [Enrolment(f"r{number:03}@harbour.example", f"R{number % 60:03}") for number in range(130)]
    join.enrol(newsletter, many, basis="members", evidence="list", now=NOW)
    seen: list[str] = []
    after = None
    while True:
        with CaptureQueriesContext(connection) as asked:
            found = find.find("r", among=among, after=after)
        assert not any("OFFSET" in query["sql"] for query in asked.captured_queries)
        seen += [reader.address for reader in found.readers]
        after = found.after
        if after is None:
            break
    assert len(seen) == 130
    assert set(seen) == {one.address for one in many}


def test_no_page_of_a_search_has_an_address_in_its_own_address(editor: Client, newsletter: Newsletter) -> None:
    many = [Enrolment(f"r{number:03}@harbour.example") for number in range(60)]
    join.enrol(newsletter, many, basis="members", evidence="list", now=NOW)
    answer = editor.post(reverse("readers:people"), {"text": "r0"}).content.decode()
    assert "r000@harbour.example" in answer
    assert 'name="after"' in answer
    assert "?after=" not in answer


def test_a_readers_page_tells_what_they_agreed_to_in_words(editor: Client, reader: Subscription) -> None:
    enter(
        reader,
        Act.CHANGED,
        how="page",
        now=NOW,
        choices={"countries": ["BE"], "languages": ["fr", "en"], "paused_until": "2026-12-24", "measured": True},
        wording="Yes, count what I read.",
    )
    text = editor.get(reverse("readers:person", args=[reader.subscriber_id])).content.decode()
    for words in ("Belgium", "French, then English", "until 24 December 2026", "Yes, count what I read."):
        assert words in text
    for words in ("Enrolled by import", "on the basis “members”", "the list of 2025", "on the preference page"):
        assert words in text


def test_somebody_added_by_the_staff_gets_a_question_and_no_issue(editor: Client, newsletter: Newsletter) -> None:
    told = {"newsletter": newsletter.pk, "address": "New@Harbour.example", "name": "Nela", "language": "fr"}
    answer = editor.post(reverse("readers:person-new"), told)
    subscriber = Subscriber.objects.get()
    assert answer.url == reverse("readers:person", args=[subscriber.key])
    assert list(confirmed(newsletter)) == []
    assert Note.objects.get().kind == Note.Kind.CONFIRM
    entry = ConsentEntry.objects.get()
    assert (entry.act, entry.how, str(entry.by)) == ("asked", "staff", "ana")
    assert AuditEntry.objects.get().about == f"reader {subscriber.key}"


def test_who_reads_already_or_was_erased_is_not_added_and_the_staff_reads_why(
    editor: Client, operator: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    told = {"newsletter": newsletter.pk, "address": "lena@harbour.example", "language": ""}
    assert "reads The Quay Letter already" in editor.post(reverse("readers:person-new"), told).content.decode()
    operator.post(reverse("readers:person-forget", args=[reader.subscriber_id]), {"how": "letter"})
    assert "erased or barred" in editor.post(reverse("readers:person-new"), told).content.decode()
    assert not Subscriber.objects.exists()
    assert not Note.objects.exists()


def test_a_confirmation_is_sent_again_and_not_without_end(editor: Client, newsletter: Newsletter) -> None:
    join.ask(newsletter, "slow@harbour.example", language="fr", choices={"languages": ("fr", "ar")}, now=NOW)
    one = Subscription.objects.get()
    again = reverse("readers:person-ask-again", args=[one.subscriber_id, one.pk])
    for _ in range(6):
        answer = editor.post(again, follow=True)
    assert "as many confirmations as it may" in answer.content.decode()
    assert Note.objects.count() == join.NOTES_A_DAY
    one.refresh_from_db()
    assert one.languages == ["fr", "ar"]


def test_a_stop_takes_effect_at_once_and_is_kept_with_who_did_it_and_how(
    editor: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    both = [reader.subscriber_id, reader.pk]
    assert editor.post(reverse("readers:person-stop", args=both), {}).status_code == 400
    editor.post(reverse("readers:person-stop", args=both), {"how": "phone"})
    assert list(confirmed(newsletter)) == []
    entry = ConsentEntry.objects.latest("pk")
    assert (entry.act, entry.how, str(entry.by)) == ("stopped", "phone", "ana")
    editor.post(reverse("readers:person-resume", args=both), {"how": "letter"})
    assert [one.key for one in confirmed(newsletter)] == [reader.subscriber_id]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == ["reader.stop", "reader.resume"]
    assert list(disagreements(newsletter)) == []


def test_who_left_is_taken_up_by_nobody_but_themselves(
    editor: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    leave(newsletter, reader.subscriber_id, how="link", now=NOW)
    both = [reader.subscriber_id, reader.pk]
    answer = editor.post(reverse("readers:person-resume", args=both), {"how": "phone"}, follow=True)
    assert "Ask them to confirm" in answer.content.decode()
    assert list(confirmed(newsletter)) == []
    editor.post(reverse("readers:person-ask-again", args=both))
    assert list(confirmed(newsletter)) == []
    assert Note.objects.get().kind == Note.Kind.CONFIRM


def test_who_never_confirmed_is_not_taken_up_after_a_stop(editor: Client, newsletter: Newsletter) -> None:
    join.ask(newsletter, "slow@harbour.example", language="en", now=NOW)
    one = Subscription.objects.get()
    both = [one.subscriber_id, one.pk]
    editor.post(reverse("readers:person-stop", args=both), {"how": "phone"})
    editor.post(reverse("readers:person-resume", args=both), {"how": "phone"})
    assert list(confirmed(newsletter)) == []


def test_a_correction_is_stored_and_the_log_says_what_and_not_to_what(
    editor: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    light = take_in(newsletter, Member("Harbour Light"))
    told = {"name": "Lena\r\nBcc: all@harbour.example", "organisation": light.pk}
    editor.post(reverse("readers:person-correct", args=[reader.subscriber_id]), told)
    subscriber = Subscriber.objects.get()
    assert (subscriber.name, subscriber.organisation) == ("Lena Bcc: all@harbour.example", light)
    assert AuditEntry.objects.get().detail == "name and organisation"


def test_one_organisation_has_many_readers(editor: Client, newsletter: Newsletter) -> None:
    light = take_in(newsletter, Member("Harbour Light"))
    for number in range(3):
        one = _enrolled(newsletter, f"r{number}@light.example")
        editor.post(reverse("readers:person-correct", args=[one.subscriber_id]), {"organisation": light.pk})
    assert light.readers.count() == 3


def test_a_new_address_must_be_confirmed_there(editor: Client, reader: Subscription) -> None:
    both = [reader.subscriber_id, reader.pk]
    assert editor.post(reverse("readers:person-move", args=both), {"address": "no address"}).status_code == 400
    editor.post(reverse("readers:person-move", args=both), {"address": "Lena@Elsewhere.example"})
    assert Subscriber.objects.get().address == "Lena@Harbour.example"
    assert AddressChange.objects.get().new_address == "Lena@Elsewhere.example"
    assert "elsewhere" not in AuditEntry.objects.get().detail.lower()


def test_an_erasure_by_letter_leaves_proof_in_the_ledger_and_in_the_log(
    operator: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    key = reader.subscriber_id
    operator.post(reverse("readers:person-forget", args=[key]), {"how": "letter"})
    assert not Subscriber.objects.exists()
    assert ConsentEntry.objects.latest("pk").how == "letter"
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.about, entry.detail) == ("reader.erase", f"reader {key}", "letter")
    log = operator.get(reverse("readers:audit")).content.decode()
    assert f"reader {key}" in log
    assert "arbour" not in log


def test_anothers_subscription_is_not_reached_by_a_made_up_address(
    editor: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    other = _enrolled(newsletter, "lars@harbour.example")
    mixed = [other.subscriber_id, reader.pk]
    for name in ("person-stop", "person-resume", "person-ask-again", "person-move"):
        assert editor.post(reverse(f"readers:{name}", args=mixed), {"how": "phone"}).status_code == 404
    assert editor.get(reverse("readers:person", args=[2**70])).status_code == 404


def test_a_segment_is_built_counted_saved_changed_and_dropped(
    editor: Client, newsletter: Newsletter, reader: Subscription
) -> None:
    enter(reader, Act.CHANGED, how="page", now=NOW, choices={"languages": ["fr"]})
    _enrolled(newsletter, "lars@harbour.example")
    new = reverse("readers:segment-new", args=[newsletter.slug])
    text = editor.post(new, {"languages": ["fr"], "do": "count"}).content.decode()
    assert "<strong>1</strong> reader" in text
    assert "Readers in French." in text
    assert not Segment.objects.exists()
    assert editor.post(new, {"languages": ["fr"], "do": "save", "name": ""}).status_code == 400
    editor.post(new, {"languages": ["fr"], "do": "save", "name": "French"})
    segment = Segment.objects.get()
    assert segment.wanted == {"languages": {"any_of": ["fr"]}}
    page = reverse("readers:segment", args=[segment.pk])
    assert 'value="fr"' in editor.get(page).content.decode()
    assert b"Lena@Harbour.example" in editor.get(f"{page}people/").content
    assert b"lars@" not in editor.get(f"{page}people/").content
    editor.post(page, {"languages": ["en"], "do": "save", "name": "English"})
    segment.refresh_from_db()
    assert (segment.name, segment.wanted) == ("English", {"languages": {"any_of": ["en"]}})
    assert editor.post(new, {"do": "save", "name": "English"}).status_code == 400
    editor.post(f"{page}end/")
    assert not Segment.objects.exists()
    assert Subscriber.objects.count() == 2


def test_answers_that_make_no_sense_are_said_beside_their_question(editor: Client, newsletter: Newsletter) -> None:
    newsletter.topics.create(slug="law", title="Law")
    new = reverse("readers:segment-new", args=[newsletter.slug])
    wrong = {"joined_since": "2026-02-01", "joined_until": "2026-01-01", "do": "count"}
    answer = editor.post(new, wrong)
    assert answer.status_code == 400
    assert "first day is after the last" in answer.content.decode()
    for field in ("languages", "topics", "rhythm", "gone", "pause"):
        assert editor.post(new, {field: "' OR 1=1 --", "do": "count"}).status_code == 400


def test_a_saved_topic_that_was_given_up_stays_ticked_until_somebody_unticks_it(
    editor: Client, newsletter: Newsletter
) -> None:
    wanted = {"topics": {"any_of": ["long-gone"]}}
    newsletter.topics.create(slug="law", title="Law")
    old = Segment.objects.create(newsletter=newsletter, name="Old", wanted=wanted, made_at=NOW)
    assert 'value="long-gone"' in editor.get(reverse("readers:segment", args=[old.pk])).content.decode()


def test_the_operator_reads_how_long_each_kind_is_kept(operator: Client) -> None:
    text = operator.get(reverse("readers:keeping")).content.decode()
    assert "Sign-ups that nobody confirmed" in text
    assert "7 days" in text


def test_the_audit_log_pages_back_and_narrows_to_one_thing(operator: Client, reader: Subscription) -> None:
    from postroad.network.audit import record

    for number in range(130):
        record(None, "reader.stop", f"reader {number}", at=NOW + timedelta(seconds=number))
    first = operator.get(reverse("readers:audit")).content.decode()
    assert "reader 129<" in first
    assert "reader 29<" not in first
    before = first.split("?before=")[1].split('"')[0]
    assert "reader 29<" in operator.get(reverse("readers:audit"), {"before": before}).content.decode()
    one = operator.get(reverse("readers:audit"), {"about": "reader 7"}).content.decode()
    assert "reader 7<" in one
    assert "reader 77<" not in one
