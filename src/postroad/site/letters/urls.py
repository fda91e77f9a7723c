"""The URLs of the letters."""

from django.urls import path

from postroad.site.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.letters, name="letters"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/done/", views.done, name="done"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/leaving/", views.leaving, name="leaving"),
]
