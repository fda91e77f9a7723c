"""The readers' pages. A GET changes nothing, since mail scanners follow links."""

from postroad.readers.views.confirming import confirm
from postroad.readers.views.embedding import embed
from postroad.readers.views.leaving import leave
from postroad.readers.views.mail_link import fewer, fresh_link, hide, pause, preferences
from postroad.readers.views.managing import choices, choose, close, leave_page, manage_link
from postroad.readers.views.moving import address, revoke
from postroad.readers.views.own import own_address, own_file, own_forget, own_held, own_leave
from postroad.readers.views.subscribing import asked, embedded, subscribe

__all__ = [
    "address",
    "asked",
    "choices",
    "choose",
    "close",
    "confirm",
    "embed",
    "embedded",
    "fewer",
    "fresh_link",
    "hide",
    "leave",
    "leave_page",
    "manage_link",
    "own_address",
    "own_file",
    "own_forget",
    "own_held",
    "own_leave",
    "pause",
    "preferences",
    "revoke",
    "subscribe",
]
