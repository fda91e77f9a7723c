"""How often."""

from postroad.readers.choosing.block import OneOf


class Rhythm(OneOf):
    """Each issue, a monthly digest, or events and deadlines alone."""

    name = field = "rhythm"
    answers = {"each": "rhythm_each", "digest": "rhythm_digest", "events": "rhythm_events"}
