"""A mended line, as a finding's help shows it."""

from __future__ import annotations

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic


@frozen(kw_only=True)
class Correction:
    """The line as it could stand.

    `line` is empty where the line holds something else that cannot be read; `sure` is
    false where the mended line holds a choice that only the author can make.
    """

    line: str
    sure: bool

    @property
    def words(self) -> str:
        if not self.line:
            return ""
        return f"{'写成' if self.sure else '例如'}:{self.line}"


UNKNOWN = Correction(line="", sure=False)


@frozen(kw_only=True, repr=False, eq=False)
class Mendable(Diagnostic):
    """A finding that may know how the line should read; no finding by itself."""

    correction: Correction = UNKNOWN
