"""The published JSON Schemas are what the code says, and each document fits its own."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from postroad.document import KINDS, Document, Section, dump, load, schema
from postroad.document.canonical import ContentHash
from postroad.document.parts import Item
from postroad.document.reading.report import Doubt, LeftOver, ReadingReport, Recognised, report_schema
from postroad.document.schemas import published
from postroad.document.text import Line
from tests.document.strategies import documents, items

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas"
whole = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("name", sorted(published()))
def test_the_published_schema_is_what_the_code_says(name: str) -> None:
    assert PUBLISHED.joinpath(name).read_text("utf-8") == published()[name], (
        "run: python -m postroad.document.schemas docs/schemas"
    )


@pytest.mark.parametrize("told", [schema(), report_schema()], ids=["document", "report"])
def test_a_schema_is_valid_json_schema(told: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(told)


@whole
@given(documents(most_sections=2, most_items=2))
def test_each_document_fits_the_schema(document: Document) -> None:
    Draft202012Validator(schema()).validate(json.loads(dump(document)))


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_each_kind_of_item_fits_the_schema(kind: str, data: st.DataObject) -> None:
    document = Document(title="Issue", sections=(Section(title="Part", items=(data.draw(items(kind)),)),))
    Draft202012Validator(schema()).validate(json.loads(dump(document)))


@pytest.mark.parametrize(
    "crooked",
    [
        {
            "title": "x",
            "sections": [{"key": "a", "title": "a", "items": [{"kind": "rumour", "key": "k", "title": "t"}]}],
        },
        {"title": "x", "sections": "none"},
        {"title": "x", "colour": "red"},
        {"title": "x", "date": "May 2021"},
        {"sections": []},
    ],
)
def test_what_is_no_document_does_not_fit_the_schema(crooked: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema()).is_valid(crooked)


def test_a_report_fits_its_schema() -> None:
    report = ReadingReport(
        format="text",
        source_hash=ContentHash("0" * 64),
        words=12,
        recognised=(Recognised(what="sections", count=2),),
        unsure=(Doubt(what="15.00 CET", why="CET is not in force in June", slip="zone", item="abc"),),
        left_overs=(LeftOver(text="page 3", why="a page number"),),
    )
    Draft202012Validator(report_schema()).validate(report.model_dump(mode="json"))


class Vigil(Item):
    """A kind that nobody has heard of yet."""

    kind: Literal["vigil"] = "vigil"
    candles: int = 0
    square: Line = ""


def test_a_new_kind_is_one_line_in_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    vigil = replace(KINDS["news"], name="vigil", model=Vigil, label="Vigil", label_plural="Vigils")
    monkeypatch.setitem(KINDS, "vigil", vigil)
    document = Document(
        title="Issue",
        sections=(Section(title="Part", items=(Vigil(title="Light", candles=40, square="Old  market"),)),),
    )

    read = load(dump(document))

    assert read == document
    assert isinstance(read.items[0], Vigil)
    assert read.items[0].square == "Old market"
    assert "Vigil" in schema()["$defs"]
    Draft202012Validator(schema()).validate(json.loads(dump(document)))
