"""When a document was issued, as far as its line says."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from typing import Final

from attrs import frozen

_WRITTEN: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_EPOCH: Final = date(1970, 1, 1).toordinal()


@frozen(kw_only=True)
class Issue:
    """The days, both included and counted from 1970-01-01, on one of which a document was issued."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last

    def before(self, other: Issue) -> bool:
        """Whether this is surely the earlier of the two."""
        return self.last < other.first


def issue(written: str) -> Issue | None:
    """The issue that a date, a month or a year tells; None where nothing (or no day of the calendar) is."""
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", written))
    if found is None:
        return None
    year, month, day = (None if each is None else int(each) for each in found.groups())
    assert year is not None, "a date begins with its year"
    try:
        first = date(year, month or 1, day or 1)
        end = month or 12
        last = date(year, end, day or calendar.monthrange(year, end)[1])
    except ValueError:
        return None
    return Issue(first=first.toordinal() - _EPOCH, last=last.toordinal() - _EPOCH)
