"""A document says the same after it was written down and read again, and nothing else is taken for one."""

import json
import unicodedata
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postroad.document import KINDS, Document, DocumentError, Item, Section, content_hash, dump, load
from postroad.document.kinds.event import Event
from tests.document.strategies import documents, items

whole = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@whole
@given(documents())
def test_a_document_that_is_written_down_and_read_again_is_the_same(document: Document) -> None:
    read = load(dump(document))
    assert read == document
    assert read.content_hash() == document.content_hash()
    assert dump(read) == dump(document)
    assert load(dump(document, indent=None).encode()) == document


@whole
@given(st.sampled_from(sorted(KINDS)).flatmap(items))
def test_an_item_of_any_kind_comes_back_as_that_kind(item: Item) -> None:
    document = Document(title="Issue", sections=(Section(title="Part", items=(item,)),))
    (read,) = load(dump(document)).items
    assert type(read) is KINDS[item.kind].model
    assert read == item


def shuffled(value: Any, order: Any) -> Any:
    """Return the same JSON value with its members in another order."""
    if isinstance(value, dict):
        names = list(value)
        order.shuffle(names)
        return {name: shuffled(value[name], order) for name in names}
    return [shuffled(each, order) for each in value] if isinstance(value, list) else value


@whole
@given(documents(most_items=2), st.randoms(use_true_random=False), st.sampled_from((None, 0, 1, 7)))
def test_the_hash_depends_on_neither_order_nor_white_space(document: Document, order: Any, indent: int | None) -> None:
    text = json.dumps(shuffled(json.loads(dump(document)), order), indent=indent, ensure_ascii=bool(indent))
    assert load(text).content_hash() == document.content_hash()


def test_the_hash_is_the_same_for_composed_and_decomposed_letters() -> None:
    title = "Crème brûlée à Łódź, für Straßen"
    composed, decomposed = (Document(key="k", title=unicodedata.normalize(form, title)) for form in ("NFC", "NFD"))
    assert composed.content_hash() == decomposed.content_hash()
    assert content_hash({"e\u0301": 1}) == content_hash({"\u00e9": 1})


def test_the_hash_changes_with_what_is_said() -> None:
    document = Document(key="k", title="Issue")
    assert document.content_hash() != Document(key="k", title="Issue!").content_hash()
    assert document.content_hash() != Document(key="k", title="Issue", date="2021-05").content_hash()


def test_an_instant_keeps_its_offset() -> None:
    start = datetime(2021, 6, 1, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))
    document = Document(title="Issue", sections=(Section(title="Events", items=(Event(title="Fair", start=start),)),))
    assert json.loads(dump(document))["sections"][0]["items"][0]["start"] == "2021-06-01T15:00:00+02:00"
    assert load(dump(document)).items[0].start == start


def test_an_instant_of_a_time_before_the_zones_is_kept_to_the_second() -> None:
    start = datetime(1905, 5, 3, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))  # 19 minutes and 32 seconds east of Greenwich
    document = Document(title="Issue", sections=(Section(title="Events", items=(Event(title="Fair", start=start),)),))
    assert document.items[0].start == start
    assert load(dump(document)) == document


def with_item(**fields: Any) -> str:
    return json.dumps({"title": "Issue", "sections": [{"title": "Part", "items": [{"title": "Item", **fields}]}]})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("NaN", "no object"),
        ("[]", "no object"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 100_000, "too deep"),
        ("9" * 5000, "not JSON"),
        ('{"title": "a", "title": "b"}', "names a member twice"),
        ("{}", "title: Field required"),
        ('{"title": 1}', "title: Input should be a valid string"),
        ('{"title": "x", "colour": "red"}', "colour: Extra inputs are not permitted"),
        ('{"title": "x", "format": "postroad-document-2"}', "format: Input should be 'postroad-document-1'"),
        ('{"title": "x", "date": "2021-02-31"}', "date: day is out of range for month"),
        ('{"title": "x", "date": "May 2021"}', "date: String should match"),
        ('{"title": "x", "sections": [{"title": "a"}, 7]}', "sections.1: Input should be a valid dictionary"),
        ('{"title": "x", "sections": [{"title": "a", "items": [7]}]}', "sections.0.items.0: an item is an object"),
        ('{"title": "x", "sections": [{"key": "a", "title": "a"}, {"key": "a", "title": "b"}]}', "the key “a” is used twice"),
        (with_item(kind="rumour"), "sections.0.items.0: the kind of item “rumour” is not known; known are news"),
        (with_item(kind="x" * 5000), f"“{'x' * 40}” is not known"),
        (with_item(), "sections.0.items.0: the kind of item “” is not known"),
        (with_item(kind="news", revision=2**53), "sections.0.items.0.revision: Input should be less than or equal to"),
        (with_item(kind="podcast", duration=2**80), "sections.0.items.0.duration"),
        (with_item(kind="event", start="2021-06-01T15:00", all_day=False), "sections.0.items.0"),
        (with_item(kind="event", start="2021-06-01", all_day=False), "an all-day item has dates"),
        (with_item(kind="event", end="2021-06-01", all_day=True), "an item with an end needs a start"),
        (with_item(kind="call", deadline="soon"), "sections.0.items.0.deadline"),
        (with_item(kind="report", languages=["English"]), "sections.0.items.0.languages.0"),
        (with_item(kind="news", body="x" * 200_001), "sections.0.items.0.body: String should have at most 200000"),
    ],
)  # fmt: skip
def test_hostile_json_is_refused_with_the_place_of_the_fault(text: str | bytes, told: str) -> None:
    with pytest.raises(DocumentError) as refused:
        load(text)
    assert told in str(refused.value)
    assert len(str(refused.value)) < 1000


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=8)
        | st.sampled_from(("2021-06-01", "event", "https://example.org")),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("title", "sections", "items", "kind", "start", "key", "links", "date", "x")),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_document_or_is_refused(value: Any) -> None:
    try:
        document = load(json.dumps(value))
    except DocumentError:
        return
    assert load(dump(document)) == document
    assert document.day is None or document.day.year > 0


def test_what_is_dangerous_in_text_is_gone_once_it_is_a_document() -> None:
    text = with_item(
        kind="news",
        body="<b onclick=x>bold</b> [x](javascript:y)",
        links=[{"text": "a\u202eb\n", "url": "javascript:alert(1)"}],
    )
    (item,) = load(text).items
    assert item.body == "\\<b onclick=x>bold\\</b> x"
    assert (item.links[0].text, item.links[0].url) == ("ab", "")
