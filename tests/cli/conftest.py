"""The command line run inside this process, and files for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from polyc.cli.main import main
from tests.cli.samples import POLICY, Polyc, Result


@pytest.fixture
def polyc(capsys: pytest.CaptureFixture[str]) -> Polyc:
    """Runs one command line: `polyc("check", path)`."""

    def run(*words: str | Path) -> Result:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Result(code=code, out=out, err=err)

    return run


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy without mistakes."""
    path = tmp_path / "住院.pol"
    path.write_text(POLICY, "utf-8")
    return path


@pytest.fixture
def wrong_policy(tmp_path: Path) -> Path:
    """A policy that cites, in line 25, a document it does not declare."""
    path = tmp_path / "错.pol"
    path.write_text(POLICY.replace("依据 办法 第五条", "依据 方法 第五条"), "utf-8")
    return path


@pytest.fixture
def claim_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes claims to a JSON file."""

    def write(*claims: dict[str, object], name: str = "单据.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(claims[0] if len(claims) == 1 else claims, ensure_ascii=False), "utf-8")
        return path

    return write
