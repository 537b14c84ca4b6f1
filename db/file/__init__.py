"""The file itself: how it is reached, written whole or not at all, searched, and what lies beside it."""
