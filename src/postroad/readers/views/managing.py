"""The preference page: everything that a reader chose, in words, and one page for each decision."""

from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_urlconf, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import anyone, token
from postroad.readers import choosing, manage
from postroad.readers.choosing.zone import Zone
from postroad.readers.consent import Act, enter
from postroad.readers.join import UsedToken
from postroad.readers.models import Subscription
from postroad.readers.said import Said
from postroad.readers.views import session
from postroad.readers.views.pages import ask, page, private, said_to, tell, wrong_link


@token
@require_http_methods(["GET", "HEAD", "POST"])
def manage_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; use the link up by a POST, and open the choices in this browser."""
    now = timezone.now()
    try:
        subscription = manage.unused(token, now=now)
        if request.method == "POST":
            cookie = manage.begin(token, now=now)
            return private(session.open_with(redirect("readers:choices"), cookie))
    except (TokenError, UsedToken) as error:
        return wrong_link(request, error)
    return ask(request, said_to(request, subscription), "manage", kind="primary")


@token
@require_http_methods(["GET", "HEAD"])
@session.opened
def choices(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Say what holds, and what can be changed."""
    saved = choosing.BLOCKS.get(request.GET.get("saved", ""))
    return page(
        request,
        "choices",
        said,
        heading=said["choices"],
        state=said[f"state_{reader.state}"],
        saved=saved.now(reader, said) if saved else "",
        groups=[
            (said["about_reading"], _rows(choosing.READING, reader, said)),
            (said["about_mails"], _rows(choosing.MAILS, reader, said)),
        ],
        measured=_rows(choosing.APART, reader, said)[0],
        own=_own(reader, said),
    )


@token
@require_http_methods(["GET", "HEAD", "POST"])
@session.opened
def choose(request: HttpRequest, reader: Subscription, said: Said, name: str) -> HttpResponse:
    """Put one decision, and store it."""
    block = choosing.BLOCKS.get(name)
    if block is None or not block.is_offered(reader):
        raise Http404
    form = block(request.POST if request.method == "POST" else None, subscription=reader, said=said)
    if form.is_valid():
        _store(form, reader)
        return private(redirect(f"{reverse('readers:choices')}?saved={name}"))
    return page(
        request,
        "choose",
        said,
        status=400 if form.errors else 200,
        form=form,
        name=name,
        heading=said[f"{name}_title"],
        text=said[f"{name}_text"],
        present=block.now(reader, said),
    )


@token
@require_http_methods(["POST"])
@session.opened
def close(request: HttpRequest, reader: Subscription, said: Said) -> HttpResponse:
    """Close the choices before their time."""
    return session.closed(tell(request, said, "closed"))


@anyone
@require_http_methods(["GET", "HEAD"])
def leave_page(request: HttpRequest) -> HttpResponse:
    """Close the choices and go to a page on which anyone may be seen, at once."""
    return session.closed(private(redirect(settings.CONFIG.discreet_exit)))


def _store(form: choosing.Block, reader: Subscription) -> None:
    if isinstance(form, Zone):
        reader.subscriber.zone = form.cleaned_data["zone"]
        reader.subscriber.save(update_fields=["zone"])
        return
    enter(
        reader,
        Act.CHANGED,
        how="page",
        now=timezone.now(),
        choices=form.chosen(),
        source=f"preferences/{form.name}",
        wording=form.agreed(),
    )


Row = dict[str, str]


def _rows(blocks: tuple[type[choosing.Block], ...], reader: Subscription, said: Said) -> list[Row]:
    return [
        {
            "name": block.name,
            "title": said[f"{block.name}_title"],
            "now": block.now(reader, said),
            "href": _way(get_urlconf(), "readers:choose", block.name),
        }
        for block in blocks
        if block.is_offered(reader)
    ]


@cache
def _way(urlconf: str | None, name: str, *given: str) -> str:
    """Return a page's address. There are a dozen on each preference page, and they are always the same."""
    return reverse(name, urlconf=urlconf, args=given)


def _own(reader: Subscription, said: Said) -> list[Row]:
    told = {
        "address": said.word("address_now", address=reader.subscriber.address),
        "held": said["held_now"],
        "leave": said["leave_now"],
        "forget": said["forget_now"],
    }
    if reader.state != Subscription.State.CONFIRMED:
        del told["leave"]
    return [
        {"name": name, "title": said[f"{name}_title"], "now": now, "href": _way(get_urlconf(), f"readers:own-{name}")}
        for name, now in told.items()
    ]
