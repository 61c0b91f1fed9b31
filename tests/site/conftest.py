"""A built site, once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polyc.docgen.handwritten import HandWritten, handwritten
from polyc.docgen.ledger import FILE, Ledger, read_ledger
from polyc.docgen.site import Built, build
from tests.docgen.published import ACTIVE, hostile, real
from tests.docgen.told import reference
from tests.site.browser.chromium import launched
from tests.site.once import once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def hand() -> HandWritten:
    return handwritten(ROOT / "site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, hand: HandWritten) -> Path:
    """Two real policies, the hostile one, the language reference and the ledger, built strictly."""

    def make(folder: Path) -> None:
        publications = [real("weihai"), real("anyuan"), hostile("".join(ACTIVE))]
        ledger = read_ledger((ROOT / "policies" / FILE).read_text("utf-8"))
        assert isinstance(ledger, Ledger)
        result = build(publications, hand, folder / "site", strict=True, reference=reference(), ledger=ledger)
        assert isinstance(result, Built), result
        assert result.warnings == ()

    return once(tmp_path_factory, "built", make) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found
