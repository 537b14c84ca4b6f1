"""Where the words end that name a speaker behind `said` or `according to`."""

from __future__ import annotations

import re

# Said Dr. Ann Lee, Gen. Hale, St. Louis police, John F. Hale, a U.S. bank: these points end nothing.
_TITLES = "Mr Ms Dr St Lt Mrs Sen Rep Gov Gen Col Maj Sgt Rev Hon Adm Det Prof Capt Supt Brig Cmdr Insp Pres Asst"
_ABBREVIATED = "".join(rf"(?<!\b{title}\.)" for title in _TITLES.split())
PHRASE_END = re.compile(
    rf"[.](?:{_ABBREVIATED}(?<!\b[A-Z]\.)|(?!\s[A-Z])(?!(?<=\b[A-Z]\.[A-Z]\.)\s[a-z]))(?=\s|$|[\"”])"
    r"|,(?!\d)|[;:\"”“)(\n]|\s(?:who|which|that|and (?=[a-z])|but|while|as|said|says|has|have|had|was"
    r"|were|is|are|will|would|on (?=[A-Z])|in (?=\d|an? |[A-Z][a-z]+ \d)|yesterday|today|released|published|issued"
    r"|carried|conducted|earlier|last|this)\b| - | – |—"
    r"|\s(?=(?:(?:up to|more than|less than|about|around|nearly|almost|some|at least|over|only) )?[$£€]?\d"
    r"(?!\d?-year-old))"
)
