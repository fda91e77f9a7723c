"""The catcher: an SMTP server in the box that keeps what it gets, with a small web view."""
