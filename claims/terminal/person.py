"""The person at the keyboard, as the history and the audit trail name them."""

from __future__ import annotations

import getpass

from db.people.audit import Who


def at_keyboard(by: str | None = None) -> Who:
    """Who acts from a shell: by the name that was given, else who is logged in."""
    return Who("shell", by or _logged_in())


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process without a user, as in some containers
        return "unknown"
