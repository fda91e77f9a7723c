"""What stands on a newsletter's public shelf now: which issue, in which revision, since when."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from postroad import __version__
from postroad.archive.memory import Memory
from postroad.desk.models import Publication, Revision
from postroad.document import Document
from postroad.document.commonmark import plain
from postroad.document.model import load
from postroad.document.text import one_line
from postroad.network.models import Newsletter


@dataclass(frozen=True)
class Act:
    """That a revision of an issue was published, and perhaps withdrawn."""

    slug: str
    revision: int
    content_hash: str
    published_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Standing:
    """An issue that can be read: all its publications, the first one first; the last one is what it says now."""

    slug: str
    history: tuple[Act, ...]

    @property
    def now(self) -> Act:
        """Return the publication that is shown."""
        return self.history[-1]

    @property
    def published_at(self) -> datetime:
        """Return since when the issue is public."""
        return self.history[0].published_at

    @property
    def corrected_at(self) -> datetime | None:
        """Return when it was corrected last, if it ever was."""
        said = {act.content_hash for act in self.history}
        return self.now.published_at if len(said) > 1 else None

    @property
    def changed_at(self) -> datetime:
        """Return since when it says what it says."""
        return self.corrected_at or self.published_at


@dataclass(frozen=True)
class Heading:
    """What a list says of an issue; ``opening`` is how its introduction begins, in plain words."""

    slug: str
    title: str
    number: str
    date: str
    language: str
    items: int
    opening: str
    standing: Standing


@dataclass(frozen=True)
class Shelf:
    """A newsletter with the issues that can be read, the newest first, and the names of those that were withdrawn.

    ``fingerprint`` changes whenever anything on the shelf does, and so do all pages made from it; ``changed_at`` is when.
    """

    newsletter: Newsletter
    issues: tuple[Standing, ...]
    withdrawn: frozenset[str]
    fingerprint: str
    changed_at: datetime | None

    def issue(self, slug: str) -> Standing | None:
        """Return the issue of this name, if it can be read."""
        return next((issue for issue in self.issues if issue.slug == slug), None)


def shelf_of(newsletter: Newsletter) -> Shelf:
    """Return the newsletter's shelf as it is now; one query."""
    acts = [
        Act(*act)
        for act in Publication.objects.filter(revision__issue__newsletter=newsletter)
        .order_by("-revision__issue__date", "-revision__issue_id", "published_at", "pk")
        .values_list("revision__issue__slug", "revision_id", "revision__content_hash", "published_at", "withdrawn_at")
    ]
    issues: list[Standing] = []
    withdrawn: set[str] = set()
    for slug, history in groupby(acts, key=lambda act: act.slug):
        standing = Standing(slug, tuple(history))
        if standing.now.withdrawn_at is None:
            issues.append(standing)
        else:
            withdrawn.add(slug)
    times = [time for act in acts for time in (act.published_at, act.withdrawn_at) if time is not None]
    return Shelf(
        newsletter,
        tuple(issues),
        frozenset(withdrawn),
        _fingerprint(newsletter, acts),
        max(times) if times else None,
    )


def _fingerprint(newsletter: Newsletter, acts: list[Act]) -> str:
    told = [f"{field.attname}={getattr(newsletter, field.attname)}" for field in newsletter._meta.concrete_fields]
    said = "\0".join([__version__, *told, *map(repr, acts)])
    return hashlib.sha256(said.encode()).hexdigest()


_documents: Memory[Document] = Memory(size_of=lambda document: 1, room=48)
_headings: Memory[Heading] = Memory(size_of=lambda heading: 1, room=2000)


def document_of(standing: Standing) -> Document:
    """Return the document of an issue on the shelf."""
    return _document(standing.now)


def item_corrected_at(standing: Standing, key: str) -> datetime | None:
    """Return when one item was corrected last, if it ever was: other items' corrections are not its own."""
    corrected_at, before = None, None
    for act in standing.history:
        said = next((item for item in _document(act).items if item.key == key), None)
        if before is not None and said is not None and said != before:
            corrected_at = act.published_at
        before = said or before
    return corrected_at


def _document(act: Act) -> Document:
    return _documents.get(act.content_hash, lambda: load(_json(act)))


def heading_of(standing: Standing) -> Heading:
    """Return what a list says of an issue, without looking at all of it."""
    return _headings.get(f"{standing}", lambda: _heading(standing))


def _heading(standing: Standing) -> Heading:
    said = json.loads(_json(standing.now))
    return Heading(
        slug=standing.slug,
        title=said["title"],
        number=said["number"] or "",
        date=said["date"] or "",
        language=said["language"],
        opening=_shortened(one_line(plain(said["introduction"]))),
        items=sum(len(section["items"]) for section in said["sections"]),
        standing=standing,
    )


def _shortened(text: str, longest: int = 280) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip('.,;:')} …"


def _json(act: Act) -> str:
    return Revision.objects.values_list("document_json", flat=True).get(pk=act.revision)
