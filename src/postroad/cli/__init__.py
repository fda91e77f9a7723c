"""The `postroad` command: one module a verb."""

from postroad.cli.app import main

__all__ = ["main"]
