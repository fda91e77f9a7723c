"""The discreet domain: only readers' own pages stand there, and nothing tells whose they are."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def discreet_host(answer: Answer) -> Answer:
    """Give requests to the discreet domain a URL map of their own; ``request.is_discreet`` tells the pages."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        domain = settings.CONFIG.discreet_domain
        host = request.headers.get("Host", "").rsplit(":", 1)[0].lower()
        request.is_discreet = bool(domain) and host == domain.lower()  # type: ignore[attr-defined]
        if request.is_discreet:  # type: ignore[attr-defined]
            request.urlconf = "postroad.site.discreet_urls"
        return answer(request)

    return middleware
