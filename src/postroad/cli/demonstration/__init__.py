"""The demonstration: an invented network, its old newsletters, its feeds and its readers, taken down the whole road."""
