"""Build an installation with readers: ``python -m benchmarks.sending.world COUNT``, in the folder of POSTROAD_HOME."""

import os
import sys
from datetime import UTC, datetime


def main(count: int) -> None:
    """Make the database, a newsletter and its readers, by the acts that the product itself has."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from postroad.network.found import found
    from postroad.readers.join import Enrolment, enrol

    call_command("migrate", verbosity=0, interactive=False)
    newsletter = found("The Measured Letter", sender_address="letter@measured.example")
    readers = (
        Enrolment(f"reader{number}@{'abcdefghij'[number % 10]}.example.org", f"Reader Number {number}")
        for number in range(count)
    )
    enrol(newsletter, readers, basis="benchmark", evidence="invented addresses", now=datetime.now(UTC))


if __name__ == "__main__":
    main(int(sys.argv[1]))
