"""Answering a reader: a page is made once for what stands on the shelf, and not sent again to who has it."""

import hashlib
from calendar import timegm
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from postroad.archive.memory import Memory
from postroad.archive.shelf import Shelf
from postroad.archive.words import words
from postroad.network.models import Newsletter
from postroad.press.words import direction

HTML = "text/html; charset=utf-8"

_pages: Memory[bytes] = Memory(size_of=len, room=16_000_000)


def answer(
    request: HttpRequest,
    shelf: Shelf,
    make: Callable[[], str | bytes],
    *,
    content_type: str = HTML,
    language: str = "",
    changes_with: str = "",
    file_name: str = "",
) -> HttpResponseBase:
    """Return what ``make`` makes of the shelf, from memory where it was made before; 304 to who has it already.

    ``changes_with`` names what else the page depends on (the day, for one that tells what is to come); ``file_name``
    makes it a file to keep.
    """
    key = hashlib.sha256(f"{shelf.fingerprint} {request.path} {changes_with}".encode()).hexdigest()
    etag = f'"{key[:32]}"'
    changed = timegm(shelf.changed_at.utctimetuple()) if shelf.changed_at and not changes_with else None
    known = get_conditional_response(request, etag=etag, last_modified=changed)
    response: HttpResponseBase
    if known is not None:
        response = known
    else:
        response = HttpResponse(_pages.get(key, lambda: _bytes(make())), content_type=content_type)
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    # Kept by whoever likes, and asked for again each time, so that a correction or withdrawal takes effect at once.
    response["Cache-Control"] = "public, no-cache"
    if language:
        response["Content-Language"] = language
    if file_name and response.status_code == 200:
        response["Content-Disposition"] = f'inline; filename="{file_name}"'
    return response


def page(template: str, newsletter: Newsletter | None, language: str, **context: Any) -> str:
    """Return a page of the archive in a language. It knows no request, so that it is the same for everybody."""
    told = {
        "newsletter": newsletter,
        "language": language,
        "direction": direction(language),
        "words": _Said(language),
        **context,
    }
    with translation.override(language):
        return render_to_string(template, told)


class _Said:
    """The archive's words for a template: ``{{ words.events }}``."""

    def __init__(self, language: str) -> None:
        self._words = words(language)

    def __getitem__(self, name: str) -> str:
        return self._words.word(name)


def gone(template: str, newsletter: Newsletter, language: str, **context: Any) -> HttpResponse:
    """Say that what stood here was taken back."""
    response = HttpResponse(page(template, newsletter, language, **context), status=410)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    return response


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made
