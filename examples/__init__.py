"""Example articles, written for this program: what the demonstration reads."""
