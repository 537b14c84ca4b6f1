"""What the person who runs Datasette has set under `plugins: {claimtrail: {…}}`, read and checked once for a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from datasette.utils import StartupError

from claims.web.requests.databases import TIME_LIMIT
from claims.web.requests.rates import Rate

_HOUR = 3600  # seconds
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Settings:
    """Each setting by its name: who may write, as an allow block, what is switched on, and limits, in seconds."""

    allow_private: bool = False
    dump_limit: float = _HOUR
    dumps: int = 4
    metrics: bool = False
    rate_limit: Rate | None = None
    time_limit: float = TIME_LIMIT
    write: Mapping[str, Any] | bool = False


_settings: WeakKeyDictionary[Any, Settings] = WeakKeyDictionary()


def settings(datasette: Any) -> Settings:
    """The settings of this server; StartupError for one that is none, which ends its start."""
    if datasette not in _settings:
        config = datasette.plugin_config("claimtrail")
        _settings[datasette] = _read({} if config is None else config)
    return _settings[datasette]


def _read(config: Any) -> Settings:
    if not isinstance(config, dict):
        raise StartupError(f"The settings of Claimtrail must be names with values, not “{config}”.")
    unknown = [name for name in config if name not in _READERS]
    if unknown:
        raise StartupError(f"Claimtrail has no setting “{unknown[0]}”: it takes {', '.join(_READERS)}.")
    return Settings(**{name: _READERS[name](name, value) for name, value in config.items()})


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise StartupError(f"{name} must be true or false, not “{value}”.")
    return value


def _seconds(name: str, value: object, most: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
        raise StartupError(f"{name} must be seconds, at most {most}, not “{value}”.")
    return value


def _count(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise StartupError(f"{name} must be how many are sent at a time, at least 1, not “{value}”.")
    return value


def _rate(name: str, value: object) -> Rate:
    try:
        return Rate.read(value)
    except ValueError as error:
        raise StartupError(f"{name} cannot be read: {error}") from None


def _allowed(name: str, value: object) -> Mapping[str, Any] | bool:
    if not isinstance(value, dict | bool):
        raise StartupError(f"{name} must be an allow block, such as {{id: alice}}, not “{value}”.")
    return value


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "allow_private": _switch,
    "dump_limit": partial(_seconds, most=_DAY),
    "dumps": _count,
    "metrics": _switch,
    "rate_limit": _rate,
    "time_limit": partial(_seconds, most=_HOUR),
    "write": _allowed,
}
