"""`python -m graph` is the command `graph`."""

from cli import main

main(prog_name="graph")
