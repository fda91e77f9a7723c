"""A mailing: one sending of one document to an audience."""

from django.conf import settings as django_settings
from django.db import models

from postroad.desk.models import Revision
from postroad.network.models import Newsletter


class Mailing(models.Model):
    """Frozen at its making: the document (by its revision), the theme, the audience's definition and the settings."""

    class State(models.TextChoices):
        """Where the mailing stands as a whole; what happened to each mail stands in its deliveries."""

        FILLING = "filling"
        READY = "ready"
        SENDING = "sending"
        PAUSED = "paused"
        STOPPED = "stopped"
        DONE = "done"

    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="mailings")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="mailings")
    content_hash = models.CharField(max_length=64)
    theme = models.JSONField(default=dict)
    audience = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    subject = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.FILLING)
    why = models.TextField(blank=True)
    filled_through = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(django_settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="mailings")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        # Sent twice in a hurry, by two editors or two clicks, it is one mailing.
        constraints = (models.UniqueConstraint(fields=("revision",), name="mailing_once_a_revision"),)

    def __str__(self) -> str:
        return self.subject

    @property
    def is_over(self) -> bool:
        """Return whether nothing will be sent any more."""
        return self.state in {self.State.DONE, self.State.STOPPED}

    def pause(self, why: str = "") -> bool:
        """Let no further mail leave until :meth:`resume`; a running send sees it within a second."""
        return self._move((self.State.READY, self.State.SENDING), self.State.PAUSED, why=why)

    def resume(self) -> bool:
        """Let it go on; the next send takes it up where it stopped."""
        return self._move((self.State.PAUSED,), self.State.READY)

    def stop(self, why: str = "") -> bool:
        """End it for good: what was not sent stays unsent."""
        waiting = (self.State.FILLING, self.State.READY, self.State.SENDING, self.State.PAUSED)
        return self._move(waiting, self.State.STOPPED, why=why)

    def _move(self, states: tuple[str, ...], state: str, *, why: str = "") -> bool:
        changed = Mailing.objects.filter(pk=self.pk, state__in=states).update(state=state, why=why)
        if changed:
            self.state, self.why = state, why
        return bool(changed)
