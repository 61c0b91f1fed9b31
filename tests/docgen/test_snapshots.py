"""The pages of the real policies, kept so that a change shows as a diff."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from polyc.docgen.case_page import case_pages
from polyc.docgen.policy_page import policy_page
from tests.docgen.published import REAL, real


class MarkdownFile(SingleFileSnapshotExtension):
    """One page a file, which reads like the page."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.mark.parametrize("name", REAL)
def test_policy(name: str, snapshot: SnapshotAssertion) -> None:
    assert policy_page(real(name)).text == snapshot(extension_class=MarkdownFile)


@pytest.mark.parametrize("name", REAL)
def test_cases(name: str, snapshot: SnapshotAssertion) -> None:
    first = next(case_pages(real(name)))
    assert first.text == snapshot(extension_class=MarkdownFile)
