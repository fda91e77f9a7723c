"""The URLs of this room."""

from django.urls import path

from postroad.gather.views import leads, sources

app_name = "gather"
urlpatterns = [
    path("", leads.leads, name="leads"),
    path("<int:pk>/dismissal/", leads.dismiss, name="dismiss"),
    path("<int:pk>/restoration/", leads.restore, name="restore"),
    path("sources/", sources.sources, name="sources"),
    path("sources/opml/", sources.import_opml, name="import-opml"),
    path("sources/<int:pk>/fetch/", sources.fetch_now, name="fetch"),
    path("sources/<int:pk>/removal/", sources.remove, name="remove-source"),
]
