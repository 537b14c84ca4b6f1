"""Writes: sources whole or not at all, decisions on pairs, and much that goes in at once."""
