"""The URLs of this room."""

from django.urls import URLPattern, URLResolver

app_name = "catcher"
urlpatterns: list[URLPattern | URLResolver] = []
