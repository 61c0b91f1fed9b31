"""`polyc build --target native`: a shared library for every language that calls C, and a module for this Python."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from attrs import frozen

from polyc.backends.artifact import artifact_path
from polyc.backends.c.extension import module_name
from polyc.backends.c.printer import print_module
from polyc.batch.aside import aside
from polyc.batch.compiler import NoCompiler, library
from polyc.batch.extension import built
from polyc.cli.endings import WrongUsage
from polyc.kernel.program import Program


@frozen(kw_only=True)
class Compiled:
    """A compiled file, and where below the output's folder it belongs."""

    path: str
    file: Path


def compiled(programs: Sequence[Program]) -> tuple[Compiled, ...]:
    """Everything compiled, nothing written yet; raises `WrongUsage` where there is no compiler."""
    try:
        return tuple(each for program in programs for each in _of(program))
    except NoCompiler as missing:
        raise WrongUsage(str(missing)) from None


def _of(program: Program) -> Iterator[Compiled]:
    header, source, _ = print_module(program)
    text = f"{header.text}\n{source.text.split(chr(10), 1)[1]}"
    yield Compiled(path=artifact_path(program.identity.policy, ".so"), file=library(text))
    if not program.lists:  # items are for programs in C
        folder = artifact_path(program.identity.policy, "").rpartition("/")[0]
        name = f"{module_name(program)}{EXTENSION_SUFFIXES[0]}"
        yield Compiled(path=f"{folder}/{name}" if folder else name, file=built(program))


def put(made: Sequence[Compiled], folder: Path) -> tuple[Path, ...]:
    """Copies of the compiled files, each written aside and renamed."""
    places = []
    for each in made:
        place = folder.joinpath(*each.path.split("/"))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with aside(place) as copy:
                shutil.copyfile(each.file, copy)
        except OSError as error:
            raise WrongUsage(f"写不进“{folder}”:{error.strerror}。") from None
        places.append(place)
    return tuple(places)
