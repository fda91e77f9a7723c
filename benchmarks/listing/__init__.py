"""What the figures for import and export need: a process of its own for each measurement, so that its memory is its own."""
