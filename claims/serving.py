"""Datasette on one database, with the settings that suit it; the plugin brings the rest to any Datasette."""

from __future__ import annotations

import socket
from importlib.resources import files

from claims.errors import ClaimsError
from claims.output import say
from db import open_db


def serve_database(path: str, host: str, port: int) -> None:
    """Serves the database at `path` until Ctrl-C; ClaimsError when the port is taken."""
    import yaml
    from datasette.cli import cli as datasette

    open_db(path).close()
    _demand_free(host, port)
    say(f"Serving {path} at http://{host}:{port}/ until Ctrl-C.")
    configured = files("claims.web")
    arguments = ["serve", path, "--host", host, "--port", str(port), "--metadata", str(configured / "metadata.yaml")]
    settings = yaml.safe_load(configured.joinpath("datasette.yaml").read_text("utf-8"))["settings"]
    for name, value in settings.items():  # Datasette 0.65 knows no configuration file, only options
        arguments += ["--setting", name, str(value).lower()]
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)


def _demand_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ClaimsError(
                f"Nothing can listen at {host}:{port} ({error.strerror}): choose another --port."
            ) from error
