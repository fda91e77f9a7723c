"""The URLs of the door."""

from django.urls import path

from postroad.site.door import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
]
