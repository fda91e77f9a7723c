"""The verbs of `postroad readers`, one module each."""
