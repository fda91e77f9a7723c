"""The pages of this room; all for staff."""
