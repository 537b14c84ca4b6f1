"""robots.txt: what a site asks of programs (RFC 9309), read once per site and heeded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult
from urllib.robotparser import RobotFileParser

from claims.ingest.encoding import clean
from claims.ingest.material import UnreadableError

_LIMIT = 500 * 1024  # bytes that RFC 9309 wants read at least; the rest is ignored
_LONGEST_DELAY = 30.0  # seconds; a site that asks for more is asked more often than it likes, or nothing would end


@dataclass(slots=True)
class Robots:
    """The rules of every site met so far; `get` fetches a robots.txt or raises why it could not."""

    agent: str
    get: Callable[[str], bytes]
    _sites: dict[str, RobotFileParser] = field(default_factory=dict)

    def check(self, page: SplitResult) -> float:
        """The pause in seconds that the site asks for; raises UnreadableError when the page is not to be fetched."""
        site = f"{page.scheme}://{page.netloc}"
        if site not in self._sites:
            self._sites[site] = self._read(site)
        rules = self._sites[site]
        if not rules.can_fetch(self.agent, page.geturl()):
            raise UnreadableError(
                "the site's robots.txt asks programs not to fetch this page; save it in a browser and add the file"
            )
        return min(float(rules.crawl_delay(self.agent) or 0), _LONGEST_DELAY)

    def _read(self, site: str) -> RobotFileParser:
        """A site without a robots.txt, or with one that cannot be had, asks for nothing."""
        rules = RobotFileParser()
        try:
            text = clean(self.get(f"{site}/robots.txt")[:_LIMIT].decode("utf-8", "replace"))
        except UnreadableError:
            text = ""
        rules.parse(text.split("\n"))
        return rules
