"""The generated Python of the real policies, kept so that a change of a compiled rule shows as a diff."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from polyc.backends.python import print_module
from tests.docgen.published import REAL, real


class PythonFile(SingleFileSnapshotExtension):
    """One module a file; not named `.py`, or pytest would take it for tests."""

    _write_mode = WriteMode.TEXT
    file_extension = "py.txt"


@pytest.mark.parametrize("name", REAL)
def test_module(name: str, snapshot: SnapshotAssertion) -> None:
    assert print_module(real(name).program).text == snapshot(extension_class=PythonFile)
