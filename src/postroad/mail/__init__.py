"""The wire: compiled MIME, the SMTP client, signed tokens, addresses. It knows no Django and no documents."""
