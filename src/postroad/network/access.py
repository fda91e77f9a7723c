"""Who may enter a view. Each view declares it with one of these; a test walks the URL map and finds any that doesn't."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
Access = Literal["anyone", "staff", "operator", "token"]


def declared_access(view: Any) -> Access | None:
    """Return what a view declares, or None if it declares nothing."""
    declared: Access | None = getattr(view, "postroad_access", None)
    return declared


def _declare(view: View, access: Access) -> View:
    view.postroad_access = access  # type: ignore[attr-defined]
    return view


def anyone(view: View) -> View:
    """Let everybody in: public pages."""
    return _declare(login_not_required(view), "anyone")


def token(view: View) -> View:
    """Let in whoever holds a token; the view checks it, for one purpose, itself."""
    return _declare(login_not_required(view), "token")


def staff(view: View) -> View:
    """Let in people who signed in."""
    return _declare(view, "staff")


def operator(view: View) -> View:
    """Let in operators alone."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not getattr(request.user, "is_operator", False):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return _declare(guarded, "operator")
