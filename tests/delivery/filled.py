"""Put readers and an issue into the installation of POSTROAD_HOME: ``python -m tests.delivery.filled READERS``."""

import os
import sys


def main(readers: int) -> None:
    """Fill the installation's only newsletter."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    from postroad.desk.accept import accept
    from postroad.network.models import Newsletter
    from tests.delivery.world import add_readers, address
    from tests.desk.world import document

    newsletter = Newsletter.objects.get()
    add_readers(newsletter, [address(number) for number in range(readers)])
    print(accept(document(), newsletter, by=None).slug)


if __name__ == "__main__":
    main(int(sys.argv[1]))
