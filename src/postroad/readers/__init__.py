"""Subscribers, subscriptions, consent, suppression. What is here never enters the editorial rooms."""
