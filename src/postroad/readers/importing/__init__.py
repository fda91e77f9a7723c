"""Bringing lists of readers in: a file is recognised, looked through, stored in short transactions, and can be undone."""
