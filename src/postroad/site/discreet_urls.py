"""The URL map of the discreet domain: readers' links alone. No archive, no desk, no door: they would tell whose it is."""

from django.urls import include, path

urlpatterns = [
    path("reader/", include("postroad.readers.discreet_urls")),
]
