"""What is about the reader and not about reading: the address, what is held, leaving, being forgotten."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.network.access import token
from postroad.readers import held
from postroad.readers.change_address import ask_to_move
from postroad.readers.erase import erase
from postroad.readers.forms import AddressForm
from postroad.readers.leave import leave
from postroad.readers.models import Subscription
from postroad.readers.said import Said
from postroad.readers.views import session
from postroad.readers.views.knocking import too_often
from postroad.readers.views.pages import ask, page, private, tell


@token
@require_http_methods(["GET", "HEAD", "POST"])
@session.opened
def own_address(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Ask for a new address; what is answered says nothing of whether it is known."""
    form, now = AddressForm(request.POST if request.method == "POST" else None, said=said), timezone.now()
    form.fields["address"].label = said["address_label"]
    if form.is_valid():
        if barred := too_often(request, said, now=now):
            return barred
        ask_to_move(reader, form.cleaned_data["address"], now=now)
        return tell(request, said, "address_asked", back=True)
    return page(
        request,
        "choose",
        said,
        status=400 if form.errors else 200,
        form=form,
        heading=said["address_title"],
        text=said["address_text"],
        present=said.word("address_now", address=reader.subscriber.address),
        button=said["address_button"],
    )


@token
@require_http_methods(["GET", "HEAD"])
@session.opened
def own_held(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Offer what is held as a file."""
    return page(request, "held", said, heading=said["held_title"])


@token
@require_http_methods(["GET", "HEAD"])
@session.opened
def own_file(request: HttpRequest, reader: Subscription, said: Said, kind: str) -> HttpResponse:
    """Give the file. Its name says nothing of the newsletter."""
    told = held.held(reader.subscriber, now=timezone.now())
    if kind == "json":
        body, media_type = held.as_json(told), "application/json; charset=utf-8"
    else:
        # The mark lets a spreadsheet know that it is UTF-8.
        body, media_type = "\ufeff" + held.as_csv(told), "text/csv; charset=utf-8"
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="held.{kind}"'
    return private(response)


@token
@require_http_methods(["GET", "HEAD", "POST"])
@session.opened
def own_leave(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Leave, from the page of one's choices."""
    if request.method == "POST":
        leave(reader.newsletter, reader.subscriber_id, how="page", now=timezone.now())
        return tell(request, said, "left", again=True, back=True)
    return ask(request, said, "leave", kind="stop", back=True)


@token
@require_http_methods(["GET", "HEAD", "POST"])
@session.opened
def own_forget(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Be forgotten: at once, and for good."""
    if request.method == "POST":
        erase(reader.subscriber_id, how="page", now=timezone.now())
        return session.closed(tell(request, said, "forgotten"))
    return ask(request, said, "forget", kind="stop", back=True)
