"""Readers who are going to leave: ``python -m benchmarks.paging.leavers build COUNT`` writes their links as JSON.

``staying COUNT`` writes the keys of those among the first COUNT who are still there.
"""

import json
import os
import random
import sys
from datetime import UTC, datetime


def main(what: str, count: int) -> None:
    """Build, or look who stays; both in the order in which they leave."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    from postroad.network.models import Newsletter
    from postroad.readers.join import Enrolment, enrol
    from postroad.readers.keys import LEAVE, token_for
    from postroad.readers.models import Subscription

    newsletter = Newsletter.objects.get()
    basis = "there before"
    if what == "build":
        readers = (Enrolment(f"leaver{number}@harbour.example.org") for number in range(count))
        enrol(newsletter, readers, basis=basis, evidence="invented addresses", now=datetime.now(UTC))
    leavers = Subscription.objects.filter(newsletter=newsletter, confirmed_how=basis)
    keys = list(leavers.order_by("subscriber_id").values_list("subscriber_id", flat=True))
    random.Random(13).shuffle(keys)
    if what == "build":
        print(json.dumps([token_for(LEAVE, newsletter.pk, key) for key in keys]))
    else:
        print(json.dumps(list(leavers.filter(subscriber_id__in=keys[:count]).exclude(state="left").values_list("pk"))))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
