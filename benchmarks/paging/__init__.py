"""What the benchmark of the preference page stands on: readers, the web server with one bare page beside, and clients."""
