"""The URLs of this room."""

from django.urls import path

from postroad.delivery import views, views_reader

app_name = "delivery"
urlpatterns = [
    path("", views.mailings, name="mailings"),
    path("issues/<int:pk>/", views.start, name="start"),
    path("<int:pk>/", views.mailing, name="mailing"),
    path("readers/<int:key>/", views_reader.of_reader, name="of-reader"),
    path("<int:pk>/figures/", views.figures, name="figures"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/resumption/", views.resume, name="resume"),
    path("<int:pk>/end/", views.stop, name="stop"),
]
