"""Segments: readers picked by what they chose and how they came, counted as one looks, saved by name."""

from postroad.readers.segments.pick import Wanted, count, picked, said
from postroad.readers.segments.sieves import SIEVES, Sieve

__all__ = ["SIEVES", "Sieve", "Wanted", "count", "picked", "said"]
