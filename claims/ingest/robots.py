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
    """The rules of every site met so far.

    `get` fetches a robots.txt, which is empty where a site has none, or raises UnreadableError: then no page of the
    site is to be fetched (RFC 9309, 2.3.1.4), and the next one asks for it again.
    """

    agent: str
    get: Callable[[str], bytes]
    _sites: dict[str, RobotFileParser] = field(default_factory=dict)

    def check(self, page: SplitResult) -> float:
        """The pause in seconds that the site asks for; raises UnreadableError when the page is not to be fetched."""
        site = f"{page.scheme}://{page.netloc}"
        if site not in self._sites:
            text = clean(self.get(f"{site}/robots.txt")[:_LIMIT].decode("utf-8", "replace"))
            self._sites[site] = _rules(text.split("\n"))
        rules = self._sites[site]
        if not rules.can_fetch(self.agent, page.geturl()):
            raise UnreadableError(
                "the site's robots.txt asks programs not to fetch this page; save it in a browser and add the file"
            )
        return float(min(int(rules.crawl_delay(self.agent) or 0), _LONGEST_DELAY))


def _rules(lines: list[str]) -> RobotFileParser:
    """The rules in the lines that can be read: a path such as `//[` stops the parser of the standard library."""
    try:
        return _parsed(lines)
    except ValueError:
        return _parsed([line for line in lines if _is_sound(line)])


def _is_sound(line: str) -> bool:
    try:
        _parsed(["User-agent: *", line])
    except ValueError:
        return False
    return True


def _parsed(lines: list[str]) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(lines)
    return rules
