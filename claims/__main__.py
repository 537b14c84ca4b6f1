"""`python -m claims` is `claims`."""

from __future__ import annotations

import signal
import sys

from claims.errors import INTERRUPTED


def main() -> None:
    """Runs the command; Ctrl-C while it still loads ends it as quietly as later on.

    What a service manager or a shutdown sends to end it counts as Ctrl-C.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from claims.commands.main import cli

        cli(prog_name="claims")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except UnicodeEncodeError:
        if not any("\ud800" <= character <= "\udfff" for given in sys.argv for character in given):
            raise
        sys.stderr.write("Error: What was typed is not UTF-8: set the terminal to UTF-8 and type it again.\n")
        raise SystemExit(_WRONG_USAGE) from None


_WRONG_USAGE = 2


if __name__ == "__main__":
    main()
