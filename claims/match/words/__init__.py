"""The words that statements are made of: which idea they stand for, how rare they are, and which are of one family."""
