"""Subscribing: a form of ours, or one that stands on any other page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from postroad.network.access import anyone
from postroad.network.models import Newsletter
from postroad.readers import discreet
from postroad.readers.forms import SubscribeForm
from postroad.readers.said import Said
from postroad.readers.views.knocking import too_often
from postroad.readers.views.pages import page, said_for, tell
from postroad.readers.wishes import wish_to_subscribe


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form; take a wish. Whatever is known of the address, what is done here and answered is the same."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    said, now = said_for(request, newsletter), timezone.now()
    form = SubscribeForm(request.POST or None, newsletter=newsletter, said=said, now=now)
    if request.method != "POST" or not form.is_valid():
        return _form(request, newsletter, said, form)
    if barred := too_often(request, said, now=now):
        return barred
    if not form.is_from_a_program:
        wish_to_subscribe(
            newsletter,
            form.cleaned_data["address"],
            language=form.cleaned_data["language"],
            now=now,
            wording=said["agree"],
            source=request.path,
            choices={"discreet": True} if form.cleaned_data.get("discreet") else {},
        )
    return redirect(f"{reverse('readers:asked', args=[slug])}?language={said.language}")


@csrf_exempt  # it comes from another site, with no cookie of ours, and nothing is done but to show the form
@anyone
@require_http_methods(["POST"])
def embedded(request: HttpRequest, slug: str) -> HttpResponse:
    """Take what was typed into a form on another site, and show it in ours to be looked at and sent.

    So a form of plain HTML works anywhere, and yet nobody else's page can subscribe its visitors unseen, nor a program
    that copied it.
    """
    newsletter = get_object_or_404(Newsletter, slug=slug)
    said = said_for(request, newsletter)
    typed = {"address": request.POST.get("address", "")[:320], "language": said.language}
    form = SubscribeForm(initial=typed, newsletter=newsletter, said=said, now=timezone.now())
    return _form(request, newsletter, said, form, lede=said["embedded_text"])


@anyone
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what happens next, and from whom the mail comes, so that nobody takes it for another's."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    said = said_for(request, newsletter)
    offered = discreet.is_offered()
    front = discreet.discreet_front(said.language) if offered else discreet.own_front(newsletter)
    subject = front.subject or said.words.word("mail_subject", newsletter=newsletter.title)
    from_whom = said.word("asked_sender", sender=front.sender_name, address=front.sender_address, subject=subject)
    return tell(request, said, "asked", note=from_whom, archive=True)


def _form(
    request: HttpRequest, newsletter: Newsletter, said: Said, form: SubscribeForm, lede: str = ""
) -> HttpResponse:
    action = f"{reverse('readers:subscribe', args=[newsletter.slug])}?language={said.language}"
    return page(
        request,
        "subscribe",
        said,
        status=400 if form.errors else 200,
        form=form,
        heading=said["subscribe"],
        lede=lede or said["subscribe_lede"],
        action=action,
    )
