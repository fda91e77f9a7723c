"""What people wrote, on the desk: read, dealt with, and whoever asks to leave unsubscribed by one click."""
