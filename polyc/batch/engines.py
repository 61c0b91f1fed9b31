"""Which engine settles: native code where there is a C compiler, the generated Python elsewhere."""

from __future__ import annotations

from enum import Enum

from polyc.batch.claims import Engine
from polyc.batch.compiler import NoCompiler, library
from polyc.batch.native_engine import NativeEngine
from polyc.batch.native_library import loaded
from polyc.batch.prepared import Prepared
from polyc.batch.python_engine import PythonEngine
from polyc.batch.unfit import Unfit


class Wanted(Enum):
    """What the user asks for."""

    EITHER = "自动"
    NATIVE = "本机"
    PYTHON = "python"


def engine(prepared: Prepared, wanted: Wanted, *, travels: bool = False) -> Engine:
    """The engine, its code compiled; raises `Unfit` where native code is asked for and cannot be had.

    What `travels` to other machines carries its library.
    """
    python = PythonEngine(face=prepared.face, python=prepared.python)
    if wanted is Wanted.PYTHON or not prepared.c:
        return python
    try:
        carried = library(prepared.c).read_bytes() if travels else b""
        loaded(prepared.c, carried)
    except NoCompiler as missing:
        if wanted is Wanted.NATIVE:
            raise Unfit(str(missing)) from None
        return python
    return NativeEngine(face=prepared.face, source=prepared.c, carried=carried)
