"""Generated JavaScript in one Node process, asked in JSON lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from polyc.backends.javascript import print_module
from polyc.kernel.program import Program

NODE = shutil.which("node")
RUNNER = Path(__file__).with_name("runner.cjs")

needs_node = pytest.mark.skipif(NODE is None, reason="缺少 node / no node")


class Node:
    """A process with one module at a time; an answer that JSON would change is an error."""

    def __init__(self, program: Program | None = None) -> None:
        assert NODE is not None
        self._process = subprocess.Popen(
            [NODE, str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        if program is not None:
            self.load(program)

    def __enter__(self) -> Node:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._process.communicate()

    def load(self, program: Program) -> Any:
        """Make the program's module the one that is asked; the names that it offers."""
        return self.ask("load", node_text(program))

    def ask(self, name: str, *given: object) -> Any:
        """The answer of one of the runner's functions."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, *given]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"error": "node has ended"}')
        assert "error" not in answer, answer["error"]
        return answer["answer"]

    def ints(self, name: str, calls: Iterable[Sequence[object]]) -> list[tuple[int, ...]]:
        """What `settleInts` or `traceInts` returns for each of the calls, all asked at once."""
        return [tuple(found) for found in self.ask("ints", name, *calls)]


def node_text(program: Program) -> str:
    """The text of the module for Node."""
    return print_module(program)[1].text
