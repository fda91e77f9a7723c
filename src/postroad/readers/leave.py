"""Leaving: at once, whatever is running, and always possible."""

from datetime import datetime

from django.db import transaction

from postroad.network.models import Newsletter, Person
from postroad.readers.consent import Act, enter
from postroad.readers.keys import LEAVE, opened
from postroad.readers.models import Subscription


@transaction.atomic
def leave(
    newsletter: Newsletter | int, subscriber_key: int, *, how: str, now: datetime, by: Person | None = None
) -> bool:
    """End a subscription. Return whether it changed anything: who left already, or is gone, has left.

    ``by`` is the member of staff who did it for the reader. A mailing that is running looks here right before it offers a
    mail, so that it takes effect at once.
    """
    pk = newsletter.pk if isinstance(newsletter, Newsletter) else newsletter
    subscription = (
        Subscription.objects.select_for_update()
        .filter(newsletter=pk, subscriber=subscriber_key)
        .exclude(state=Subscription.State.LEFT)
        .first()
    )
    if subscription is None:
        return False
    enter(subscription, Act.LEFT, how=how, now=now, by=by)
    return True


def leave_by_token(token: str, *, how: str, now: datetime) -> Newsletter | None:
    """End what a link to leave stands for; return the newsletter, if it still exists. Raise TokenError for another link."""
    newsletter_pk, key = opened(LEAVE, token, now=now)
    newsletter = Newsletter.objects.filter(pk=newsletter_pk).first()
    if newsletter is not None:
        leave(newsletter, key, how=how, now=now)
    return newsletter
