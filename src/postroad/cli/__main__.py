"""`python -m postroad.cli` is the same as `postroad`."""

from postroad.cli import main

main()
