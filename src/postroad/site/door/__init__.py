"""The door: staff sign in and out."""
