"""What the benchmark of segments stands on: an installation with many readers, and its counting process."""
