"""Addresses of pages: made absolute, and read for their host."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def absolute_url(address: str | None, base: str) -> str | None:
    """`address` as an http(s) URL without fragment, resolved against `base`; None when it is none."""
    try:
        parts = urlsplit(urljoin(base, (address or "").strip()))
        url = parts._replace(fragment="").geturl().rstrip()
        url.encode()  # what no encoding has leads nowhere
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc.strip() else None


def host_of(url: str | None) -> str:
    """The host of an address in lower case, without port; empty when there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def is_on_the_web(url: str | None) -> bool:
    """Whether an address is one of the web: those of files mean nothing elsewhere, and those of scripts would run."""
    return url is not None and url.startswith(("http://", "https://"))
