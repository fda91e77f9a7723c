"""Where a request comes from, for limits on how often one place may try."""

from django.conf import settings
from django.http import HttpRequest


def place_of(request: HttpRequest | None) -> str:
    """Return where a request comes from. With https a proxy stands in front, and its word (the last) counts."""
    meta = request.META if request is not None else {}
    forwarded = str(meta.get("HTTP_X_FORWARDED_FOR", "")).rsplit(",", 1)[-1].strip()
    if forwarded and settings.SECURE_PROXY_SSL_HEADER:
        return forwarded
    return str(meta.get("REMOTE_ADDR", ""))
