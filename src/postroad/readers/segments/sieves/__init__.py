"""The sieves of which a segment is made: one module each, and one line here, in the order in which they are asked for."""

from postroad.readers.segments.sieves.confirmed_how import ConfirmedHow
from postroad.readers.segments.sieves.countries import Countries
from postroad.readers.segments.sieves.gone import Gone
from postroad.readers.segments.sieves.joined import Joined
from postroad.readers.segments.sieves.languages import Languages
from postroad.readers.segments.sieves.organisations import Organisations
from postroad.readers.segments.sieves.pause import Pause
from postroad.readers.segments.sieves.rhythm import Rhythm
from postroad.readers.segments.sieves.sieve import Moment, Sieve
from postroad.readers.segments.sieves.topics import Topics

SIEVES: dict[str, type[Sieve]] = {
    sieve.name: sieve
    for sieve in (Topics, Countries, Languages, Rhythm, Organisations, ConfirmedHow, Joined, Pause, Gone)
}

__all__ = ["SIEVES", "Moment", "Sieve"]
