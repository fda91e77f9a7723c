"""A document's prints: e-mail, text, web, calendar, PDF, Markdown; and the check. All pure."""
