"""Django's SQLite, with writers who look often for their turn."""
