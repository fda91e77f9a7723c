"""The URLs of this room."""

from django.urls import path

from postroad.desk.views import importing, issues, items, placing, previews, publication, sections

app_name = "desk"
urlpatterns = [
    path("", issues.issues, name="issues"),
    path("new/", issues.new, name="new"),
    path("import/", importing.import_file, name="import"),
    path("placement/", placing.place, name="place"),
    path("issues/<int:pk>/", issues.issue, name="issue"),
    path("issues/<int:pk>/reading/", importing.reading, name="reading"),
    path("issues/<int:pk>/preview/<slug:print>/", previews.preview, name="preview"),
    path("issues/<int:pk>/publication/", publication.publish, name="publish"),
    path("issues/<int:pk>/withdrawal/", publication.withdraw, name="withdraw"),
    path("issues/<int:pk>/sections/", sections.add, name="add-section"),
    path("issues/<int:pk>/sections/<slug:key>/", sections.section, name="section"),
    path("issues/<int:pk>/sections/<slug:key>/items/", items.add, name="add-item"),
    path("issues/<int:pk>/sections/<slug:key>/move/", sections.move, name="move-section"),
    path("issues/<int:pk>/sections/<slug:key>/removal/", sections.remove, name="remove-section"),
    path("issues/<int:pk>/sections/<slug:key>/restoration/", sections.restore, name="restore-section"),
    path("issues/<int:pk>/items/<slug:key>/", items.item, name="item"),
    path("issues/<int:pk>/items/<slug:key>/move/", items.move, name="move-item"),
    path("issues/<int:pk>/items/<slug:key>/kind/", items.change_kind, name="change-kind"),
    path("issues/<int:pk>/items/<slug:key>/removal/", items.remove, name="remove-item"),
    path("issues/<int:pk>/items/<slug:key>/restoration/", items.restore, name="restore-item"),
]
