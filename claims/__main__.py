"""`python -m claims` is `claims`."""

from __future__ import annotations

from claims.errors import INTERRUPTED


def main() -> None:
    """Runs the command; Ctrl-C while it still loads ends it as quietly as later on."""
    try:
        from claims.cli import cli

        cli(prog_name="claims")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
