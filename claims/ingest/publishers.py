"""Outlets that are known by their domain or by a name, and bodies that are cited: the tables beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.ingest.addresses import host_of
from db.texts.publishers import Outlet, spelling


@dataclass(frozen=True, slots=True)
class Publisher:
    """One outlet: its name, other spellings, its domains and the region whose measures and currency it means."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    region: str | None


@cache
def publishers() -> tuple[Publisher, ...]:
    """All outlets of the table."""
    table = tomllib.loads(Path(__file__).with_name("publishers.toml").read_text(encoding="utf-8"))
    return tuple(
        Publisher(entry["name"], tuple(entry.get("names", ())), tuple(entry["domains"]), entry.get("region"))
        for entry in table["publisher"]
    )


def by_url(url: str | None) -> Publisher | None:
    """The outlet that a page's address belongs to: `https://www.rfa.org/…` is Radio Free Asia's."""
    labels = host_of(url).split(".")
    for start in range(len(labels) - 1):
        if known := _by_domain().get(".".join(labels[start:])):
            return known
    return None


def by_name(name: str | None) -> Publisher | None:
    """The outlet with this name in any of its spellings, either script, any case."""
    return _by_name().get(spelling(name)) if name else None


@dataclass(frozen=True, slots=True)
class Body:
    """An office or organisation that texts cite: its name, its names elsewhere, its region and its page."""

    name: str
    names: tuple[str, ...]
    region: str | None
    url: str


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of their table."""
    table = tomllib.loads(Path(__file__).with_name("bodies.toml").read_text(encoding="utf-8"))
    return tuple(
        Body(entry["name"], tuple(entry.get("names", ())), entry.get("region"), entry["url"]) for entry in table["body"]
    )


def body_by_name(name: str) -> Body | None:
    """The body with this name in any of its spellings, either script, any case."""
    return _body_by_name().get(spelling(name))


def outlet(name: str) -> Outlet | None:
    """What a database is to know of an outlet or a body of this name."""
    known = by_name(name)
    if known is not None:
        return Outlet(known.name, known.names, known.region, f"https://{known.domains[0]}/", "outlet")
    body = body_by_name(name)
    return Outlet(body.name, body.names, body.region, body.url, "body") if body is not None else None


@cache
def _body_by_name() -> dict[str, Body]:
    return {spelling(name): body for body in bodies() for name in (body.name, *body.names)}


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: publisher for publisher in publishers() for domain in publisher.domains}


@cache
def _by_name() -> dict[str, Publisher]:
    return {spelling(name): publisher for publisher in publishers() for name in (publisher.name, *publisher.names)}
