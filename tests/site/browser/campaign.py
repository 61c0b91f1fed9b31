"""A longer run: `python -m tests.site.browser.campaign TYPED EVENTS [policy …]`, so many claims a policy each way."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from polyc.docgen.handwritten import HandWritten
from polyc.docgen.site import Built, build
from tests.docgen.published import real
from tests.site.browser.calculating import Doing, by_events, by_keys, check
from tests.site.browser.chromium import launched, watched
from tests.site.browser.shell import Offered, every, framed


def main(typed: int, events: int, policies: frozenset[str]) -> None:
    """Of the named policies only, where any is named; every run draws others."""
    chosen = [each for each in every() if not policies or each.policy in policies]
    start, counted, settled = perf_counter(), 0, 0
    with TemporaryDirectory() as folder:
        built = build(
            [real("weihai")], HandWritten(landing="", pages=(), settings=""), Path(folder) / "site", True
        )
        assert isinstance(built, Built), built
        for each in chosen:
            settled += _one(built.folder, each, typed, by_keys) + _one(built.folder, each, events, by_events)
            counted += typed + events
            print(
                f"{perf_counter() - start:6.0f} s  {each.policy}: {counted:,} claims on calculators show what the"
                f" interpreter says, {typed} typed and {events} by events a policy; {settled:,} of them settle",
                flush=True,
            )


def _one(site: Path, each: Offered, count: int, do: Doing) -> int:
    with launched() as browser, watched(browser) as seen:
        seen.page.goto(framed(site, each).as_uri())
        settled = check(seen.page, each, Random(), count, do)
        seen.clean()
        return settled


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), frozenset(sys.argv[3:]))
