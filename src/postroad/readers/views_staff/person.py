"""One reader: what they chose and agreed to, and what the staff can do for them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from postroad.network.access import operator, staff
from postroad.readers import care
from postroad.readers.forms_staff import AskedForm, CorrectForm, MoveForm
from postroad.readers.models import Note, Subscriber, Subscription
from postroad.readers.told import STATES, choices_of, entries_of
from postroad.readers.views_staff.page import person_of, posted, staff_page

_ERASING = (
    "Address, name and choices are destroyed for good. What stays speaks of nobody: the proof that this was done, and a "
    "keyed hash, so that no import writes to the address again."
)


@staff
@require_http_methods(["GET", "HEAD"])
def person(request: HttpRequest, key: int) -> HttpResponse:
    """Show one reader."""
    reader = get_object_or_404(Subscriber.objects.select_related("organisation"), key=key)
    subscriptions = [
        {"is": one, "sign": STATES[one.state][0], "word": STATES[one.state][1], "choices": choices_of(one)}
        for one in reader.subscriptions.select_related("newsletter")
    ]
    notes = Note.objects.filter(subscriber=reader).select_related("newsletter").order_by("-pk")[:20]
    return staff_page(
        request,
        "person",
        tab="people",
        reader=reader,
        subscriptions=subscriptions,
        entries=entries_of(key),
        notes=notes,
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, key: int) -> HttpResponse:
    """Correct the name, and for whom the person reads."""
    reader = get_object_or_404(Subscriber, key=key)
    form = CorrectForm(posted(request), initial={"name": reader.name, "organisation": reader.organisation_id})
    if request.method == "POST" and form.is_valid():
        changed = care.correct(reader, **form.cleaned_data, by=person_of(request), now=timezone.now())
        if changed:
            messages.success(request, "What you corrected is stored.")
        return redirect("readers:person", key)
    return _ask(request, reader, form, title="Correct name and organisation", button="Store what is right")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, key: int, pk: int) -> HttpResponse:
    """Let the reader confirm another address."""
    subscription = _subscription(key, pk)
    form = MoveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        care.move(subscription, form.cleaned_data["address"], by=person_of(request), now=timezone.now())
        messages.success(
            request, "A link to confirm is on its way to the new address, and word of it to the present one."
        )
        return redirect("readers:person", key)
    return _ask(request, subscription.subscriber, form, title="Change the address", button="Send the link to confirm")


@staff
@require_POST
def ask_again(request: HttpRequest, key: int, pk: int) -> HttpResponse:
    """Send the confirmation once more."""
    try:
        care.ask_again(_subscription(key, pk), by=person_of(request), now=timezone.now())
    except care.CareError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "A mail with a link to confirm is on its way.")
    return redirect("readers:person", key)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, key: int, pk: int) -> HttpResponse:
    """Send nothing more, on the reader's word."""
    subscription = _subscription(key, pk)
    letter = subscription.newsletter.title
    return _on_their_word(
        request,
        subscription.subscriber,
        lambda how: care.stop(subscription, how=how, by=person_of(request), now=timezone.now()),
        title=f"Stop {letter} for this reader",
        text="Nothing more goes out to them from this moment on, in a running mailing too. They can be taken up again.",
        button="Stop sending",
        kind="stop",
        done=f"{letter} goes to this reader no more.",
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, key: int, pk: int) -> HttpResponse:
    """Send again, on the reader's word."""
    subscription = _subscription(key, pk)
    letter = subscription.newsletter.title
    return _on_their_word(
        request,
        subscription.subscriber,
        lambda how: care.resume(subscription, how=how, by=person_of(request), now=timezone.now()),
        title=f"Take up {letter} again for this reader",
        text="They had confirmed before they were stopped. The next issue goes to them again, with all they had chosen.",
        button="Send again",
        kind="primary",
        done=f"{letter} goes to this reader again.",
    )


@operator
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, key: int) -> HttpResponse:
    """Erase a reader who asked for it."""
    reader = get_object_or_404(Subscriber, key=key)

    def erase(how: str) -> None:
        care.forget(key, how=how, by=person_of(request), now=timezone.now())

    return _on_their_word(
        request,
        reader,
        erase,
        title="Erase this reader",
        text=_ERASING,
        button="Erase for good",
        kind="stop",
        done="The reader is erased. No import and no form brings the address back unasked.",
        then="readers:people",
    )


def _on_their_word(
    request: HttpRequest, reader: Subscriber, act: Callable[[str], None], *, done: str, then: str = "", **more: Any
) -> HttpResponse:
    """Ask how the reader asked for it, and do it."""
    form = AskedForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["how"])
        except care.CareError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
            if then:
                return redirect(then)
        return _back(reader)
    return _ask(request, reader, form, **more)


def _ask(request: HttpRequest, reader: Subscriber, form: Any, **more: Any) -> HttpResponse:
    status = 400 if form.is_bound and form.errors else 200
    return staff_page(request, "act", tab="people", reader=reader, form=form, status=status, **more)


def _back(reader: Subscriber) -> HttpResponseRedirect:
    return redirect("readers:person", reader.key)


def _subscription(key: int, pk: int) -> Subscription:
    found = Subscription.objects.select_related("subscriber", "newsletter")
    return get_object_or_404(found, pk=pk, subscriber=key)
