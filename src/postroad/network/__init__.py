"""Newsletters, organisations, people and their roles, themes, settings."""
