"""What the delivery's tests stand on: a newsletter with readers, an issue and its mailing, made by the product."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from postroad.delivery.models import Delivery, Mailing, Relay
from postroad.delivery.options import Patience
from postroad.delivery.prepare import prepare
from postroad.desk.accept import accept
from postroad.desk.models import Revision
from postroad.mail.server import Timeouts
from postroad.network.models import Newsletter
from postroad.readers.join import Enrolment, enrol
from postroad.readers.models import Subscriber
from tests.desk.world import document
from tests.desk.world import newsletter as found_newsletter
from tests.mail.relay import ScriptedRelay

NOW = datetime.now(UTC).replace(microsecond=0)
IMPATIENT = Patience(
    waits=(0.05,),
    wait_for_due=5,
    relay_tries=3,
    relay_wait=0.01,
    timeouts=Timeouts(connect=20, greeting=20, command=20, dot=20, quit=1),
)
SOON = replace(IMPATIENT, timeouts=Timeouts(connect=20, greeting=20, command=20, dot=1, quit=1))
"""For a relay that says nothing after the final dot."""


@dataclass(frozen=True)
class World:
    """A newsletter whose readers are reader0@… to readerN@…, and the frozen revision of an issue."""

    newsletter: Newsletter
    revision: Revision

    def mailing(self) -> Mailing:
        """Prepare the mailing."""
        return prepare(self.revision, by=None, now=NOW)


def address(number: int) -> str:
    """Return a reader's address; there are five domains."""
    return f"reader{number}@{'abcde'[number % 5]}.example.org"


def world(readers: int, **told: str) -> World:
    """Return a newsletter with so many confirmed readers, and an issue of it."""
    newsletter = found_newsletter()
    add_readers(newsletter, [address(number) for number in range(readers)], **told)
    issue = accept(document(), newsletter, by=None)
    return World(newsletter, issue.freeze(by=None, now=NOW))


def add_readers(newsletter: Newsletter, addresses: list[str], **told: str) -> None:
    """Enrol readers on an evidenced basis."""
    enrolments = [Enrolment(one, **told) for one in addresses]
    enrol(newsletter, enrolments, basis="test", evidence="invented", now=NOW)


def relay_to(sink: ScriptedRelay, connections: int = 3) -> Relay:
    """Return the relay that leads to a sink."""
    where = {"host": "127.0.0.1", "port": sink.port, "security": "none", "connections": connections}
    return Relay.objects.update_or_create(name="sink", defaults=where)[0]


def states(mailing: Mailing) -> dict[str, str]:
    """Return each reader's address with the state of their delivery."""
    by_key = dict(Subscriber.objects.values_list("key", "address"))
    rows = Delivery.objects.filter(mailing=mailing).values_list("subscriber_key", "state")
    return {by_key.get(key, str(key)): state for key, state in rows}
