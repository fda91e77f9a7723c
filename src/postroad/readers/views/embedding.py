"""The form to put on another site: plain HTML that needs no script and loads nothing."""

from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from postroad.network.access import staff
from postroad.network.models import Newsletter
from postroad.readers.said import Said, own_name
from postroad.readers.views.pages import asked_language, page

_FORM = """<form action="{action}" method="post" lang="{language}" dir="{direction}">
  <p><strong>{heading}</strong></p>
  <p>
    <label for="postroad-address">{label}</label><br>
    <input id="postroad-address" name="address" type="email" autocomplete="email" maxlength="320" required>
  </p>
  <p><button type="submit">{button}</button></p>
</form>
"""


@staff
@require_http_methods(["GET", "HEAD"])
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form's HTML, to be copied, in each of the newsletter's languages."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    language = asked_language(request, newsletter)
    spoken = [(tag, own_name(tag)) for tag in newsletter.languages or [newsletter.language]]
    return page(
        request,
        "embed",
        Said("en", newsletter),
        form_html=form_html(newsletter, language),
        chosen=language,
        spoken=spoken,
    )


def form_html(newsletter: Newsletter, language: str) -> str:
    """Return the form that leads to ours, with what was typed filled in."""
    said = Said(language, newsletter)
    action = f"{settings.POSTROAD_URL}{reverse('readers:embedded', args=[newsletter.slug])}?language={language}"
    told = {
        "action": action,
        "language": said.language,
        "direction": said.direction,
        "heading": said["subscribe"],
        "label": said["email"],
        "button": said["send"],
    }
    return _FORM.format(**{name: escape(text) for name, text in told.items()})
