"""The public site: issues, items, events, feeds."""
