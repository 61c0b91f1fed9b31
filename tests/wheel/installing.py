"""The built wheel in a clean environment."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]


@frozen(kw_only=True)
class Installed:
    """A clean environment that holds the wheel, and a folder outside the checkout to work in."""

    wheel: Path
    programs: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, such as `polyc`, in `folder`."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
        }
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.folder,
            env={**kept, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def install(folder: Path) -> Installed:
    """Builds the wheel from the source distribution and installs it, all in `folder`."""
    _call(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT))
    (wheel,) = (folder / "dist").glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / "bin"
    _call(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return Installed(wheel=wheel, programs=programs, folder=folder)


def _call(*command: str) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
