"""The page that shows the design system: each component once, in light, dark and right-to-left."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from postroad.network.access import anyone

COLOURS = ("paper", "sheet", "wash", "ink", "soft", "line", "edge", "road", "vermilion", "amber", "green")
SIZES = ("s", "m", "l", "xl", "2xl", "3xl")


class SpecimenForm(forms.Form):
    """One question of each kind."""

    title = forms.CharField(help_text="As it should stand in the issue, without a final full stop.")
    section = forms.ChoiceField(choices=[("news", "News from members"), ("events", "Events")])
    body = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), label="Text", required=False)
    rhythm = forms.ChoiceField(
        choices=[("each", "Each issue"), ("quarter", "Once a quarter")], widget=forms.RadioSelect, label="How often"
    )
    discreet = forms.BooleanField(label="Write to me discreetly", help_text="The subject says nothing of us.")


@anyone
@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Show the design system; ``?scheme=dark`` and ``?direction=rtl`` turn the whole page."""
    context = {
        "scheme": _one_of(request.GET.get("scheme"), ("light", "dark")),
        "direction": _one_of(request.GET.get("direction"), ("ltr", "rtl")),
        "colours": COLOURS,
        "sizes": SIZES,
        "form": SpecimenForm(initial={"title": "A fund for survivors opens", "rhythm": "each"}),
        "wrong": SpecimenForm({"title": "", "section": "news", "rhythm": "each", "discreet": "on"}, prefix="wrong"),
        "page": Paginator(range(1, 1205), 50).page(2),
        **_words(),
    }
    return render(request, "site/look.html", context)


def _one_of(said: str | None, allowed: tuple[str, ...]) -> str:
    return said if said in allowed else ""


def _words() -> dict[str, Any]:
    return {
        "day": date(2031, 6, 12),
        "headings": ("Newsletter", "Language", "Readers"),
        "rows": (("The Lantern", "English", "1,204"), ("La Lanterne", "French", "318"), ("Der Lotse", "German", "97")),
        "entries": (
            SimpleNamespace(href="#reading", title="News from members", count="8 items"),
            SimpleNamespace(href="#reading", title="Events and deadlines", count="5 items"),
            SimpleNamespace(href="#reading", title="New reports", count="3 items"),
        ),
    }
