"""Postroad: newsletters for networks of civil-society organisations, along one road."""

__version__ = "0.1.0"
