"""What can go wrong with a database, each as one sentence for the person at the keyboard."""

from __future__ import annotations


class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do."""


class NotFound(DatabaseError):
    """Nothing in the database has this id."""


class UnknownClaim(NotFound):
    """No claim has this id, and none ever had."""
