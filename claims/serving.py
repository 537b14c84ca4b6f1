"""Datasette on one database; what it shows and which settings suit it is brought by the plugin, here as anywhere."""

from __future__ import annotations

import os
import socket

from claims import journal
from claims.errors import ClaimsError
from claims.terminal.output import say
from claims.web.pages.signing_in import LASTING
from db import open_db
from db.file.opening import is_fixed

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")  # where only people at this machine can use a link to sign in


def serve_database(path: str, host: str, port: int) -> None:
    """Serves the database at `path` until Ctrl-C; ClaimsError when the port is taken."""
    from datasette.cli import cli as datasette
    from uvicorn.config import LOGGING_CONFIG

    open_db(path).close()
    _demand_free(host, port)
    say(f"Serving {path} at http://{_address(host, port)}/ until Ctrl-C.")
    if host in _THIS_MACHINE:
        say("To review claims, judge pairs and add sources, sign in with the address below; it works until Ctrl-C.")
        if ":" in host:
            say(f"Write it with brackets, http://{_address(host, port)}/…, or no browser opens it.")
        os.environ[LASTING] = "1"
    else:
        say("People sign in at /sign-in, each with a token that 'claims token create NAME --scope \"*:write\"' makes.")
    LOGGING_CONFIG["loggers"]["uvicorn.access"]["level"] = "WARNING"  # its lines hold what was asked, and tokens
    if (form := journal.form()) is not None:
        LOGGING_CONFIG["formatters"]["default"] = {"()": journal.Lines, "form": form}
    file = ["--immutable", path] if is_fixed(path) else [path]
    sign_in = ["--root"] if host in _THIS_MACHINE else []
    arguments = ["serve", *file, "--host", host, "--port", str(port), *sign_in]
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)


def _address(host: str, port: int) -> str:
    """Host and port as they stand in addresses of the web, an IPv6 host in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _demand_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ClaimsError(
                f"Nothing can listen at {_address(host, port)} ({error.strerror}): choose another --port or --host."
            ) from error
