"""A newsletter to subscribe to."""

import pytest

from postroad.network.found import found
from postroad.network.models import Newsletter


@pytest.fixture
def newsletter(db: None) -> Newsletter:
    """Return a newsletter in three languages."""
    return found("The Quay Letter", sender_address="letter@quay.example", languages=["en", "fr", "ar"])
