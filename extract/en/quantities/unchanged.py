"""No change, although a verb of change stands beside the figure: margins, parts of so many, losses out of a pocket."""

from __future__ import annotations

import re

from extract.en.passage import Passage

# Bounds and articles between a word of change and its figure.
SOFT = (
    r"(?:no more than|no less than|not more than|at most|an? m(?:ax|in)imum of"
    r"|just|only|some|about|around|over|nearly|almost|more than|less than|fewer than|at least|roughly"
    r"|approximately|as (?:little|few|low|high) as"
    r"|as much as|as many as|clos(?:e|er) to|well over|just over|just under|under|between|an? record|record"
    r"|an estimated|estimated|an? total of|an? massive|an? whopping|an? mere|an? modest|an? further|a combined|a net"
    r"|net|another|an additional|an extra|additional|extra|an average of|an average|an|a|the|its|their|his|her|even)"
)
SIGNS = r"[ ($£€¥“\"]*\Z"
# Backed by 58% of voters: who does it. What rises or falls by so much is told by another verb.
_AGENT = re.compile(
    r"\b(?:is|are|was|were|be|been|being)(?: not)?(?: [a-z]+ly)? (?:backed|supported|opposed|rejected|approved"
    r"|favou?red|endorsed|accepted|owned|held|shared|used|watched|seen|read|chosen|preferred|disliked|welcomed"
    r"|believed|trusted"
    r"|cited|named|followed|done|blamed|liked|hated|controlled|spoken|felt|reported|mentioned)"
    rf" by(?: {SOFT})*{SIGNS}"
)
# Won by 17, trails by 12 points: how far apart two are.
_MARGIN = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:s|en|ing)?|lost|los(?:es|ing)|leads?|leading|led|trail(?:s|ed|ing)?|ahead|behind"
    rf"|outnumbered|defeated|passed|carried|rejected) by(?: {SOFT})*{SIGNS}"
)
_CONTEST_BY = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:s|en|ing)?|lost|loses?|losing|fell|defeated|carried|rejected|passed|drew)"
    rf" (?:[\w'’-]+ ){{0,9}}by(?: {SOFT})*{SIGNS}"
)
_MARGIN_IN = re.compile(
    r" (?:runs?|wickets?|votes?|points?|goals?|shots?|strokes?|lengths?|seats|games|sets|holes|metres|seconds)\b"
)
# Demand exceeds supply by 250,000 tons: how far two are apart.
_APART = re.compile(
    r"\b(?:exceed|outnumber|outpac|outperform|outstrip|outweigh|overshoot|overshot|surpass|underperform)"
    rf"(?:e?d|ped|es|s|ing|ping)?(?: [\w'’-]+){{1,5}} by(?: {SOFT})*{SIGNS}"
)
_OF_THE_GAINS = re.compile(
    r" of (?:the|its|their|those|that) (?:[a-z]+ )?(?:gains?|loss(?:es)?|ground|advance|decline|rally|rise|fall|drop)\b"
)
# Grows 40% of the world's cocoa, has raised half of the sum: a share of what is brought in.
_RAISING = re.compile(
    rf"\b(?:gr(?:ow(?:s|n|ing)?|ew)|rais(?:e[sd]?|ing)|recover(?:s|ed|ing)?)(?: up to)?(?: {SOFT})*{SIGNS}"
)
_OF_IT = re.compile(r" of (?!course\b|late\b)")
_OF_SO_MANY = re.compile(
    r" (?:points )?of (?:(?:the|his|her|their|its) )?(?:(?:first|last|final|next|opening|past|previous) )?"
    r"(?:[a-z]+|\d+) (?:service )?(?:points|games|matches|sets|frames|Tests|legs|races|rounds)\b"
)
_TOLD_AS_PART = re.compile(rf", (?:or )?(?:{SOFT} )?")
_IN_ORDER = (" first ", " last ", " final ", " next ", " opening ", " past ", " previous ")
_OF_THE = re.compile(r" of (?:the|his|her|their|its) (?:first|last|final|next|opening|past|previous) \Z")
_CUT_OFF = re.compile(rf"\bcut(?:s|ting)? (?:off|out|into|across)(?: {SOFT})*{SIGNS}")  # towns, and no fewer of them
# The club lost £3m, police recovered it: what somebody is out of pocket by or has back;
# shares that lost £3m of their value, or tuppence, are down.
_OUT_OF_POCKET = re.compile(
    rf"\b(?:lose|loses|lost|losing|recover(?:s|ed|ing)?|recoup(?:s|ed|ing)?)(?: {SOFT})*{SIGNS}"
)
_TRADED = re.compile(
    r"(?i)\b(?:shares?|stocks?|prices?|sterling|pound|dollar|euro|yen|rupee|index|futures|oil|gold|silver|copper"
    r"|crude|Brent|WTI|wheat|corn|soybeans|cocoa|sugar|contract|bitcoin)\b"
)
_OFF_WORTH = re.compile(r"[^.;]{0,30}\b(?:value|worth|capitali[sz]ation|valuation|price)\b")


def is_part(passage: Passage, start: int, end: int, *, rate: bool) -> bool:
    """Whether a figure is a part of something told with it: a third of the total, of the gains; 25 of the first 40."""
    after = passage.after(end, 60)
    last = passage.found[-1] if rate and passage.found and after.startswith(" of ") else None
    if last is not None and last.direction is None and _TOLD_AS_PART.fullmatch(passage.text, last.end, start):
        return True  # fell to 3.2m, less than a third of the total
    if rate and is_share_brought_in(passage.before(start, 40), after):
        return True
    if _OF_THE_GAINS.match(after) if rate else _OF_SO_MANY.match(after):
        return True
    return passage.before(start, 10).endswith(_IN_ORDER) and _OF_THE.search(passage.before(start, 24)) is not None


def is_share_brought_in(before: str, after: str) -> bool:
    """Whether a share is of what is grown, raised or had back, which does not change by it: grows 40% of the cocoa."""
    return _OF_IT.match(after) is not None and _RAISING.search(before) is not None


def is_margin_of_contest(before: str, after: str) -> bool:
    """Whether a figure is by how much somebody won or lost: lost the final by 180 runs."""
    return _CONTEST_BY.search(before) is not None and _MARGIN_IN.match(after) is not None


def is_out_of_pocket(before: str, clause: int, after: str) -> bool:
    """Whether money was lost or had back in the clause that begins at `clause`, and no price or value moved by it."""
    lost = _OUT_OF_POCKET.search(before, clause)
    return lost is not None and not (_TRADED.search(before, 0, lost.start()) or _OFF_WORTH.match(after))


def is_cut_off(clause: str) -> bool:
    """Whether what is counted was cut off, or cut into."""
    return _CUT_OFF.search(clause) is not None


def is_done_by(clause: str) -> bool:
    """Whether `by` leads to who does it, or to how far apart two are."""
    if _AGENT.search(clause) is not None:
        return True
    return " by " in clause and (_MARGIN.search(clause) is not None or _APART.search(clause) is not None)
