"""The pages for what went wrong: what happened, and the mend."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its proof (stale, or without cookies)."""
    return render(request, "403_csrf.html", status=403)
