"""Send a mailing in a process of its own, to be killed: ``python -m tests.delivery.killed MAILING PORT CONNECTIONS``."""

import sys


def main(mailing: int, port: int, connections: int) -> None:
    """Send to the sink at a port."""
    import django

    django.setup()
    from postroad.delivery.models import Mailing, Relay
    from postroad.delivery.send import send

    where = {"host": "127.0.0.1", "port": port, "security": "none", "connections": connections}
    relay, _ = Relay.objects.update_or_create(name="sink", defaults=where)
    print("begins", flush=True)
    send(Mailing.objects.get(pk=mailing), relay=relay)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
