"""The document: the frozen, portable form of an issue, and its JSON."""

import json
from datetime import date as Day  # noqa: N812 (the field `date` would hide it)
from typing import Annotated, Any, Literal

from pydantic import Field, SerializeAsAny, ValidationError, WithJsonSchema, model_validator
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic.json_schema import models_json_schema

from postroad.document.canonical import ContentHash, content_hash
from postroad.document.kinds import KINDS
from postroad.document.parts import Item, Part, new_key
from postroad.document.text import CommonMark, Key, Language, Line, Url, Words

DOCUMENT_FORMAT: Literal["postroad-document-1"] = "postroad-document-1"
"""The version of the JSON format; a reader of another version says so instead of guessing."""


_MOST_FAULTS = 5


class DocumentError(ValueError):
    """A document's JSON can't be used; the message names the place and the mend."""


def _as_item(value: Any) -> Any:
    """Let the registry choose the type, so that a new kind is one line there and none here."""
    if isinstance(value, Item):
        return value
    if not isinstance(value, dict):
        raise ValueError("an item is an object")
    kind = KINDS.get(str(value.get("kind", "")))
    if kind is None:
        named = str(value.get("kind", ""))[:40]
        raise ValueError(f"the kind of item “{named}” is not known; known are {', '.join(KINDS)}")
    return kind.model.model_validate(value)


AnyItem = Annotated[SerializeAsAny[Item], BeforeValidator(_as_item), WithJsonSchema({"$ref": "#/$defs/AnyItem"})]


def _in_the_calendar(text: str) -> str:
    Day.fromisoformat(text if len(text) > 7 else f"{text}-01")
    return text


MonthOrDay = Annotated[
    str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"), AfterValidator(_in_the_calendar)
]
"""An issue's date: a month ("2021-05") or a day ("2021-05-31")."""


class Section(Part):
    """An ordered part of an issue."""

    key: Key = Field(default_factory=new_key)
    title: Line
    introduction: CommonMark = ""
    items: tuple[AnyItem, ...] = ()
    closing_note: CommonMark = ""


class Footer(Part):
    """What stands under an issue: who publishes it, and how to reach them."""

    text: CommonMark = ""
    address: Words = ""
    website: Url = ""


class Document(Part):
    """A whole issue, with everything that its prints need and no reader's data."""

    format: Literal["postroad-document-1"] = DOCUMENT_FORMAT
    key: Key = Field(default_factory=new_key)
    newsletter: Line = ""
    number: Line | None = None
    date: MonthOrDay | None = None
    language: Language = "en"
    zone: Line = "UTC"
    title: Line
    introduction: CommonMark = ""
    sections: tuple[Section, ...] = ()
    editors_note: CommonMark = ""
    footer: Footer = Footer()

    @model_validator(mode="after")
    def _keys_are_used_once(self) -> "Document":
        for parts in (self.sections, self.items):
            seen = [part.key for part in parts]
            twice = next((key for key in seen if seen.count(key) > 1), None) if len(set(seen)) < len(seen) else None
            if twice is not None:
                raise ValueError(f"the key “{twice}” is used twice; give one of the two a new one")
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all items in the order in which they are printed."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def day(self) -> Day | None:
        """Return the issue's date as a day; for a month, its first."""
        return None if self.date is None else Day.fromisoformat(self.date if len(self.date) > 7 else f"{self.date}-01")

    def content_hash(self) -> ContentHash:
        """Return the hash of what this document says; equal documents have equal hashes."""
        return content_hash(as_json(self))


def as_json(document: Part) -> dict[str, Any]:
    """Return the document as plain JSON values, all members present."""
    return document.model_dump(mode="json")


def dump(document: Document, *, indent: int | None = 2) -> str:
    """Return the document as JSON text."""
    return json.dumps(as_json(document), ensure_ascii=False, indent=indent)


def load(text: str | bytes) -> Document:
    """Return the document that the JSON says. Raise :class:`DocumentError` that names the place of each fault."""
    try:
        value = json.loads(text, object_pairs_hook=_named_once)
    except RecursionError as error:
        raise DocumentError("This is not a document that Postroad can use: it nests too deep.") from error
    except ValueError as error:
        raise DocumentError(f"This is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise DocumentError("This is not a document that Postroad can use: it is JSON, but no object.")
    try:
        return Document.model_validate(value)
    except ValidationError as error:
        raise DocumentError(f"This is not a document that Postroad can use: {_faults(error)}.") from error


def _named_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(members)
    if len(named) < len(members):
        raise ValueError("an object names a member twice, and only one of the two could be kept")
    return named


def _faults(error: ValidationError) -> str:
    """Return the first faults, each with its place."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    told = [
        f"{'.'.join(map(str, fault['loc'])) or 'document'}: {fault['msg'].removeprefix('Value error, ')}"
        for fault in faults
    ]
    more = f"; and {len(told) - _MOST_FAULTS} more" if len(told) > _MOST_FAULTS else ""
    return "; ".join(told[:_MOST_FAULTS]) + more


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document, with all kinds that are registered."""
    models = [(kind.model, "serialization") for kind in KINDS.values()]
    references, definitions = models_json_schema([(Document, "serialization"), *models])  # type: ignore[list-item]
    defs = dict(definitions["$defs"])
    defs["AnyItem"] = {
        "oneOf": [references[(kind.model, "serialization")] for kind in KINDS.values()],
        "discriminator": {"propertyName": "kind"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://postroad.example/schemas/document-1.json",
        **defs.pop("Document"),
        "$defs": defs,
    }
