"""Sources, and what they bring: leads, which an editor may place in a section."""
