"""The URLs of this room."""

from django.urls import path

from postroad.readers import views

app_name = "readers"
urlpatterns = [
    path("leave/<str:token>/", views.leave, name="leave"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
    path("preferences/<str:token>/", views.preferences, name="preferences"),
    path("subscribe/<slug:slug>/", views.subscribe, name="subscribe"),
    path("subscribe/<slug:slug>/asked/", views.asked, name="asked"),
]
