"""What every template may know of the installation."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, bool]:
    """Tell whether there is a catcher to show."""
    return {"catcher_is_open": settings.POSTROAD_CATCHER}
