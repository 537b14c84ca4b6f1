"""Addresses of pages: made absolute, and read for their host."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def absolute_url(address: str | None, base: str) -> str | None:
    """`address` as an http(s) URL without fragment, resolved against `base`; None when it is none."""
    try:
        parts = urlsplit(urljoin(base, (address or "").strip()))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return parts._replace(fragment="").geturl()


def host_of(url: str | None) -> str:
    """The host of an address in lower case, without port; empty when there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
