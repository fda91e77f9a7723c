"""What runs beside the command: the web server and the worker, each a process of its own that ends with its parent."""
