"""The URL map of the whole site."""

from django.urls import include, path

from postroad.site.health import health
from postroad.site.look import look

urlpatterns = [
    path("", include("postroad.site.door.urls")),
    path("look/", look, name="look"),
    path("health/", health, name="health"),
    path("desk/", include("postroad.desk.urls")),
    path("desk/leads/", include("postroad.gather.urls")),
    path("desk/mailings/", include("postroad.delivery.urls")),
    path("desk/letters/", include("postroad.site.letters.urls")),
    path("reader/", include("postroad.readers.urls")),
    path("catcher/", include("postroad.site.catcher.urls")),
    path("", include("postroad.archive.urls")),
]
