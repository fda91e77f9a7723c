"""The readers' pages for the staff: people, one person, segments; and for operators the audit log and what is kept."""
