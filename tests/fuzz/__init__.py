"""Input that a machine thinks up, against what must hold whatever comes in.

A target takes bytes, does with them what the program would, and raises `BrokenError` when something does not hold.
atheris steers by the code that an input reaches; without it the same inputs are made blindly. tests/test_fuzz.py runs
every target for a moment and over what was found once, which lies in tests/fuzz/found/TARGET.

python -m tests.fuzz [TARGET...] [--seconds N] [--seed S]
"""
