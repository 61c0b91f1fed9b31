"""What `tests/machine.sh` does where a program is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "machine.sh"


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A search path on which this user is root and apt-get fails."""
    program(tmp_path, "id", "echo 0")
    program(tmp_path, "apt-get", "exit 1")
    return tmp_path


def run(path: Path, *arguments: str, ci: str = "") -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(SCRIPT), *arguments]
    environment = {"PATH": str(path), "CI": ci}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_tool_that_is_there_is_silent(machine: Path) -> None:
    program(machine, "node", "exit 0")
    result = run(machine, "tools", "node")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_missing_tool_is_named_in_one_line(machine: Path) -> None:
    result = run(machine, "tools", "java")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == 1
    assert "java" in result.stdout


def test_apt_get_mends_what_is_missing(machine: Path) -> None:
    program(
        machine,
        "apt-get",
        f'[ "$2" = update ] || : > "{machine}/node"; [ "$2" = update ] || /bin/chmod +x "{machine}/node"',
    )
    result = run(machine, "tools", "node", ci="true")
    assert (result.returncode, result.stdout) == (0, "")
    assert (machine / "node").exists()


def test_in_ci_a_skip_that_could_be_mended_fails(machine: Path) -> None:
    assert run(machine, "tools", "node", "java", ci="true").returncode == 1


def test_in_ci_a_skip_that_could_not_be_mended_passes(machine: Path) -> None:
    (machine / "apt-get").unlink()
    result = run(machine, "tools", "node", ci="true")
    assert result.returncode == 0
    assert "node" in result.stdout


def test_an_old_python_is_refused_in_one_line(machine: Path) -> None:
    program(machine, "python3", "exit 1")
    result = run(machine, "venv", str(machine / "venv"))
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "3.11" in result.stderr
