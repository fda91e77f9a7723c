"""What an issue *is*: the typed, immutable document, its JSON and its hash. Pure: no Django, no clock, no network."""

from postroad.document.canonical import ContentHash, canonical_json, content_hash
from postroad.document.kinds import KINDS, Kind
from postroad.document.model import (
    DOCUMENT_FORMAT,
    Document,
    DocumentError,
    Footer,
    Section,
    dump,
    load,
    schema,
)
from postroad.document.parts import Item, Link, Moment, Picture, Purpose, Translation, new_key

__all__ = [
    "DOCUMENT_FORMAT",
    "KINDS",
    "ContentHash",
    "Document",
    "DocumentError",
    "Footer",
    "Item",
    "Kind",
    "Link",
    "Moment",
    "Picture",
    "Purpose",
    "Section",
    "Translation",
    "canonical_json",
    "content_hash",
    "dump",
    "load",
    "new_key",
    "schema",
]
