"""Benchmarks as commands (`make bench`); nothing here is a timed test."""
