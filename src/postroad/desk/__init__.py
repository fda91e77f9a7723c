"""Issues in the making: sections, items, revisions."""
