"""A mail as the readers of reports look at it: taken apart once, each aspect worked out when first asked for."""

from functools import cached_property

from postroad.mail.bounces.heads import Head
from postroad.mail.bounces.parts import Part, mail_of
from postroad.mail.bounces.returned import returned_heads
from postroad.mail.bounces.text import own_text, text_of
from postroad.mail.bounces.words import plain, words

_MAX_PLAIN = 12_000
_KNOWN_FIELDS = frozenset(
    [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "return-path",
        "message-id",
        "content-type",
        "mime-version",
        "reply-to",
        "delivered-to",
        "sender",
    ]
)


class View:
    """One mail. All properties are worked out within bounds, whatever the bytes are."""

    def __init__(self, raw: bytes) -> None:
        self.mail: Part = mail_of(raw)

    @property
    def head(self) -> Head:
        """Return the mail's own head."""
        return self.mail.head

    @cached_property
    def is_mail(self) -> bool:
        """Return whether the bytes are a mail at all."""
        return not _KNOWN_FIELDS.isdisjoint(name for name, _ in self.head.fields)

    @cached_property
    def parts(self) -> list[Part]:
        """Return all parts but those within returned mails."""
        return list(self.mail.walk())

    @cached_property
    def returned(self) -> list[Head]:
        """Return the heads of the mails that are returned."""
        return returned_heads(self.mail)

    @cached_property
    def text(self) -> str:
        """Return what the mail says, a returned mail in the text included."""
        return text_of(self.mail)

    @cached_property
    def _divided(self) -> tuple[str, str]:
        return own_text(self.text)

    @property
    def own(self) -> str:
        """Return what the mail itself says."""
        return self._divided[0]

    @property
    def below(self) -> str:
        """Return the returned mail that stands in the text, or nothing."""
        return self._divided[1]

    @cached_property
    def said(self) -> str:
        """Return what the mail itself says, for comparing."""
        return plain(self.own[:_MAX_PLAIN])

    @cached_property
    def subject(self) -> str:
        """Return the subject, for comparing."""
        return plain(self.head.shown("subject")[:500])

    @cached_property
    def is_from_daemon(self) -> bool:
        """Return whether the sender's name is a mail server's, or missing."""
        sender = self.head.shown("from")[:300].strip()
        return sender in ("", "<>") or words("notices", "daemons").stand_in(plain(sender))

    @property
    def is_from_server(self) -> bool:
        """Return whether a server seems to have written it: by the sender's name, or an empty return path."""
        return self.is_from_daemon or self.head.first("return-path").replace(" ", "") == "<>"
