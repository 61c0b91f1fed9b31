"""The system's C compiler, as strict as it goes, and the driver that feeds a policy's functions with integers."""

from __future__ import annotations

import os
import shutil
import subprocess
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from polyc.backends.artifact import Artifact
from polyc.backends.c.interface import Interface, interface
from polyc.backends.c.printer import print_module
from polyc.kernel.program import Program

COMPILER: Final = os.environ.get("CC") or shutil.which("cc")

needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler (cc)")

WARNINGS: Final = (
    "-std=c99",
    "-Wall",
    "-Wextra",
    "-Wconversion",
    "-Wno-unused-function",
    "-pedantic",
    "-Werror",
)
SANITIZERS: Final = ("-fsanitize=undefined,address", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer")


def compile_c(arguments: Sequence[str | Path]) -> None:
    """Raises with what the compiler says."""
    assert COMPILER is not None
    ended = subprocess.run([COMPILER, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[:4000]


class Driver:
    """A policy compiled with its driver; claims go in and results come out as plain 64-bit integers."""

    def __init__(self, program: Program, folder: Path, *options: str) -> None:
        self.face = interface(program)
        header, source, _ = (_written(folder, artifact) for artifact in print_module(program))
        main = folder / "driver.c"
        main.write_text("".join(f"{line}\n" for line in driver_lines(self.face, header.name)), "utf-8")
        self.path = folder / "driver"
        compile_c([*WARNINGS, *(options or ("-O1", *SANITIZERS)), source, main, "-o", self.path])

    def settle(self, calls: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
        """What each call returns, in the words of `settle_ints`; a call is claim, state, and each list's rows behind their count."""
        given = array("q", (number for call in calls for number in call))
        ended = subprocess.run([self.path], input=given.tobytes(), capture_output=True, check=False)
        assert ended.returncode == 0, ended.stderr.decode()[:4000]
        made = array("q")
        made.frombytes(ended.stdout)
        yield from _parted(made)


def _written(folder: Path, artifact: Artifact) -> Path:
    """The file, beside the others whatever folders its policy's name asks for."""
    place = folder / artifact.path.split("/")[-1]
    place.write_text(artifact.text, "utf-8")
    return place


def _parted(made: array[int]) -> Iterator[tuple[int, ...]]:
    """The driver writes how many numbers follow before each result."""
    at = 0
    while at < len(made):
        yield tuple(made[at + 1 : at + 1 + made[at]])
        at += 1 + made[at]


def driver_lines(face: Interface, header: str) -> Iterator[str]:
    """A program that settles every claim of its input in place, the state before being the state after."""
    name, lists = face.prefix, face.items
    yield "#include <stdio.h>"
    yield "#include <stdlib.h>"
    yield f'#include "{header}"'
    yield "static int64_t out[8];"
    yield "static void put(const void *from, size_t numbers) { if (fwrite(from, 8, numbers, stdout) != numbers) exit(3); }"
    yield "static int take(void *to, size_t numbers) { return fread(to, 8, numbers, stdin) == numbers; }"
    yield "int main(void) {"
    yield f"    {name}_claim claim = {{0}}; {name}_state state; {name}_result result;"
    yield f"    if ({name}_abi_version() != {name.upper()}_ABI_VERSION || {name}_source()[0] == 0) return 4;"
    yield "    for (;;) {"
    if face.claim:
        yield "        if (!take(&claim, sizeof claim / 8)) break;"
    else:
        yield "        int64_t there; if (!take(&there, 1)) break;"
    yield f"        if (!take(&state, {len(face.state) and 'sizeof state / 8'})) return 2;"
    for rows in lists:
        count = f"{rows.symbol}_count"
        yield f"        int64_t {count}; if (!take(&{count}, 1)) return 2;"
        yield f"        {name}_{rows.symbol} *{rows.symbol} = malloc(sizeof *{rows.symbol} * (size_t)({count} + 1));"
        width = len(rows.members)
        yield f"        if (!take({rows.symbol}, (size_t){count} * {width})) return 2;"
    given = "".join(f"{rows.symbol}, {rows.symbol}_count, " for rows in lists)
    counts = ", ".join(f"{rows.symbol}_count" for rows in lists)
    made = ""
    if lists:
        yield "        int64_t row = 0;"
        yield f"        int64_t *work = malloc(8 * (size_t){name}_work({counts}) + 8);"
    for at, rows in enumerate(face.rows):
        owner = next(each.symbol for each in lists if each.name == rows.name)
        yield f"        {name}_{rows.symbol} *made{at} = malloc(sizeof *made{at} * (size_t)({owner}_count + 1));"
        made += f", made{at}"
    work, row = ("work, ", ", &row") if lists else ("", "")
    yield f"        int32_t code = {name}_check(&claim{', ' + given.rstrip(', ') if given else ''}{row});"
    yield f"        if (code == 0) code = {name}_settle(&claim, &state, {given}{work}&result, &state{made}{row});"
    total = f"1 + {len(face.result)} + {len(face.state)}"
    for rows in face.rows:
        owner = next(each.symbol for each in lists if each.name == rows.name)
        total += f" + {owner}_count * {len(rows.members)}"
    refused = "row ? 2 : 1" if lists else "1"
    yield f"        out[0] = code ? {refused} : {total}; out[1] = code;"
    if lists:
        yield "        out[2] = row; put(out, code ? (size_t)out[0] + 1 : 2);"
    else:
        yield "        put(out, 2);"
    yield "        if (!code) {"
    yield f"            put(&result, {len(face.result)}); put(&state, {len(face.state)});"
    for at, rows in enumerate(face.rows):
        owner = next(each.symbol for each in lists if each.name == rows.name)
        yield f"            put(made{at}, (size_t){owner}_count * {len(rows.members)});"
    yield "        }"
    for rows in lists:
        yield f"        free({rows.symbol});"
    if lists:
        yield "        free(work);"
    for at, _ in enumerate(face.rows):
        yield f"        free(made{at});"
    yield "    }"
    yield "    return 0;"
    yield "}"
