"""Make an installation with readers: ``python -m benchmarks.paging.world READERS``. Writes some readers' keys as JSON."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta


def main(readers: int) -> None:
    """Build; tell for some readers what their mail's link and their opened choices stand on."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.counting.world import build
    from postroad.readers.keys import PREFERENCES, SESSION, token_for
    from postroad.readers.models import Subscription

    call_command("migrate", verbosity=0, interactive=False)
    newsletter = build(readers)
    until = datetime.now(UTC) + timedelta(hours=2)
    last = Subscription.objects.latest("pk").pk
    # From all over the table, so that it is not one page of the database that is read again and again.
    spread = Subscription.objects.filter(pk__in=range(1, last, max(1, last // 500)))
    chosen = spread.filter(state=Subscription.State.CONFIRMED).values_list("subscriber_id", flat=True)
    tokens = [
        [token_for(PREFERENCES, newsletter.pk, key), token_for(SESSION, newsletter.pk, key, expires=until), key]
        for key in chosen
    ]
    print(json.dumps(tokens))


if __name__ == "__main__":
    main(int(sys.argv[1]))
