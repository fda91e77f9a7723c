"""The site's own URLs, and two pages that do nothing but be pages: the reference, and an empty one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template import engines
from django.urls import include, path

from postroad.network.access import anyone
from postroad.readers.models import Subscription

_BARE = engines["django"].from_string(
    '{% extends "base/reader.html" %}{% block main %}<h1>{{ reader.newsletter }}</h1>'
    '<form class="form" method="post">{% csrf_token %}{{ form }}<button class="button">Store</button></form>'
    "{% endblock main %}"
)


class OneQuestion(forms.Form):
    """As much as any page has that something can be changed on."""

    until = forms.DateField(label="Until")


@anyone
def empty(request: HttpRequest) -> HttpResponse:
    """Return the site's frame: its template and its middleware, and no query."""
    return render(request, "base/reader.html")


@anyone
def bare(request: HttpRequest, key: int) -> HttpResponse:
    """Look one reader up, and ask one question."""
    reader = get_object_or_404(Subscription.objects.select_related("newsletter"), subscriber=key)
    return HttpResponse(_BARE.render({"reader": reader, "form": OneQuestion()}, request))


urlpatterns = [
    path("empty/", empty),
    path("bare/<int:key>/", bare),
    path("", include("postroad.site.urls")),
]
