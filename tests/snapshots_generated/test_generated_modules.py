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
    """A case or a note that changes the source changes no rule: the source's hash is left out."""
    program = real(name).program
    text = print_module(program).text.replace(program.identity.source_sha256, "0" * 64)
    assert text == snapshot(extension_class=PythonFile)
