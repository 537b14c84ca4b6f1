"""What is shown to a user when something fails: one sentence that says what was wrong and what to do."""

from __future__ import annotations

INTERRUPTED = 130  # what shells report for Ctrl-C


class ClaimsError(Exception):
    """Something a person can mend; its message is the sentence they read."""
