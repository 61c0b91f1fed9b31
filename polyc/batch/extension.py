"""A policy as a module of CPython in native code, compiled where it is not there yet."""

from __future__ import annotations

import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from polyc.backends.c.extension import extension_source, module_name
from polyc.batch.compiler import NoCompiler, library
from polyc.kernel.program import Program


def built(program: Program) -> Path:
    """The module's file for this Python; raises `NoCompiler` also where Python's own headers are missing."""
    include = Path(sysconfig.get_path("include"))
    if not (include / "Python.h").exists():
        raise NoCompiler(
            f"缺少 Python 的头文件({include / 'Python.h'});Debian 或 Ubuntu 上请装 python3-dev。"
        )
    return library(extension_source(program), extra=(f"-I{include}",), suffix=EXTENSION_SUFFIXES[0])


def load_native(program: Program) -> ModuleType:
    """The module itself: `settle_ints` takes and gives what that of the generated Python does.

    It looks at the bounds of every number, and answers ``(-n,)`` where input n is out of them.
    """
    name = module_name(program)
    path = str(built(program))
    spec = spec_from_file_location(name, path, loader=ExtensionFileLoader(name, path))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
