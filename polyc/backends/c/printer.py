"""A policy as a header, a source and a manifest."""

from __future__ import annotations

from collections.abc import Iterable

from polyc.backends.artifact import Artifact, artifact_path
from polyc.backends.c.functions import check, settle
from polyc.backends.c.header import ABI_VERSION, header_lines
from polyc.backends.c.interface import Interface, interface
from polyc.backends.c.lines import block, paragraphs
from polyc.backends.c.manifest import manifest
from polyc.backends.c.pieces import pieces
from polyc.backends.c.tables import Tables
from polyc.kernel.passes.slimming import slimmest
from polyc.kernel.program import Program


def print_module(program: Program) -> tuple[Artifact, ...]:
    """The header, the source and the manifest of a verified program; the same program gives the same bytes."""
    path, face = program.identity.policy, interface(program)
    header = artifact_path(path, ".h")
    return (
        Artifact(path=header, text=_text(header_lines(program, face))),
        Artifact(path=artifact_path(path, ".c"), text=source(program, face, header.split("/")[-1])),
        Artifact(path=artifact_path(path, ".abi.json"), text=manifest(program, face)),
    )


def source(program: Program, face: Interface, header: str) -> str:
    """The source, which includes the header of that name."""
    tables, identity = Tables(), program.identity
    functions = [
        [*check(program, face)],
        [*settle(slimmest(program), face, tables)],
    ]
    called = "\n".join(line for lines in functions for line in lines)
    return _text(
        paragraphs(
            [f'#include "{header}"'],
            ["#ifndef POLYC_SETTLE", "#define POLYC_SETTLE static inline", "#endif"],
            *pieces(called),
            tables.lines(),
            block(f"int32_t {face.prefix}_abi_version(void) {{", [f"return {ABI_VERSION};"]),
            block(f"const char *{face.prefix}_source(void) {{", [f'return "{identity.source_sha256}";']),
            *functions,
        )
    )


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
