"""A document says the same after it was written down and read again."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postroad.document import KINDS, Document, Section, dump, load
from tests.document.strategies import documents, items

whole = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@whole
@given(documents())
def test_a_document_that_is_written_down_and_read_again_is_the_same(document: Document) -> None:
    assert load(dump(document)) == document
    assert load(dump(document)).content_hash() == document.content_hash()


@whole
@given(st.sampled_from(sorted(KINDS)).flatmap(items))
def test_an_item_of_any_kind_comes_back_as_that_kind(item) -> None:
    document = Document(title="Issue", sections=(Section(title="Part", items=(item,)),))
    (read,) = load(dump(document)).items
    assert type(read) is KINDS[item.kind].model
    assert read == item
